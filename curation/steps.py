"""How a step with a change is taken and written down, whichever step it is."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from curation.applying import record_now
from curation.before_publish import reports_on
from curation.models import Change, Person, Step
from curation.refusals import Refusal, Refused, refuse
from curation.rights import refuse_unless
from curation.states import AT_WORK, FROM, TO, Act


def held(change: Change) -> Change:
    """Return the change as it stands, held against others until the transaction ends."""
    return Change.objects.select_for_update().get(pk=change.pk)


def change_at_work(kind: str, slug: str) -> Change | None:
    """Return the change of a row that is being written or reviewed, or None."""
    return _at_work(kind, slug).first()


def held_at_work(kind: str, slug: str) -> Change | None:
    """Return what `change_at_work` does, held."""
    return _at_work(kind, slug).select_for_update().first()


def _at_work(kind: str, slug: str) -> QuerySet[Change]:
    return Change.objects.filter(kind=kind, slug=slug, state__in=AT_WORK)


def begin(change: Change, act: Act, by: Person) -> Change:
    """Return the change, held, once it is sure that `by` may take this step with it now."""
    locked = held(change)
    if locked.state not in FROM[act]:
        message = _("它现在是“%(state)s”，不能再“%(act)s”。请刷新页面。")
        words = {"state": locked.get_state_display(), "act": act.label}
        raise refuse(message % words, locked)
    refuse_unless(by, act, locked)
    return locked


def held_open(change: Change) -> Change:
    """Return a change that can still be published, held."""
    locked = held(change)
    if not locked.is_open:
        message = _("它现在是“%(state)s”，不能发布。请刷新页面。")
        raise refuse(message % {"state": locked.get_state_display()}, locked)
    return locked


def is_behind(change: Change) -> bool:
    """Tell whether something else was published since the change was begun."""
    return record_now(change.kind, change.slug) != change.before


def same(seen: Change, held: Change) -> Change:
    """Refuse what was written anew since somebody looked at it; return it otherwise."""
    if seen.after_text != held.after_text:
        raise refuse(_("就在刚才有人改过它。请刷新页面，再看一遍。"), held)
    return held


def up_to_date(change: Change) -> Change:
    """Refuse a change of what has changed meanwhile."""
    if is_behind(change):
        message = _("动笔以后，这一条又发布过别的修改。请先按“合并到最新内容”，看过再提交。")
        raise refuse(message, change)
    return change


def refuse_second_at_work(change: Change) -> None:
    """Refuse to open a change again whose row has another one at work by now."""
    other = change_at_work(change.kind, change.slug)
    if other is not None and other.pk != change.pk:
        raise refuse(_("这一条还有另一份正在改的草稿，请先处理那一份。"), change)


def refuse_unexplained(change: Change) -> None:
    """Refuse a change that nobody gave a reason for."""
    if not change.reason.strip():
        raise refuse(_("请写一句为什么改，以后的人要看。"), change, _("为什么改"))


def refuse_unready(changes: Sequence[Change]) -> None:
    """Refuse what some check has not looked at yet."""
    waiting = [report for report in reports_on(changes) if not report.ready]
    if waiting:
        raise Refused([Refusal("", report.title, "".join(report.lines)) for report in waiting])


def take(change: Change, act: Act, by: Person | None, why: str = "") -> Change:
    """Save the change in the state that `act` leads to; `by` is None where nobody pressed it."""
    change.state = TO[act]
    change.save()
    note(change, act, by, why)
    return change


def note(change: Change, act: Act, by: Person | None, why: str = "") -> None:
    """Write down a step."""
    Step.objects.create(change=change, act=act, by=by, why=why.strip())
    change.__dict__.pop("writers", None)
