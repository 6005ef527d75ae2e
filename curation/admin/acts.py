"""The buttons of a change: which there are for whom, and what pressing one does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curation import releasing, workflow
from curation.models import Change, Person
from curation.refusals import refuse
from curation.rights import has_right, is_own, may
from curation.states import APPROVED, FROM, Act, Origin, State
from curation.steps import is_behind


class ActForm(forms.Form):
    """What may be said with a step, and for when a change is scheduled."""

    reason = forms.CharField(
        label=gettext_lazy("说明"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )
    publish_at = forms.DateTimeField(
        label=gettext_lazy("排期（北京时间）"),
        required=False,
        error_messages={"invalid": gettext_lazy("时间写成 2027-01-01 08:00 这样。")},
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


@dataclass(frozen=True, slots=True)
class Button:
    """`name` is what is sent; `done` is said after it worked."""

    name: str
    label: Promise
    done: Promise
    press: Callable[[Change, Person, dict[str, Any]], Change]
    shows: Callable[[Change, Person], bool]


def buttons_of(change: Change, by: Person) -> list[Button]:
    """Return what `by` may do with `change` now."""
    return [button for button in BUTTONS.values() if button.shows(change, by)]


def _allowed(act: Act) -> Callable[[Change, Person], bool]:
    return lambda change, by: change.state in FROM[act] and may(by, act, change)


def _submit(change: Change, by: Person, said: dict[str, Any]) -> Change:
    return workflow.submit(change, by=by, reason=said["reason"])


def _publish(change: Change, by: Person, said: dict[str, Any]) -> Change:
    return releasing.publish([change], by=by, reason=said["reason"])[0]


def _may_publish(change: Change, by: Person) -> bool:
    if not change.is_open or not has_right(by, Act.PUBLISHED):
        return False
    if change.state in (*APPROVED, State.IN_REVIEW):
        return change.state in APPROVED or may(by, Act.APPROVED, change)
    return not change.needs_second_person


def _approve(change: Change, by: Person, said: dict[str, Any]) -> Change:
    return workflow.approve([change], by=by, reason=said["reason"])[0]


def _schedule(change: Change, by: Person, said: dict[str, Any]) -> Change:
    if said["publish_at"] is None:
        raise refuse(_("请填哪一天、几点发布。"), change, _("排期"))
    return workflow.approve([change], by=by, publish_at=said["publish_at"], reason=said["reason"])[
        0
    ]


def _return(change: Change, by: Person, said: dict[str, Any]) -> Change:
    return workflow.give_back(change, by=by, reason=said["reason"])


def _take_back(change: Change, by: Person, said: dict[str, Any]) -> Change:
    return workflow.take_back(change, by=by, reason=said["reason"])


def _withdraw(change: Change, by: Person, said: dict[str, Any]) -> Change:
    return workflow.withdraw(change, by=by, reason=said["reason"])


def _rebase(change: Change, by: Person, said: dict[str, Any]) -> Change:
    return workflow.bring_up_to_date(change, by=by)[0]


def _undo(change: Change, by: Person, said: dict[str, Any]) -> Change:
    return releasing.undo([change], by=by, reason=said["reason"])[0]


def _may_undo(change: Change, by: Person) -> bool:
    if change.state != State.PUBLISHED or not has_right(by, Act.UNDONE):
        return False
    return change.is_last_published and change.origin != Origin.FILES


def _revert(change: Change, by: Person, said: dict[str, Any]) -> Change:
    return workflow.revert_to(change, by=by, reason=said["reason"])


def _may_revert(change: Change, by: Person) -> bool:
    if change.state != State.PUBLISHED or not has_right(by, Act.SAVED):
        return False
    return not change.is_last_published


def _may_rebase(change: Change, by: Person) -> bool:
    return _allowed(Act.REBASED)(change, by) and is_behind(change)


BUTTONS: Mapping[str, Button] = {
    button.name: button
    for button in (
        Button("submit", gettext_lazy("提交审核"), gettext_lazy("已提交审核。"), _submit,
               _allowed(Act.SUBMITTED)),
        Button("publish", gettext_lazy("通过并马上发布"),
               gettext_lazy("已发布，读者现在就能看到。"), _publish, _may_publish),
        Button("schedule", gettext_lazy("通过并排期"), gettext_lazy("已排期。"), _schedule,
               _allowed(Act.SCHEDULED)),
        Button("approve", gettext_lazy("通过，先不发布"), gettext_lazy("已通过。"), _approve,
               _allowed(Act.APPROVED)),
        Button("return", gettext_lazy("退回修改"), gettext_lazy("已退回，作者会看到理由。"),
               _return, _allowed(Act.RETURNED)),
        Button("rebase", gettext_lazy("合并到最新内容"),
               gettext_lazy("已合并，请再看一遍。"), _rebase, _may_rebase),
        Button("take_back", gettext_lazy("收回修改"), gettext_lazy("已收回成草稿。"), _take_back,
               _allowed(Act.TAKEN_BACK)),
        Button("withdraw", gettext_lazy("撤回，不改了"), gettext_lazy("已撤回。"), _withdraw,
               _allowed(Act.WITHDRAWN)),
        Button("undo", gettext_lazy("撤销这次发布"),
               gettext_lazy("已撤销，读者又看到原来的内容。"), _undo, _may_undo),
        Button("revert", gettext_lazy("恢复这个版本"),
               gettext_lazy("已存为草稿，照常提交审核。"), _revert, _may_revert),
    )
}  # fmt: skip


def why_not(change: Change, by: Person) -> str:
    """Tell a reviewer why there is no button to approve with, '' where nothing is to be said."""
    if change.state == State.IN_REVIEW and has_right(by, Act.APPROVED) and is_own(by, change):
        return _("这份修改您写过。规定、界限和用语要由没有写过它的人审核，请另请一位。")
    return ""
