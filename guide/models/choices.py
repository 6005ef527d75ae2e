"""The vocabulary's words as people read them."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guide.vocabulary import Confidence, Force, LenderKind, Phase, Severity, Unit

Labels = dict[str, Promise]

FORCE_LABELS: Labels = {
    Force.STATUTE: _("法律"),
    Force.JUDICIAL: _("司法解释"),
    Force.REGULATION: _("行政法规"),
    Force.DEPARTMENTAL: _("部门规章"),
    Force.NORMATIVE: _("规范性文件"),
    Force.STANDARD: _("推荐性国家标准"),
    Force.SELF_DISCIPLINE: _("行业自律"),
}
FORCE_NOTES: Labels = {
    Force.STATUTE: _("由全国人大或其常委会制定，人人都要遵守，法院直接依据它判案。"),
    Force.JUDICIAL: _("最高人民法院、最高人民检察院对法律怎样适用的解释，法院办案要依据。"),
    Force.REGULATION: _("由国务院制定，效力仅次于法律。"),
    Force.DEPARTMENTAL: _("由国务院部门制定，受该部门监管的机构必须遵守，违反的可以受到行政处罚。"),
    Force.NORMATIVE: _("监管部门的通知、意见，受监管的机构应当执行，法院可以参考。"),
    Force.STANDARD: _("推荐采用的国家标准，不是强制性规定；可以用来说明行业认可的做法。"),
    Force.SELF_DISCIPLINE: _("行业协会的自律规则，约束会员；投诉时可以引用，但它不是法律。"),
}
LENDER_KIND_LABELS: Labels = {
    LenderKind.BANK: _("银行"),
    LenderKind.CONSUMER_FINANCE: _("消费金融公司"),
    LenderKind.MICROLOAN: _("小额贷款公司"),
    LenderKind.PLATFORM: _("助贷平台（自己不放款）"),
    LenderKind.UNLICENSED: _("无牌照放贷人"),
}
CONFIDENCE_LABELS: Labels = {
    Confidence.SEEN: _("看到了原文或原始资料"),
    Confidence.REPORTED: _("据报道或转述，没有看到原文"),
    Confidence.KNOWN: _("根据一般了解写成，请以原文为准"),
}
SEVERITY_LABELS: Labels = {
    Severity.HIGH: _("严重：可以报警"),
    Severity.MEDIUM: _("一般：可以向监管部门投诉"),
    Severity.LOW: _("轻微：可以写进投诉"),
}
UNIT_LABELS: Labels = {
    Unit.TIME: _("时刻"),
    Unit.COUNT: _("次"),
    Unit.MINUTES: _("分钟"),
    Unit.HOURS: _("小时"),
    Unit.SECONDS: _("秒"),
    Unit.PERCENT: _("%（一年）"),
}
PHASE_LABELS: Labels = {
    Phase.EARLY: _("逾期初期"),
    Phase.MIDDLE: _("逾期中期"),
    Phase.LATE: _("逾期后期"),
}
# The names of limits are known to the engine; one that it does not know yet shows as it is.
LIMIT_LABELS: Labels = {
    "connected-per-day": _("一天最多接通的人工电话"),
    "robot-connected-per-day": _("一天最多接通的机器人电话"),
    "unanswered-per-day": _("一天最多没接通的拨打"),
    "contacts-in-window": _("算作轰炸的联系次数"),
    "window": _("算作轰炸的时间段"),
    "starts-at": _("晚上从什么时候起"),
    "ends-at": _("到早上什么时候止"),
    "grace": _("时钟误差，不计入"),
    "reachable-window": _("能联系上本人的时间段"),
    "yearly-cost-in-court": _("一年的总成本，超过的部分可以请法院减"),
    "yearly-cost-of-new-loans": _("新贷款一年的总成本，不得超过"),
}


def choices(words: type[StrEnum], labels: Labels) -> list[tuple[str, Promise]]:
    """Return the choices of a model field, in the order of the vocabulary."""
    return [(word.value, labels[word]) for word in words]
