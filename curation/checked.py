"""Saying that rows were compared with their sources and are still right: only their day changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from curation.applying import Item, record_now
from curation.labels import row_label
from curation.models import Change, Person
from curation.refusals import Refusal
from curation.releasing import publish
from curation.rights import may_publish_own
from curation.steps import change_at_work
from curation.upkeep import DAY_FIELDS
from curation.workflow import save_drafts, submit_all


@dataclass(frozen=True, slots=True)
class Checked:
    """The changes that note the day, all in one state, and the rows that were left alone."""

    changes: list[Change]
    left: list[Refusal]


@transaction.atomic
def note_checked(kind: str, slugs: Iterable[str], day: date, *, by: Person) -> Checked:
    """Set the day on which rows were last checked: published where `by` may, else handed in.

    A row is left alone that has a draft (the day is changed there) or bears that day already.
    Raises Refused where the others cannot be published, and changes nothing then.
    """
    items, left = [], []
    for slug in slugs:
        record = record_now(kind, slug)
        if record is None or change_at_work(kind, slug) is not None:
            why = _("有没发布的草稿：请在草稿里改核对日期。")
        elif record[DAY_FIELDS[kind]] == day:
            why = _("今天已经核对过。")
        else:
            items.append(Item(kind, slug, {**record, DAY_FIELDS[kind]: day}))
            continue
        left.append(Refusal(row_label(kind, slug), "", why))
    changes = save_drafts(items, by=by, reason=_("核对过，没有变化"))
    step = publish if may_publish_own(by, kind) else submit_all
    return Checked(step(changes, by=by), left)
