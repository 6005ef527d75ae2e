from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from guide.personal import PersonalNumber, personal_number

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


PERSONAL_MESSAGES = {
    PersonalNumber.MOBILE: _("这里好像有手机号。请删掉它再发，编辑不需要任何人的号码。"),
    PersonalNumber.IDENTITY: _("这里好像有身份证号。请删掉它再发，编辑不需要任何人的证件。"),
    PersonalNumber.CARD: _("这里好像有银行卡号。请删掉它再发，编辑不需要任何人的卡号。"),
    PersonalNumber.MAIL: _("这里好像有邮箱地址。请删掉它再发，编辑不会回信。"),
}


def refuse_personal_numbers(text: str) -> None:
    """Refuse a text with somebody's number, without repeating it."""
    kind = personal_number(text)
    if kind is not None:
        raise ValidationError(PERSONAL_MESSAGES[kind], code=kind.value)


class RemarkForm(forms.Form):
    """What is wrong on a page, in the reader's words and without anybody's data."""

    part = forms.CharField(
        label=_("哪一处"),
        help_text=_("抄那一段的标题，或者开头几个字。"),
        max_length=60,
        required=False,
        validators=[refuse_personal_numbers],
        error_messages={"max_length": _("太长了，写开头几个字就够，最多 60 个字。")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    wrong = forms.CharField(
        label=_("哪里不对"),
        help_text=_(
            "写清楚哪句话错了、应该是什么、从哪里看到的。不要写姓名、电话、证件号和自己的事。"
        ),
        max_length=500,
        validators=[refuse_personal_numbers],
        error_messages={
            "required": _("请写一句哪里不对。"),
            "max_length": _("最多 500 个字，请删短一些。"),
        },
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )
