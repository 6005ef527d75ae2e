"""The forms of the casebook's own pages (the contact wizard has its own)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.casebook.facts import DebtFacts, DossierFacts
from complaints.conduct.facts import Addressee, LenderKind
from complaints.intake.fields import Ticks, Words, choice
from complaints.intake.forms import StepForm
from complaints.intake.moments import ClockField, DayField
from complaints.intake.vocabulary import ADDRESSEES, LENDER_KINDS
from complaints.vault.codes import (
    CodeError,
    CodeProblem,
    RecoveryCode,
    parse_case_number,
    parse_group,
    parse_recovery_code,
)

CODE_MESSAGES = {
    CodeProblem.EMPTY: _("请填写。"),
    CodeProblem.CHARACTER: _("第 %(group)s 组里有一个不会出现的字符，请对照您抄下的核对。"),
    CodeProblem.LENGTH: _("字数不对，请对照您抄下的，看看有没有漏抄或多抄。"),
    CodeProblem.CHECKSUM: _("第 %(group)s 组抄错了一处，请对照您抄下的，逐个字符核对。"),
}
NUMBER_MESSAGES = {
    CodeProblem.CHECKSUM: _("案号抄错了一处，请对照您抄下的核对。"),
    CodeProblem.CHARACTER: _("案号里有一个不会出现的字符，请对照您抄下的核对。"),
    CodeProblem.LENGTH: _("案号应当是 10 位，请看看有没有漏抄或多抄。"),
}


def _code_trouble(error: CodeError, messages: dict[CodeProblem, Any]) -> forms.ValidationError:
    message = messages.get(error.problem, CODE_MESSAGES[error.problem])
    return forms.ValidationError(message, error.problem, {"group": error.group or "?"})


def _code_input(css: str = "") -> forms.TextInput:
    return forms.TextInput(
        attrs={
            "class": f"code {css}".strip(),
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
        }
    )


class OpenForm(StepForm):
    """Case number and recovery code; typing errors are named before any slow work."""

    number = forms.CharField(
        label=_("案号"),
        max_length=100,
        widget=_code_input("medium"),
        help_text=_("10 位，例如 7K3QW-9F0ZC。大小写、空格、横线都不要紧。"),
        error_messages={"required": _("请填案号，就是您抄下的那一行。")},
    )
    code = forms.CharField(
        label=_("恢复码"),
        max_length=300,
        widget=_code_input(),
        help_text=_("6 组，每组 5 位。分不清 0 和 O、1 和 I 不要紧。"),
        error_messages={"required": _("请填恢复码，就是您抄下的六组。")},
    )

    def clean_number(self) -> str:
        try:
            return parse_case_number(self.cleaned_data["number"])
        except CodeError as error:
            raise _code_trouble(error, NUMBER_MESSAGES) from error

    def clean_code(self) -> RecoveryCode:
        try:
            return parse_recovery_code(self.cleaned_data["code"])
        except CodeError as error:
            raise _code_trouble(error, CODE_MESSAGES) from error


class ConfirmForm(StepForm):
    """Two groups of the code typed back: proof that it was written down."""

    def __init__(
        self, *args: Any, code: RecoveryCode, positions: tuple[int, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.code = code
        for position in positions:
            self.fields[f"group{position}"] = forms.CharField(
                label=_("第 %(group)d 组（5 位）") % {"group": position + 1},
                max_length=60,
                widget=_code_input("short"),
                error_messages={"required": _("请对照您抄下或打印的恢复码填写。")},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in list(cleaned):
            position = int(name.removeprefix("group"))
            try:
                right = parse_group(cleaned[name], position) == self.code.groups[position]
            except CodeError as error:
                self.add_error(name, _code_trouble(error, CODE_MESSAGES))
                continue
            if not right:
                self.add_error(
                    name, _("和恢复码的这一组对不上。请看一眼您抄的，或者返回再看一次恢复码。")
                )
        return cleaned


class DebtForm(StepForm):
    """One loan. Only the product is needed; the rest can come later."""

    product = Words(
        label=_("哪个产品或 App？"),
        limit=60,
        help_text=_("例如“小花钱包”。只要自己认得出来就行。"),
        error_messages={"required": _("请填产品或 App 的名字，例如“小花钱包”。")},
    )
    lender_kind = choice(
        _("放款的是哪类机构？"),
        LENDER_KINDS,
        missing=_("请选一项。不清楚就选“还不清楚”。"),
        hint=_("不同机构适用的规定不同。合同里“贷款人”一栏写着；不知道也能先记。"),
    )
    lender = Words(
        label=_("放款机构全称"),
        limit=100,
        required=False,
        help_text=_("照合同抄。投诉时写给它，比写平台有用。"),
    )
    contract_number = Words(label=_("合同编号或借据号"), limit=60, required=False)
    overdue_since = DayField(label=_("从哪天开始逾期"), required=False)
    settled_on = DayField(
        label=_("如果已经还清，是哪一天"),
        required=False,
        help_text=_("没还清就空着。还清之后再来催，另有规定。"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, settled = cleaned.get("overdue_since"), cleaned.get("settled_on")
        if since and settled and settled < since:
            self.add_error("settled_on", _("还清的日子早于开始逾期的日子，请核对这两个日期。"))
        return cleaned

    def facts(self, before: DebtFacts | None = None) -> DebtFacts:
        """Return the loan as typed; refusals noted before stay."""
        data = self.cleaned_data
        return DebtFacts(
            product=data["product"],
            lender=data["lender"],
            lender_kind=LenderKind(data["lender_kind"]),
            contract_number=data["contract_number"],
            overdue_since=data["overdue_since"],
            settled_on=data["settled_on"],
            refusals=before.refusals if before else (),
        )

    @staticmethod
    def initial_from(facts: DebtFacts) -> dict[str, Any]:
        return {
            "product": facts.product,
            "lender": facts.lender,
            "lender_kind": facts.lender_kind.value,
            "contract_number": facts.contract_number,
            "overdue_since": facts.overdue_since,
            "settled_on": facts.settled_on,
        }


class RefusalForm(StepForm):
    """A third person asked not to be contacted again, outside any logged contact."""

    to = choice(
        _("谁说了不要再联系？"),
        {
            key: words
            for key, words in ADDRESSEES.items()
            if key not in (Addressee.BORROWER, Addressee.PUBLIC)
        },
        missing=_("请选是谁。"),
    )
    label = Words(
        label=_("怎么称呼这个人"),
        limit=30,
        help_text=_("和记录联系时用同一个称呼，例如“妈妈”。"),
        error_messages={"required": _("请写个称呼，例如“妈妈”。")},
    )
    day = DayField(label=_("哪一天说的？"))
    time = ClockField(label=_("几点几分？"), help_text=_("24 小时制。记不清就填大概的。"))


class DeleteForm(StepForm):
    """A deliberate act before something is deleted for good."""

    sure = forms.BooleanField(
        label=_("我明白：删除后谁也找不回来"),
        error_messages={"required": _("要删除，请先勾选这一项。")},
    )


DEMANDS = (
    _("停止可能不符合规定的联系方式，今后只在规定的时间联系本人。"),
    _("停止联系与这笔借款无关的第三人。"),
    _("不得公开或者向他人发送本人的照片、欠款等信息。"),
    _("书面告知受托催收机构的全称和委托范围。"),
    _("提供本金、利息、罚息及各项费用的明细，写明收款主体。"),
    _("调取并核查所列时间的通话录音和发送记录。"),
    _("就还款方案与本人协商，并书面答复。"),
    _("在规定的期限内书面答复处理结果。"),
)


class PeopleForm(StepForm):
    """Who complains, to whom, and what is asked. Blank names become lines to fill by hand."""

    not_optional = ("demands",)

    office = Words(
        label=_("写给谁"),
        limit=80,
        required=False,
        help_text=_("例如放款机构全称，或“某省金融监管局”。空着就留一行手填。"),
    )
    name = Words(
        label=_("您的姓名"),
        limit=40,
        required=False,
        help_text=_("正式投诉一般要实名。可以空着，打印后手填。"),
    )
    phone = Words(label=_("联系电话"), limit=40, required=False)
    id_number = Words(
        label=_("身份证号"),
        limit=40,
        required=False,
        help_text=_("有的机构要。可以空着，打印后手填。"),
    )
    address = Words(label=_("联系地址"), limit=120, required=False)
    demands = forms.MultipleChoiceField(
        label=_("请求对方做什么？"),
        help_text=_("至少选一项，或者在下面自己写一条。"),
        choices=[(str(index), text) for index, text in enumerate(DEMANDS)],
        widget=Ticks,
        required=False,
        error_messages={"invalid_choice": _("请从列出的选项里选。")},
    )
    own_demand = Words(
        label=_("其他请求"),
        limit=500,
        lines=True,
        required=False,
        help_text=_("一行一条。"),
    )
    statement = Words(
        label=_("用自己的话说说经过"),
        limit=5000,
        lines=True,
        required=False,
        help_text=_("从哪天开始、影响了什么。照实写。受理的人最看重这一段。"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("demands") and not cleaned.get("own_demand"):
            self.add_error("demands", _("请至少选一项请求，或在下面自己写一条。"))
        return cleaned

    def demand_texts(self) -> tuple[str, ...]:
        """Return the demands as they stand in the paper: the ticked ones, then the own ones."""
        ticked = [str(DEMANDS[int(index)]) for index in self.cleaned_data["demands"]]
        own = [line.strip() for line in self.cleaned_data["own_demand"].split("\n")]
        return tuple(ticked + [line for line in own if line])

    @staticmethod
    def initial_from(facts: DossierFacts) -> dict[str, Any]:
        known = {str(text): str(index) for index, text in enumerate(DEMANDS)}
        return {
            "office": facts.office,
            "name": facts.name,
            "phone": facts.phone,
            "id_number": facts.id_number,
            "address": facts.address,
            "demands": [known[text] for text in facts.demands if text in known],
            "own_demand": "\n".join(text for text in facts.demands if text not in known),
            "statement": facts.statement,
        }
