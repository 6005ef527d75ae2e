"""The questions of the contact wizard, one short group a page."""

from datetime import datetime, timedelta
from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from complaints.casebook.facts import DebtFacts
from complaints.conduct.facts import SHANGHAI, Addressee, Clock
from complaints.conduct.rulebook import Rulebook
from complaints.intake.fields import Ticks, Words, choice
from complaints.intake.moments import ClockField, DayField
from complaints.intake.vocabulary import ACT_GROUPS, ADDRESSEES, CHANNELS, CLAIMS, CLOCKS
from guide.links import LINK

CLOCK_DRIFT = timedelta(minutes=10)
LONGEST_TEXT = 20_000  # characters


class StepForm(forms.Form):
    """A page of questions; crispy draws it through the project's own template pack.

    Fields named in `not_optional` may be blank only because of another answer: they are not
    marked as optional.
    """

    not_optional: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.not_optional:
            self.fields[name].one_of_several = True  # type: ignore[attr-defined]

    untried = False  # typed, but not yet sent with the button: shown as it stands, unjudged

    def full_clean(self) -> None:
        if self.untried:
            self._errors, self.cleaned_data = forms.utils.ErrorDict(), {}
        else:
            super().full_clean()

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


class HowForm(StepForm):
    """Which debt, and by what means."""

    def __init__(self, *args: Any, debts: dict[str, DebtFacts], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = {row: facts.title for row, facts in debts.items()}
        field = cast(forms.ChoiceField, self.fields["debt"])
        field.choices = list(titles.items())
        if len(titles) == 1:
            field.widget = forms.HiddenInput()
            field.initial = next(iter(titles))

    debt = choice(_("是哪一笔借款？"), {}, missing=_("请选是哪一笔借款。"))
    channel = choice(_("对方用什么方式联系的？"), CHANNELS, missing=_("请选对方用的是哪种方式。"))


class CallForm(StepForm):
    """Voice calls only: whether it connected, and for how long."""

    answered = choice(
        _("电话接通了吗？"),
        {
            "yes": _("接通了"),
            "no": _("没接，或者响了就挂"),
            "unknown": _("记不清"),
        },
        missing=_("请选电话有没有接通。记不清就选“记不清”。"),
        hint=_("接通和没接通按不同的次数规则看，所以要分开记。"),
    )
    minutes = forms.IntegerField(
        label=_("通话多久？分钟"),
        required=False,
        min_value=0,
        max_value=600,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
        error_messages={
            "invalid": _("请填整数，例如 3。不知道就空着。"),
            "min_value": _("不能小于 0。"),
            "max_value": _("超过 10 小时了，请核对。"),
        },
    )
    seconds = forms.IntegerField(
        label=_("秒"),
        required=False,
        min_value=0,
        max_value=59,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
        help_text=_("手机通话记录里有。不知道就空着。"),
        error_messages={
            "invalid": _("请填 0 到 59 的整数。不知道就空着。"),
            "min_value": _("请填 0 到 59 的整数。"),
            "max_value": _("请填 0 到 59 的整数，满 60 秒算 1 分钟。"),
        },
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        lasted = (cleaned.get("minutes") or 0) + (cleaned.get("seconds") or 0)
        if cleaned.get("answered") == "no" and lasted:
            self.add_error(
                "answered", _("选了没接通，但填了通话时长。请改成“接通了”，或者清空时长。")
            )
        return cleaned


class WhenForm(StepForm):
    """When it was, from which number, and who they said they were."""

    not_optional = ("time",)

    day = DayField(label=_("哪一天？"))
    time = ClockField(
        label=_("几点几分？"),
        required=False,
        help_text=_("24 小时制，例如 22 时 41 分。通话记录、短信里都有。关系到是不是夜间联系。"),
    )
    clock = choice(
        _("这个时间准吗？"),
        CLOCKS,
        missing=_("请选这个时间准不准。"),
        hint=_("大概的、记不清的会照样写明，不会当成准确时间。"),
    )
    number = Words(
        label=_("对方号码或账号"),
        limit=60,
        required=False,
        help_text=_("照抄显示的号码。没有就空着。"),
    )
    claims_to_be = choice(
        _("对方说自己是谁？"),
        CLAIMS,
        missing=_("请选对方说自己是谁。没说就选第一项。"),
    )
    invited = forms.BooleanField(
        label=_("这次是我打过去的，或者是我同意的时间"),
        required=False,
        help_text=_("我主动的、约好的联系不算打扰，也不计入次数。"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day, hour = cleaned.get("day"), cleaned.get("time")
        if cleaned.get("clock") == Clock.UNKNOWN:
            cleaned["time"] = None
        elif hour is None and "time" not in self.errors:
            self.add_error("time", _("请填时间，例如 22 时 41 分。记不清就在下面选“记不清几点”。"))
        elif day and hour and datetime.combine(day, hour, SHANGHAI) > _now() + CLOCK_DRIFT:
            self.add_error("time", _("这个时间还没到。请核对日期和时间。"))
        return cleaned

    @classmethod
    def filled_with_now(cls, data: MultiValueDict[str, str], prefix: str) -> None:
        """Write the present moment into posted `data`, as the "now" button asks."""
        now = _now().astimezone(SHANGHAI)
        parts = {"day": f"{now:%Y %m %d}".split(), "time": f"{now:%H %M}".split()}
        for name, values in parts.items():
            for place, value in enumerate(values):
                data.setlist(f"{prefix}-{name}_{place}", [value])
        data.setlist(f"{prefix}-clock", [Clock.ABOUT.value])


class WhomForm(StepForm):
    """To whom it went."""

    to = choice(
        _("这次联系到了谁？"),
        ADDRESSEES,
        missing=_("请选这次联系到了谁。"),
        hint=_("“我本人”指借款的人。您是家人、同事，就选对应的一项。"),
    )
    label = Words(
        label=_("怎么称呼这个人"),
        limit=30,
        required=False,
        help_text=_("只用来区分不同的人，例如“妈妈”“前台”。不用写真名。"),
    )
    refused = forms.BooleanField(
        label=_("这个人这次明确说了不要再联系"),
        required=False,
        help_text=_("说过之后再来联系，另有规定。"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        others = cleaned.get("to") not in (None, Addressee.BORROWER, Addressee.PUBLIC)
        if cleaned.get("refused"):
            if cleaned.get("to") and not others:
                self.add_error(
                    "refused", _("这一项只用于别人被联系的情况。请取消勾选，或改选联系到了谁。")
                )
            elif others and not cleaned.get("label"):
                self.add_error(
                    "label", _("请写个称呼，例如“妈妈”，这样才知道以后再联系的是不是同一个人。")
                )
        if not others:
            cleaned["label"] = ""
        return cleaned


class WordsForm(StepForm):
    """What was said or done."""

    def __init__(self, *args: Any, rulebook: Rulebook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["acts"])
        names = rulebook.conducts
        field.choices = [
            (group, [(slug, names[slug].name) for slug in slugs if slug in names])
            for group, slugs in ACT_GROUPS
        ]
        widget = cast(Ticks, field.widget)
        widget.hints = {slug: in_short(conduct.definition) for slug, conduct in names.items()}

    text = Words(
        label=_("对方说了什么、写了什么、做了什么？"),
        limit=LONGEST_TEXT,
        lines=True,
        required=False,
        help_text=_("短信、聊天直接粘贴原文；电话写记得的原话。照实写，不加重，也不用写您的真名。"),
    )
    acts = forms.MultipleChoiceField(
        label=_("有没有下面这些情况？"),
        required=False,
        widget=Ticks,
        help_text=_("有就勾。没有或拿不准就不勾，下一步会按您写的话提示。"),
        error_messages={"invalid_choice": _("请从列出的选项里选。")},
    )


class CheckForm(StepForm):
    """Check the answers; nothing is asked."""


def in_short(definition: str) -> str:
    """Return the first sentence of a conduct's definition, without its marks and links."""
    first, stop, _rest = definition.partition("。")
    return LINK.sub(lambda link: link[3] or "", first).replace("**", "") + stop


def _now() -> datetime:
    return timezone.now()
