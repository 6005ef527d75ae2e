"""Changes on their way to readers, and back: publishing, on its day too, and undoing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from curation.applying import item_of, put, record_now
from curation.merging import merge
from curation.models import Change, Person, text_of, title_of
from curation.refusals import Refused, check_items, refuse
from curation.rights import refuse_unless
from curation.states import APPROVED, Act, Origin, State
from curation.steps import (
    held,
    held_open,
    note,
    refuse_unexplained,
    refuse_unready,
    same,
    take,
    up_to_date,
)


def publish(changes: Sequence[Change], *, by: Person, reason: str = "") -> list[Change]:
    """Publish changes together, now, approving those that are not yet.

    Readers see all of them or none. Where two people must look, `by` may have written nothing of
    what is not approved yet.
    """
    for change in changes:
        refuse_unless(by, Act.PUBLISHED, change)
        if change.state not in APPROVED:
            refuse_unless(by, Act.APPROVED, change)
    refuse_unready(changes)  # this may take seconds, in which others must be able to write
    with transaction.atomic():
        wait_for_turn()
        locked = [up_to_date(same(change, held_open(change))) for change in changes]
        for change in locked:
            if change.state not in APPROVED:
                refuse_unless(by, Act.APPROVED, change)
                change.reason = change.reason or reason.strip()
                refuse_unexplained(change)
                change.reviewer = by
                note(change, Act.APPROVED, by, reason)
        _release(locked, by)
    return locked


@dataclass
class Due:
    """What `publish_due` did."""

    published: list[Change] = field(default_factory=list)
    held_up: list[Change] = field(default_factory=list)  # each says why in `problem`


def publish_due(now: datetime | None = None, *, again: bool = True) -> Due:
    """Publish what is scheduled for a moment that has come; what cannot be stays scheduled.

    What is due at one moment goes out together where it can, else each for itself. What was
    published meanwhile is merged in where it touched other fields. With `again`, changes are tried
    that could not be published before.
    """
    due = Due()
    for together in _due_groups(now or timezone.now(), again):
        if _try_release(together, due):
            continue
        for change in together:
            if len(together) == 1 or not _try_release([change], due):
                _hold_up(change, due)
    return due


@transaction.atomic
def undo(changes: Sequence[Change], *, by: Person, reason: str = "") -> list[Change]:
    """Take publications back at once: each row becomes what it was before.

    One reviewer alone may, whoever wrote it: what returns has been published before, and with law
    it was approved by two. Only the last publication of a row can be undone; older states come
    back with `revert_to`. Return the changes that did it.
    """
    wait_for_turn()
    undoing = []
    for change in changes:
        locked = held(change)  # who undoes it a moment later is told so
        refuse_unless(by, Act.UNDONE, locked)
        if not locked.is_last_published or locked.origin == Origin.FILES:
            message = _("只有最后一次发布能直接撤销。要回到更早的内容，请用“恢复这个版本”。")
            raise refuse(message, change)
        undoing.append(_opposite(change, by, reason.strip() or str(Act.UNDONE.label)))
    _release(undoing, by)
    for change in changes:
        note(change, Act.UNDONE, by, reason)
    return undoing


def _opposite(change: Change, by: Person, reason: str) -> Change:
    return Change(
        kind=change.kind,
        slug=change.slug,
        title=title_of(change.slug, change.before or change.after),
        before_text=text_of(change.kind, record_now(change.kind, change.slug)),
        after_text=change.before_text,
        origin=Origin.UNDO,
        undoes=change,
        reason=reason,
        author=by,
        reviewer=by,
    )


def wait_for_turn() -> None:
    """Let nobody else publish until the transaction ends.

    Whether a change is up to date and fits the other rows is checked against what is published,
    which must not move meanwhile. SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('curation.releasing'))")


def _release(changes: Sequence[Change], by: Person | None) -> None:
    """Put approved changes into the rows."""
    items = [item_of(change) for change in changes]
    check_items(items)
    put(items)
    for change in changes:
        change.published_at, change.publish_at, change.problem = timezone.now(), None, ""
        take(change, Act.PUBLISHED, by)


def _due_groups(now: datetime, again: bool) -> Iterator[list[Change]]:
    due = Change.objects.filter(state=State.SCHEDULED, publish_at__lte=now)
    if not again:
        due = due.filter(problem="")
    for _moment, group in groupby(
        due.order_by("publish_at", "pk"), lambda change: change.publish_at
    ):
        yield list(group)


def _try_release(changes: Sequence[Change], due: Due) -> bool:
    """Publish scheduled changes, or leave in their `problem` why they cannot be.

    Several processes may look at one moment: what another one published first, or somebody took
    back, is left alone.
    """
    try:
        with transaction.atomic():
            wait_for_turn()
            still = [each for each in map(held, changes) if each.state == State.SCHEDULED]
            ready = [_merged(change) for change in still]
            _release(ready, None)
    except Refused as refused:
        for change in changes:
            change.problem = str(refused)
        return False
    due.published.extend(ready)
    return True


def _merged(locked: Change) -> Change:
    """Return a scheduled change with what was published meanwhile merged in."""
    now = record_now(locked.kind, locked.slug)
    merged = merge(locked.before, locked.after, now)
    if not merged.is_clean:
        up_to_date(locked)
    if now != locked.before:
        locked.before_text = text_of(locked.kind, now)
        locked.after_text = text_of(locked.kind, merged.record)
        note(locked, Act.REBASED, None)
    return locked


def _hold_up(change: Change, due: Due) -> None:
    """Keep why a change could not be published; say so once in its steps."""
    scheduled = Change.objects.filter(pk=change.pk, state=State.SCHEDULED)
    if scheduled.filter(problem="").update(problem=change.problem):
        note(change, Act.HELD_UP, None, change.problem)
    due.held_up.append(change)
