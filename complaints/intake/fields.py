"""Form fields with the project's own widgets and messages that say what to do."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.utils.dateparse import parse_time
from django.utils.translation import gettext_lazy as _


class Choices(forms.RadioSelect):
    """One of a few, all in sight."""

    template_name = "components/choices.html"
    is_group = True


class Ticks(forms.CheckboxSelectMultiple):
    """Any of a few, all in sight."""

    template_name = "components/choices.html"
    is_group = True


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(attrs={"class": "medium"}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(attrs={"class": "medium"}, format="%H:%M")


def choice(
    label: Any, options: Mapping[Any, Any], *, missing: Any, hint: Any = "", required: bool = True
) -> forms.ChoiceField:
    """Return a question with one answer; `missing` is said when none is chosen."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=[(str(value), words) for value, words in options.items()],
        widget=Choices,
        required=required,
        error_messages={
            "required": missing,
            "invalid_choice": _("请从列出的选项里选一个。"),
        },
    )


class DayField(forms.DateField):
    """A day between 2000 and today; written in any of the usual ways."""

    widget = DayInput

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "required": _("请填日期，例如 2026-03-05。"),
            "invalid": _("这个日期看不懂。请按“年-月-日”填，例如 2026-03-05。"),
        }
        super().__init__(
            input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"],
            error_messages=messages,
            **kwargs,
        )

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value.strip() if isinstance(value, str) else value)
        if day is not None and day.year < 2000:
            raise forms.ValidationError(_("年份太早了。请核对，例如 2026-03-05。"), "invalid")
        return day


class ClockField(forms.TimeField):
    """A time of day on the 24-hour clock; `22：41` and `22时41分` are understood too."""

    widget = TimeInput

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "required": _("请填时间，用 24 小时制，例如 22:41。记不清就填大概的。"),
            "invalid": _("这个时间看不懂。请用 24 小时制填“时:分”，例如晚上十点四十一分填 22:41。"),
        }
        super().__init__(error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, str):
            tidy = value.strip().replace("：", ":").replace("时", ":").replace("点", ":")
            tidy = tidy.replace("分", "").rstrip(":")
            if not tidy:
                return None
            try:
                parsed = parse_time(tidy)
            except ValueError:
                parsed = None
            if parsed is None:
                raise forms.ValidationError(self.error_messages["invalid"], "invalid")
            return parsed
        return super().to_python(value)


class Words(forms.CharField):
    """Text as the borrower noted it, kept exactly; what cannot be stored is refused clearly."""

    def __init__(self, *, limit: int, lines: bool = False, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 6}) if lines else forms.TextInput()
        messages = {
            "required": _("请填写这一项。"),
            "max_length": _("太长了：最多 %(limit_value)d 个字，现在有 %(show_value)d 个字。"),
            "null_characters_not_allowed": _("里面有看不见的控制字符，请删掉后再保存。"),
        }
        messages |= kwargs.pop("error_messages", {})
        super().__init__(
            max_length=limit, widget=widget, strip=True, error_messages=messages, **kwargs
        )

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise forms.ValidationError(
                _("里面有不完整的字符（多半是坏掉的表情），请删掉后再保存。"), "surrogate"
            ) from error
        return text
