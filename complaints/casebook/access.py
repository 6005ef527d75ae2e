"""Opening a casebook: new, with its code, or from the session that already holds its key."""

import base64
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from complaints.casebook.models import Casebook, KeptCode, KeySlot
from complaints.vault.codes import RecoveryCode, new_case_number
from complaints.vault.keys import DataKey, SealedBytes, new_data_key
from complaints.vault.rows import RowIdentity, seal_row
from complaints.vault.slots import Slot, WrongCode, make_slot, open_slot, spend_the_time

SESSION_ENTRY = "casebook"


class NoSuchCasebook(Exception):
    """No casebook has this number and code together."""


@dataclass(frozen=True, slots=True)
class OpenCasebook:
    """A casebook whose key is at hand for this request."""

    id: UUID
    number: str
    key: DataKey


@transaction.atomic
def create_casebook(code: RecoveryCode, number: str) -> OpenCasebook:
    """Make the casebook `number` that `code` opens; the number came from `free_case_number`."""
    key = new_data_key()
    casebook = Casebook.objects.create(number=number)
    slot = make_slot(code.secret, key, _binding(casebook.id))
    KeySlot.objects.create(
        casebook=casebook,
        kind=KeySlot.Kind.RECOVERY,
        salt=slot.salt,
        operations=slot.operations,
        memory_bytes=slot.memory_bytes,
        wrapped=slot.wrapped,
    )
    row = uuid4()
    identity = RowIdentity(casebook.id, KeptCode._meta.model_name or "", row)
    KeptCode.objects.create(
        id=row, casebook=casebook, sealed=seal_row(key, identity, {"code": code.characters})
    )
    return OpenCasebook(casebook.id, number, key)


def free_case_number() -> str:
    """Return a case number that no casebook has."""
    number = new_case_number()
    while Casebook.objects.filter(number=number).exists():
        number = new_case_number()
    return number


def open_casebook(number: str, code: RecoveryCode) -> OpenCasebook:
    """Open the casebook `number` with `code`, or raise NoSuchCasebook (Busy under a flood).

    One Argon2 run either way, so that the time taken does not tell whether the number exists.
    """
    row = KeySlot.objects.filter(casebook__number=number, kind=KeySlot.Kind.RECOVERY).first()
    if row is None:
        spend_the_time(code.secret)
        raise NoSuchCasebook
    slot = Slot(bytes(row.salt), row.operations, row.memory_bytes, SealedBytes(bytes(row.wrapped)))
    try:
        key = open_slot(slot, code.secret, _binding(row.casebook_id))
    except WrongCode as error:
        raise NoSuchCasebook from error
    return OpenCasebook(row.casebook_id, number, key)


def remember(session: SessionBase, casebook: OpenCasebook) -> None:
    """Keep the key in the sealed session, under a new cookie."""
    session.flush()
    session[SESSION_ENTRY] = {
        "id": str(casebook.id),
        "number": casebook.number,
        "key": base64.b64encode(casebook.key.raw).decode("ascii"),
    }


def remembered(session: SessionBase) -> OpenCasebook | None:
    """Return the casebook that this session holds open, or None."""
    entry = session.get(SESSION_ENTRY)
    if entry is None:
        return None
    return OpenCasebook(UUID(entry["id"]), entry["number"], DataKey(base64.b64decode(entry["key"])))


def shred(casebook: OpenCasebook) -> None:
    """Delete the casebook for good: the key slots first, so that nothing left can be opened."""
    KeySlot.objects.filter(casebook_id=casebook.id).delete()
    Casebook.objects.filter(id=casebook.id).delete()


def _binding(casebook: UUID) -> bytes:
    return casebook.bytes
