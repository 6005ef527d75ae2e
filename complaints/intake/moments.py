"""Days and times of day, asked for in parts: quicker and surer on a phone than a picker.

A part may be typed as people type it: full-width digits, a stray 年 or 点, a year of two digits.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.conduct.facts import SHANGHAI

EARLIEST_YEAR = 2000
PART_LENGTH = 8  # what is longer is no part of a date; it is shown again and named


class Parts(forms.MultiWidget):
    """A few short number boxes, each with its label."""

    template_name = "components/parts.html"
    is_group = True

    def __init__(self, labels: Sequence[Any]) -> None:
        self.labels = labels
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "part"}
        super().__init__([forms.TextInput(attrs=attrs) for _label in labels])

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for label, part in zip(self.labels, context["widget"]["subwidgets"], strict=True):
            part["label"] = label
        return context

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else ""

    def decompress(self, value: Any) -> list[str]:
        return ["" for _label in self.labels]


class DayParts(Parts):
    def __init__(self) -> None:
        super().__init__([_("年"), _("月"), _("日")])

    def decompress(self, value: date | None) -> list[str]:
        return [str(value.year), str(value.month), str(value.day)] if value else [""] * 3


class ClockParts(Parts):
    def __init__(self) -> None:
        super().__init__([_("时"), _("分")])

    def decompress(self, value: time | None) -> list[str]:
        return [str(value.hour), f"{value.minute:02d}"] if value else [""] * 2


class _Number(forms.CharField):
    """One part: a whole number, however it is typed; '' where it is blank."""

    def to_python(self, value: Any) -> Any:
        text = re.sub(r"[年月日号时点分\s]", "", unicodedata.normalize("NFKC", str(value or "")))
        if not text:
            return ""
        if not text.isdecimal() or len(text) > PART_LENGTH:
            raise forms.ValidationError("not a number", "invalid")
        return int(text)


class _PartsField(forms.MultiValueField):
    """Says one thing about all parts, whatever is wrong with any of them."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except forms.ValidationError as error:
            code = getattr(error, "code", None) or "invalid"  # a part's own error has none
            raise forms.ValidationError(self.error_messages[code], code) from error


class DayField(_PartsField):
    """A day between 2000 and today."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            [_Number(required=False) for _part in range(3)],
            widget=DayParts(),
            require_all_fields=False,
            error_messages={
                "required": _("请填日期，例如 2026 年 3 月 5 日。"),
                "incomplete": _("年、月、日都要填，例如 2026 年 3 月 5 日。"),
                "invalid": _("没有这一天，或者不是数字。请核对年、月、日。"),
                "early": _("年份太早了。请核对，例如 2026。"),
                "future": _("这一天还没到。请核对日期。"),
            },
            **kwargs,
        )

    def compress(self, parts: list[Any]) -> date | None:
        if not any(part != "" for part in parts):
            return None
        if "" in parts:
            raise forms.ValidationError("incomplete", "incomplete")
        year, month, day = parts
        try:
            found = date(year + EARLIEST_YEAR if year < 100 else year, month, day)
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError("invalid", "invalid") from error
        if found.year < EARLIEST_YEAR:
            raise forms.ValidationError("early", "early")
        if found > datetime.now(SHANGHAI).date():
            raise forms.ValidationError("future", "future")
        return found


class ClockField(_PartsField):
    """A time of day on the 24-hour clock; blank minutes are the full hour."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            [_Number(required=False) for _part in range(2)],
            widget=ClockParts(),
            require_all_fields=False,
            error_messages={
                "required": _("请填时间，例如 22 时 41 分。"),
                "incomplete": _("请填几点，例如 22 时。"),
                "invalid": _("没有这个时间。请用 24 小时制，时填 0 到 23，分填 0 到 59。"),
            },
            **kwargs,
        )

    def compress(self, parts: list[Any]) -> time | None:
        if not any(part != "" for part in parts):
            return None
        hour, minute = parts
        if hour == "":
            raise forms.ValidationError("incomplete", "incomplete")
        try:
            return time(hour, minute or 0)
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError("invalid", "invalid") from error
