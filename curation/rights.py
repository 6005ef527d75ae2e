"""Who may take which step with a change."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from curation.models import Change, Person
from curation.refusals import refuse
from curation.states import SECOND_PERSON, Act

VIEW = "curation.view_change"
DRAFT = "curation.draft_change"
APPROVE = "curation.approve_change"
REVERT = "curation.revert_change"
IMPORT = "curation.import_change"

_RIGHT: Mapping[Act, str] = {
    Act.SAVED: DRAFT,
    Act.SUBMITTED: DRAFT,
    Act.TAKEN_BACK: DRAFT,
    Act.WITHDRAWN: DRAFT,
    Act.REBASED: DRAFT,
    Act.RETURNED: APPROVE,
    Act.APPROVED: APPROVE,
    Act.SCHEDULED: APPROVE,
    Act.PUBLISHED: APPROVE,
    Act.UNDONE: REVERT,
}
_JUDGING = (Act.APPROVED, Act.SCHEDULED)


def has_right(by: Person, act: Act) -> bool:
    """Tell whether `by` may take this step with changes at all."""
    return bool(by.has_perm(_RIGHT[act]))


def is_own(by: Person, change: Change) -> bool:
    """Tell whether `by` wrote any of what two people must look at."""
    return change.needs_second_person and by.pk in change.writers


def may(by: Person, act: Act, change: Change) -> bool:
    """Tell whether `by` may take this step with `change`, whatever state it is in."""
    return has_right(by, act) and not (act in _JUDGING and is_own(by, change))


def may_publish_own(by: Person, kind: str) -> bool:
    """Tell whether `by` may publish what they wrote themselves of `kind`."""
    return kind not in SECOND_PERSON and bool(by.has_perm(APPROVE))


def refuse_unless(by: Person, act: Act, change: Change) -> None:
    """Raise Refused unless `may`; superusers are nobody special where two people must look."""
    if not has_right(by, act):
        message = _("您的角色不能“%(act)s”。请找有这个权限的人。") % {"act": act.label}
        raise refuse(message, change)
    if act in _JUDGING and is_own(by, change):
        message = _("规定、界限和用语要由没有写过这份修改的人审核。请另请一位审核人。")
        raise refuse(message, change)
