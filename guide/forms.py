from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 36_500  # a hundred years: more is a slip of the finger


class DaysField(forms.IntegerField):
    """A number of days, with or without the word after it."""

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = value.strip().removesuffix("天").rstrip()
        return super().to_python(value)


class Due(models.TextChoices):
    """Whether the day on which to pay has passed."""

    PASSED = "passed", _("已逾期")
    AHEAD = "ahead", _("还没到期")


class Choices(forms.RadioSelect):
    """Radio buttons in the markup of this site."""

    template_name = "components/choices.html"
    is_group = True


class OverdueForm(forms.Form):
    """How many days a debt is overdue, or how many are left until it is due.

    `overdue_days` of a valid form counts as `guide.stages` does: below 0 before the due day.
    """

    due = forms.ChoiceField(
        label=_("到期了吗"),
        choices=Due.choices,
        initial=Due.PASSED,
        widget=Choices,
        error_messages={"invalid_choice": _("请选“已逾期”或者“还没到期”。")},
    )
    days = DaysField(
        label=_("天数"),
        help_text=_(
            "逾期天数从到期日的第二天起算；几笔都逾期，填最久的一笔。还没到期，可以填还剩几天。"
        ),
        min_value=-LONGEST,
        max_value=LONGEST,
        error_messages={
            "required": _("请填写逾期天数，例如 35；还没到期就选“还没到期”。"),
            "invalid": _("请只填整数，例如 35。"),
            "min_value": _("这个天数太大了，请再核对一下。"),
            "max_value": _("这个天数太大了，请再核对一下。"),
        },
        widget=forms.TextInput(
            attrs={"class": "short", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if data is not None:
            due = data.get("due", Due.PASSED)
            self.data = {"days": data.get("days", ""), "due": due}
            self.fields["days"].required = due != Due.AHEAD

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            days = cleaned["days"] or 0
            cleaned["overdue_days"] = -abs(days) if cleaned["due"] == Due.AHEAD else days
        return cleaned
