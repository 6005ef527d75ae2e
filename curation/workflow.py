"""What may be done with changes, by whom, and what follows: every step goes through here.

Each function raises Refused, in words for the person at the screen, and changes nothing then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from curation.applying import Item, put, record_now
from curation.before_publish import reports_on
from curation.merging import merge
from curation.models import Change, Person, Step, text_of, title_of
from curation.refusals import Refusal, Refused, check_items, refuse
from curation.rights import refuse_unless
from curation.states import APPROVED, AT_WORK, FROM, TO, Act, Origin, State
from guide.transfer.files import Record


def change_at_work(kind: str, slug: str) -> Change | None:
    """Return the change of a row that is being written or reviewed, or None."""
    return Change.objects.filter(kind=kind, slug=slug, state__in=AT_WORK).first()


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
    before = record_now(kind, slug)
    change = _locked(change_at_work(kind, slug)) or Change(kind=kind, slug=slug, author=by)
    refuse_unless(by, Act.SAVED, change)
    check_items([Item(kind, slug, after)])
    change.before_text = text_of(kind, before)
    change.after_text = text_of(kind, after)
    change.title = title_of(slug, after or before)
    change.origin = origin if change.pk is None else change.origin
    change.reason = reason or change.reason
    return _take(change, Act.SAVED, by, reason)


@transaction.atomic
def submit(change: Change, *, by: Person, reason: str = "") -> Change:
    """Ask for a review; `reason` says why the row changes."""
    change = _step(change, Act.SUBMITTED, by)
    change.reason = reason.strip() or change.reason
    if not change.reason:
        raise refuse(_("请写一句为什么改，审核的人要看。"), change, _("为什么改"))
    check_items([_item(_up_to_date(change))])
    return _take(change, Act.SUBMITTED, by)


@transaction.atomic
def take_back(change: Change, *, by: Person, reason: str = "") -> Change:
    """Make a draft of what was handed in, approved or scheduled."""
    change = _step(change, Act.TAKEN_BACK, by)
    other = change_at_work(change.kind, change.slug)
    if other is not None and other.pk != change.pk:
        raise refuse(_("这一条还有另一份正在改的草稿，请先处理那一份。"), change)
    change.publish_at, change.problem = None, ""
    return _take(change, Act.TAKEN_BACK, by, reason)


@transaction.atomic
def withdraw(change: Change, *, by: Person, reason: str = "") -> Change:
    """Give a change up; it stays in the history of its row."""
    change = _step(change, Act.WITHDRAWN, by)
    change.publish_at = None
    return _take(change, Act.WITHDRAWN, by, reason)


@transaction.atomic
def give_back(change: Change, *, by: Person, reason: str) -> Change:
    """Return a change to its author, who has to be told why."""
    change = _step(change, Act.RETURNED, by)
    if not reason.strip():
        raise refuse(_("请写明哪里要改，作者才改得了。"), change, _("退回的理由"))
    change.reviewer, change.publish_at, change.problem = by, None, ""
    return _take(change, Act.RETURNED, by, reason)


@transaction.atomic
def bring_up_to_date(change: Change, *, by: Person) -> tuple[Change, tuple[str, ...]]:
    """Merge what was published meanwhile into a change, which becomes a draft again.

    Return it with the keys that both changed, where the change's own words stand.
    """
    change = _step(change, Act.REBASED, by)
    now = record_now(change.kind, change.slug)
    merged = merge(change.before, change.after, now)
    check_items([Item(change.kind, change.slug, merged.record)])
    change.before_text = text_of(change.kind, now)
    change.after_text = text_of(change.kind, merged.record)
    return _take(change, Act.REBASED, by), merged.clashes


@transaction.atomic
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
        raise Refused(
            [Refusal("", _("排期"), _("这个时间已经过了。请填将来的时间，或者直接发布。"))]
        )
    changes = [_up_to_date(_step(change, act, by)) for change in changes]
    check_items([_item(change) for change in changes])
    _refuse_unready(changes)
    for change in changes:
        change.reviewer, change.publish_at, change.problem = by, publish_at, ""
        _take(change, act, by, reason)
    return changes


@transaction.atomic
def publish(changes: Sequence[Change], *, by: Person, reason: str = "") -> list[Change]:
    """Publish changes together, now, approving those that are not yet.

    Readers see all of them or none. Where two people must look, `by` may have written nothing of
    what is not approved yet.
    """
    changes = [_up_to_date(_locked_for_publishing(change)) for change in changes]
    for change in changes:
        refuse_unless(by, Act.PUBLISHED, change)
        if change.state not in APPROVED:
            refuse_unless(by, Act.APPROVED, change)
    _refuse_unready(changes)
    for change in changes:
        if change.state not in APPROVED:
            change.reviewer = by
            _note(change, Act.APPROVED, by, reason)
    _release(changes, by)
    return changes


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
    undoing = []
    for change in changes:
        refuse_unless(by, Act.UNDONE, change)
        last = last_published(change.kind, change.slug)
        if last is None or last.pk != change.pk or last.origin == Origin.FILES:
            message = _("只有最后一次发布能直接撤销。要回到更早的内容，请用“恢复这个版本”。")
            raise refuse(message, change)
        undoing.append(_opposite(change, by, reason.strip() or str(Act.UNDONE.label)))
    _release(undoing, by)
    for change in changes:
        _note(change, Act.UNDONE, by, reason)
    return undoing


def revert_to(change: Change, *, by: Person, reason: str) -> Change:
    """Draft the row as it was when `change` was published; the draft goes the usual way."""
    return save_draft(
        change.kind, change.slug, change.after, by=by, reason=reason, origin=Origin.REVERT
    )


def last_published(kind: str, slug: str) -> Change | None:
    """Return the change that made a row what it is, or None where nothing is known of it."""
    published = Change.objects.filter(kind=kind, slug=slug, state=State.PUBLISHED)
    return published.order_by("-published_at", "-pk").first()


def is_behind(change: Change) -> bool:
    """Tell whether something else was published since the change was begun."""
    return record_now(change.kind, change.slug) != change.before


def _up_to_date(change: Change) -> Change:
    """Refuse a change of what has changed meanwhile."""
    if is_behind(change):
        message = _("动笔以后，这一条又发布过别的修改。请先按“合并到最新内容”，看过再提交。")
        raise refuse(message, change)
    return change


def _refuse_unready(changes: Sequence[Change]) -> None:
    waiting = [report for report in reports_on(changes) if not report.ready]
    if waiting:
        raise Refused([Refusal("", report.title, "".join(report.lines)) for report in waiting])


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


def _release(changes: Sequence[Change], by: Person | None) -> None:
    """Put approved changes into the rows."""
    items = [_item(change) for change in changes]
    check_items(items)
    put(items)
    for change in changes:
        change.published_at, change.publish_at, change.problem = timezone.now(), None, ""
        _take(change, Act.PUBLISHED, by)


def _due_groups(now: datetime, again: bool) -> Iterator[list[Change]]:
    due = Change.objects.filter(state=State.SCHEDULED, publish_at__lte=now)
    if not again:
        due = due.filter(problem="")
    for _moment, group in groupby(
        due.order_by("publish_at", "pk"), lambda change: change.publish_at
    ):
        yield list(group)


def _try_release(changes: Sequence[Change], due: Due) -> bool:
    """Publish scheduled changes, or leave in their `problem` why they cannot be."""
    try:
        with transaction.atomic():
            held = [_step_due(change) for change in changes]
            _release(held, None)
    except Refused as refused:
        for change in changes:
            change.problem = str(refused)
        return False
    due.published.extend(held)
    return True


def _step_due(change: Change) -> Change:
    """Return a scheduled change, held, with what was published meanwhile merged in."""
    locked = _locked_for_publishing(change)
    now = record_now(locked.kind, locked.slug)
    merged = merge(locked.before, locked.after, now)
    if not merged.is_clean:
        _up_to_date(locked)
    if now != locked.before:
        locked.before_text = text_of(locked.kind, now)
        locked.after_text = text_of(locked.kind, merged.record)
        _note(locked, Act.REBASED, None)
    return locked


def _hold_up(change: Change, due: Due) -> None:
    """Keep why a change could not be published; say so once in its steps."""
    known = Change.objects.filter(pk=change.pk, problem="").update(problem=change.problem)
    if known:
        _note(change, Act.HELD_UP, None, change.problem)
    due.held_up.append(change)


def _item(change: Change) -> Item:
    return Item(change.kind, change.slug, change.after)


def _locked(change: Change | None) -> Change | None:
    """Return the change as it stands, held against others until the transaction ends."""
    if change is None or change.pk is None:
        return change
    return Change.objects.select_for_update().get(pk=change.pk)


def _step(change: Change, act: Act, by: Person) -> Change:
    """Return the change, held, once it is sure that `by` may take this step with it now."""
    locked = _locked(change)
    assert locked is not None  # noqa: S101 (for the type check)
    if locked.state not in FROM[act]:
        message = _("它现在是“%(state)s”，不能再“%(act)s”。请刷新页面。")
        words = {"state": locked.get_state_display(), "act": act.label}
        raise refuse(message % words, locked)
    refuse_unless(by, act, locked)
    return locked


def _locked_for_publishing(change: Change) -> Change:
    locked = _locked(change)
    assert locked is not None  # noqa: S101 (for the type check)
    if not locked.is_open:
        message = _("它现在是“%(state)s”，不能发布。请刷新页面。")
        raise refuse(message % {"state": locked.get_state_display()}, locked)
    return locked


def _take(change: Change, act: Act, by: Person | None, why: str = "") -> Change:
    change.state = TO[act]
    change.save()
    _note(change, act, by, why)
    return change


def _note(change: Change, act: Act, by: Person | None, why: str = "") -> None:
    Step.objects.create(change=change, act=act, by=by, why=why.strip())
    change.__dict__.pop("writers", None)
