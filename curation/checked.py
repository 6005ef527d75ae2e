"""Saying that a row was compared with its sources and is still right: only its day changes."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from curation.applying import record_now
from curation.labels import row_label
from curation.models import Change, Person
from curation.refusals import refuse
from curation.releasing import publish
from curation.rights import may_publish_own
from curation.steps import change_at_work
from curation.upkeep import DAY_FIELDS
from curation.workflow import save_draft, submit


@transaction.atomic
def note_checked(kind: str, slug: str, day: date, *, by: Person) -> Change:
    """Set the day on which a row was last checked: published where `by` may, else handed in.

    Raises Refused where the row has a draft (the day is changed there) or bears that day already.
    """
    record = record_now(kind, slug)
    name = row_label(kind, slug)
    if record is None or change_at_work(kind, slug) is not None:
        raise refuse(_("有没发布的草稿：请在草稿里改核对日期。"), name)
    if record[DAY_FIELDS[kind]] == day:
        raise refuse(_("今天已经核对过。"), name)
    after = {**record, DAY_FIELDS[kind]: day}
    change = save_draft(kind, slug, after, by=by, reason=_("核对过，没有变化"))
    if may_publish_own(by, kind):
        return publish([change], by=by)[0]
    return submit(change, by=by)
