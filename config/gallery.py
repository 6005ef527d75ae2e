"""Every component in every state, on one page, for those who work on the site."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from complaints.intake.fields import Ticks, Words, choice
from complaints.intake.forms import StepForm
from complaints.intake.moments import ClockField, DayField
from complaints.intake.vocabulary import CLOCKS
from complaints.safety import ORDER, SafetyBlock

SAMPLE_TICKS = [
    ("威胁、辱骂", [("threat", "威胁使用暴力"), ("insult", "辱骂")]),
    ("找别人", [("third", "联系第三人")]),
]
SAMPLE_HINTS = {
    "threat": "明说或者暗示要伤害本人、家人、住处和财物。",
    "insult": "使用辱骂、贬低人格的话。",
}


class FieldsForm(StepForm):
    """Each kind of field that the template pack draws."""

    line = Words(label="一行字", limit=60, help_text="照抄显示的号码。")
    short = forms.IntegerField(
        label="短的数", required=False, widget=forms.NumberInput(attrs={"class": "short"})
    )
    lines = Words(label="几行字", limit=40, lines=True, required=False, help_text="照实写。")
    one = choice("选一个", CLOCKS, missing="请选一项。", hint="记不清也可以选。")
    several = forms.MultipleChoiceField(
        label="选几个", required=False, choices=SAMPLE_TICKS, widget=Ticks, help_text="有就勾。"
    )
    agreed = forms.BooleanField(label="勾一下", help_text="勾了才能继续。")
    day = DayField(label="哪一天？")
    time = ClockField(label="几点几分？", required=False, help_text="24 小时制。")
    file = forms.FileField(label="一个文件", required=False, help_text="图片、录音、PDF。")
    menu = forms.ChoiceField(label="从列表里选", choices=[("a", "第一"), ("b", "第二")])
    off = forms.CharField(label="现在不能改", required=False, disabled=True, initial="写定的")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = self.fields["several"].widget
        widget.hints = SAMPLE_HINTS


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list of facts."""

    label: str
    value: str


WRONG = {"lines": "字" * 41, "several": ["none"], "day_0": "2026", "day_1": "13", "time_0": "25"}
FILLED = {
    "line": "0571-00001004", "short": "3", "lines": "照实写下的话", "one": "about",
    "several": ["threat"], "agreed": "on", "day_0": "2026", "day_1": "3", "day_2": "5",
    "time_0": "22", "time_1": "41", "menu": "b",
}  # fmt: skip


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components; where DEBUG is not set there is no such page."""
    if not settings.DEBUG:
        raise Http404
    context = {
        "empty": FieldsForm(prefix="empty"),
        "filled": FieldsForm(_prefixed("filled", FILLED), prefix="filled"),
        "wrong": FieldsForm(_prefixed("wrong", WRONG), prefix="wrong"),
        "safety": [SafetyBlock(kinds) for kinds in ORDER],
        "rows": [Row("方式", "电话（人打来的）"), Row("内容", "第一行\n第二行")],
    }
    return render(request, "gallery.html", context)


def _prefixed(prefix: str, values: dict[str, Any]) -> dict[str, Any]:
    return {f"{prefix}-{name}": value for name, value in values.items()}
