"""The recovery code, viewable inside the casebook until the borrower says that it is kept."""

from complaints.casebook import store
from complaints.casebook.access import OpenCasebook
from complaints.casebook.models import KeptCode
from complaints.vault.codes import RecoveryCode


def kept_code(casebook: OpenCasebook) -> RecoveryCode | None:
    """Return the code while it is still viewable, else None."""
    for fields in store.load_all(casebook, KeptCode).values():
        return RecoveryCode(fields["code"])
    return None


def forget_kept_code(casebook: OpenCasebook) -> None:
    """Delete the viewable copy; from now on only the borrower has the code."""
    KeptCode.objects.filter(casebook_id=casebook.id).delete()
