"""What the steps of an explanation are called on the page."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.conduct.bearing import Bearing
from complaints.conduct.excuses import Excuse
from complaints.conduct.explain import Denied
from complaints.conduct.facts import Certainty, Severity
from complaints.conduct.text.clauses import Guard, Speaker
from complaints.conduct.text.patterns import Hold

Words = Mapping[StrEnum, Promise]

CERTAINTIES: Words = {Certainty.CLEAR: _("明确"), Certainty.ASK: _("请确认")}
SEVERITIES: Words = {Severity.HIGH: _("严重"), Severity.MEDIUM: _("一般"), Severity.LOW: _("轻微")}
SPEAKERS: Words = {
    Speaker.COLLECTOR: _("对方的话"),
    Speaker.BORROWER: _("借款人的话"),
    Speaker.UNSAID: _("没写是谁说的"),
}
HOLDS: Words = {
    Hold.ADDRESSEE: _("不管这样的对象"),
    Hold.CHANNEL: _("不管这样的方式"),
    Hold.CLAIM: _("不管这样的自称"),
    Hold.WITH: _("还要的词没有出现（with）"),
    Hold.UNLESS: _("有排除的词（unless）"),
    Hold.APART: _("词不在同一句里（scope）"),
    Hold.SPEAKER: _("不是这一方说的（speaker）"),
    Guard.DENIED: _("话里否认了（denied）"),
    Guard.ASKED: _("只是在问（asked）"),
    Guard.STORY: _("说的是别人的事（story）"),
    Guard.WARNING: _("整段是在提醒防范（warning）"),
    Guard.OWN: _("是借款人自己的话（own）"),
}
WHY_NOT: Words = {
    Bearing.NOTICE: _("是求助的迹象，不是行为"),
    Bearing.OWN_DESPAIR: _("是借款人自己的绝望，不是别人教唆"),
    Bearing.PUBLIC: _("对着公众说的，算公开曝光"),
    Bearing.COUNTED: _("由时间和次数决定，话里说的不算"),
    Bearing.ADDRESSEE: _("不会发生在这样的对象身上"),
    Bearing.ENTITLED: _("对方本来就可以谈这笔债"),
    Denied.REFUSED_LATER: _("记下的拒绝在这次联系之后"),
    Denied.SETTLEMENT_NOTICE: _("结清以后的通知，没有要求什么"),
}
EXCUSES: Words = {
    Excuse.CO_OBLIGOR: _("对方是担保人或共同借款人"),
    Excuse.OWN_MATTER: _("谈的是对方自己的事"),
    Excuse.CALLED_THEMSELVES: _("是对方主动打去的"),
    Excuse.COURT: _("像是法院办案"),
    Excuse.OFFICE: _("自称机关，与催收无关"),
    Excuse.WRONG_NUMBER: _("打错了并道歉"),
    Excuse.OFFER: _("推销、招聘等"),
    Excuse.CONFIRMS_STOP: _("告知不再联系"),
}
NOTICES = {"despair": _("轻生的迹象"), "danger": _("眼前的危险")}
