"""Form fields with the project's own widgets and messages that say what to do."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _


class Choices(forms.RadioSelect):
    """One of a few, all in sight."""

    template_name = "components/choices.html"
    is_group = True


class Ticks(forms.CheckboxSelectMultiple):
    """Any of a few, all in sight, each with the hint that `hints` has for its value."""

    template_name = "components/choices.html"
    is_group = True
    hints: Mapping[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "hint": self.hints.get(str(value), "")}

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """End the first tick's id in `_0`, in groups too: the list of errors leads there."""
        return super().id_for_label(id_, "0" if index == "0_0" else index)


class LongText(forms.Textarea):
    """Several lines; a script counts along where the field has a limit."""

    class Media:
        js = [Script("js/modules/count.js", type="module")]


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


class Words(forms.CharField):
    """Text as the borrower noted it, kept exactly; what cannot be stored is refused clearly."""

    def __init__(self, *, limit: int, lines: bool = False, **kwargs: Any) -> None:
        widget = LongText(attrs={"rows": 6}) if lines else forms.TextInput()
        messages = {
            "required": _("请填写这一项。"),
            "max_length": _("太长了：最多 %(limit_value)d 个字，现在有 %(show_value)d 个字。"),
            "null_characters_not_allowed": _("里面有看不见的控制字符，请删掉后再保存。"),
        }
        messages |= kwargs.pop("error_messages", {})
        super().__init__(
            max_length=limit, widget=widget, strip=True, error_messages=messages, **kwargs
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave out `maxlength`: a browser would cut what is pasted without a word."""
        return {k: v for k, v in super().widget_attrs(widget).items() if k != "maxlength"}

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise forms.ValidationError(
                _("里面有不完整的字符（多半是坏掉的表情），请删掉后再保存。"), "surrogate"
            ) from error
        return text
