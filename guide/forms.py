from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 36_500  # a hundred years: more is a slip of the finger


class DaysField(forms.IntegerField):
    """A number of days, with or without the word after it."""

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = value.strip().removesuffix("天").rstrip()
        return super().to_python(value)


class OverdueForm(forms.Form):
    """How many days a debt is overdue."""

    days = DaysField(
        label=_("逾期天数"),
        help_text=_("从到期日的第二天起算。几笔都逾期，填最久的一笔。"),
        min_value=0,
        max_value=LONGEST,
        error_messages={
            "required": _("请填写逾期天数，例如 35。"),
            "invalid": _("请只填整数，例如 35。"),
            "min_value": _("天数不能是负数。还没到期就填 0。"),
            "max_value": _("这个天数太大了，请再核对一下。"),
        },
        widget=forms.TextInput(
            attrs={"class": "short", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )
