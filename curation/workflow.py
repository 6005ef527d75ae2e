"""What becomes of a change until it is approved: every step goes through here.

Each function raises Refused, in words for the person at the screen, and changes nothing then.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from curation.applying import Item, item_of, record_now
from curation.merging import merge
from curation.models import Change, Person, text_of, title_of
from curation.refusals import check_items, refuse
from curation.rights import refuse_unless
from curation.states import Act, Origin
from curation.steps import (
    begin,
    held_at_work,
    refuse_second_at_work,
    refuse_unexplained,
    refuse_unready,
    same,
    take,
    up_to_date,
)
from guide.transfer.files import Record


@transaction.atomic
def save_draft(
    kind: str,
    slug: str,
    after: Record | None,
    *,
    by: Person,
    reason: str = "",
    origin: Origin = Origin.EDITOR,
) -> Change:
    """Keep what a row shall be (None: it shall go) as the row's change at work, and return it.

    A change in review becomes a draft again, for its reviewer read something else. What a record
    can tell alone has to be checked before; whether it fits the other rows is checked here.
    """
    (change,) = save_drafts([Item(kind, slug, after)], by=by, reason=reason, origin=origin)
    return change


@transaction.atomic
def save_drafts(
    items: Sequence[Item], *, by: Person, reason: str = "", origin: Origin = Origin.EDITOR
) -> list[Change]:
    """Keep several rows as `save_draft` does, all or none; they are checked together, once."""
    changes = []
    for item in items:
        known = held_at_work(item.kind, item.slug)
        changes.append(known or Change(kind=item.kind, slug=item.slug, author=by))
        refuse_unless(by, Act.SAVED, changes[-1])
    check_items(items, days_too=False)
    return [
        _keep(change, item, by, reason, origin) for change, item in zip(changes, items, strict=True)
    ]


def _keep(change: Change, item: Item, by: Person, reason: str, origin: Origin) -> Change:
    kind, after, before = item.kind, item.record, record_now(item.kind, item.slug)
    if change.pk is None:  # else it is known to be behind until it is brought up to date
        change.before_text = text_of(kind, before)
    change.after_text = text_of(kind, after)
    change.title = title_of(item.slug, after or before)
    change.origin = origin if change.pk is None else change.origin
    change.reason = reason or change.reason
    return take(change, Act.SAVED, by, reason)


@transaction.atomic
def submit(change: Change, *, by: Person, reason: str = "") -> Change:
    """Ask for a review; `reason` says why the row changes."""
    return submit_all([change], by=by, reason=reason)[0]


@transaction.atomic
def submit_all(changes: Sequence[Change], *, by: Person, reason: str = "") -> list[Change]:
    """Ask for a review of several changes, all or none; they are checked together, once."""
    held = [begin(change, Act.SUBMITTED, by) for change in changes]
    for change in held:
        change.reason = reason.strip() or change.reason
        refuse_unexplained(up_to_date(change))
    check_items([item_of(change) for change in held], days_too=False)
    return [take(change, Act.SUBMITTED, by) for change in held]


@transaction.atomic
def take_back(change: Change, *, by: Person, reason: str = "") -> Change:
    """Make a draft of what was handed in, approved or scheduled."""
    change = begin(change, Act.TAKEN_BACK, by)
    refuse_second_at_work(change)
    change.publish_at, change.problem = None, ""
    return take(change, Act.TAKEN_BACK, by, reason)


@transaction.atomic
def withdraw(change: Change, *, by: Person, reason: str = "") -> Change:
    """Give a change up; it stays in the history of its row."""
    change = begin(change, Act.WITHDRAWN, by)
    change.publish_at = None
    return take(change, Act.WITHDRAWN, by, reason)


@transaction.atomic
def give_back(change: Change, *, by: Person, reason: str) -> Change:
    """Return a change to its author, who has to be told why."""
    change = begin(change, Act.RETURNED, by)
    if not reason.strip():
        raise refuse(_("请写明哪里要改，作者才改得了。"), change, _("退回的理由"))
    refuse_second_at_work(change)
    change.reviewer, change.publish_at, change.problem = by, None, ""
    return take(change, Act.RETURNED, by, reason)


@transaction.atomic
def bring_up_to_date(change: Change, *, by: Person) -> tuple[Change, tuple[str, ...]]:
    """Merge what was published meanwhile into a change, which becomes a draft again.

    Return it with the keys that both changed, where the change's own words stand.
    """
    change = begin(change, Act.REBASED, by)
    now = record_now(change.kind, change.slug)
    merged = merge(change.before, change.after, now)
    check_items([Item(change.kind, change.slug, merged.record)], days_too=False)
    change.before_text = text_of(change.kind, now)
    change.after_text = text_of(change.kind, merged.record)
    return take(change, Act.REBASED, by), merged.clashes


def approve(
    changes: Sequence[Change],
    *,
    by: Person,
    publish_at: datetime | None = None,
    reason: str = "",
) -> list[Change]:
    """Approve changes that are to be published together, for later: at a moment or by hand."""
    act = Act.APPROVED if publish_at is None else Act.SCHEDULED
    if publish_at is not None and publish_at <= timezone.now():
        message = _("这个时间已经过了。请填将来的时间，或者直接发布。")
        raise refuse(message, place=_("排期"))
    for change in changes:
        refuse_unless(by, act, change)
    refuse_unready(changes)  # this may take seconds, in which others must be able to write
    with transaction.atomic():
        held = [up_to_date(same(change, begin(change, act, by))) for change in changes]
        check_items([item_of(change) for change in held])
        for change in held:
            change.reviewer, change.publish_at, change.problem = by, publish_at, ""
            take(change, act, by, reason)
    return held


def revert_to(change: Change, *, by: Person, reason: str) -> Change:
    """Draft the row as it was when `change` was published; the draft goes the usual way."""
    return save_draft(
        change.kind, change.slug, change.after, by=by, reason=reason, origin=Origin.REVERT
    )
