"""Why a third person may be contacted after all, as the words tell it.

The reasons are those of the conduct catalogue: somebody who owes it too, a debt of their own, a
relative who called, a court that serves an order, a wrong number with an apology, a neutral
request.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from complaints.conduct.facts import Addressee, Claim, Contact
from complaints.conduct.pressure import APOLOGY, threatens
from complaints.conduct.text import Reading


class Excuse(StrEnum):
    CO_OBLIGOR = "co-obligor"
    OWN_MATTER = "own-matter"
    CALLED_THEMSELVES = "called-themselves"
    COURT = "court"
    OFFICE = "office"
    WRONG_NUMBER = "wrong-number"
    OFFER = "offer"
    CONFIRMS_STOP = "confirms-stop"


OWES_TOO = re.compile(
    r"担保人|保证人|擔保人|[您你]是保人|共同(?:借款|还款|借贷|贷款|签|承担)|共借人?|第二借款人|反担保|无限连带"
    r"|连带(?:保证|担保|责任保证)|保证(?:责任|期间|合同)|[作做担]的?保(?:[，,。、：:的人了]|$)"
    r"|[当作做]过?(?:担)?保人?[，,。的]|替.{0,8}(?:担保|作保|签了?连带)|给.{0,6}[做作]的?保"
    r"|一[起道块]儿?[借签]|(?:两人|俩|二人|双方)都?签|也(?:在|是).{0,6}(?:合同|借款人)|主贷.{0,8}从贷"
    r"|接力贷|配偶共同|夫妻(?:俩|二人|双方)(?:一起|共同)?签|合同上.{0,4}按了?手印|不按那个手印"
)
OWES_NOTHING = re.compile(
    r"(?:不是|并非|又?没有?|未|从没|没人|谁|非)[^，。；]{0,6}(?:担保|保证人|签[过字]|共同|作保|做保|手印)"
    r"|冒(?:用|签)|假(?:冒)?签|(?:当成|当作|就?算|就?等于|视为|就是)\S{0,4}担保"
    r"|(?:硬?说|非说)(?:我|她|他|咱)\S{0,4}(?:也)?是担保"
)
OWN_DEBT = re.compile(
    r"(?:您|你|他|她|我\S?|自己|本人|自个儿?)(?:自己|本人|自个儿?)"
    r"(?:名下|的?那?[笔份张]|的(?:[^，。]{0,6}(?:卡|贷|账|借款))|也[有欠借撸办]|有[房车]?贷|有一?[笔张]"
    r"|在那家|欠了|借的|填过|办的|在.{0,8}(?:分期|贷款)|也?填过)"
    r"|(?:您|你)?本人名下|自个儿的(?:账|贷|卡|车贷|房贷)|自己(?:名下|办的|在.{0,8}分期|那笔|那张|的信用卡|的卡|的贷款|的借款|欠的?|借的|也欠|也有)"
    r"|[他她]申请的(?:信用卡|贷款)|您那张(?:信用)?卡|你那张信用卡"
)
CALLED = re.compile(
    r"(?:主动|自己|自个儿?|先|偷偷)(?:打|拨|致电|去电|问)(?!.{0,3}不)"
    r"[^，。]{0,8}(?:客服|热线|电话|官方|投诉|过去|去|的|小贷|平台|银行)"
    r"|主动[打拨]|(?:打|拨)(?:了|的|到|进|通)?(?:他们|官方|贵行)?的?(?:客服|热线|投诉线)|谢谢您来电"
    r"|您来电|来电咨询|是[他她]打的|您(?:上午|刚才|昨天)?打进|替我问的"
)
COURT_ORDER = re.compile(
    r"协助?执行|协执|协助(?:扣划|冻结|提取|扣留)|执行(?:裁定|通知|局|员|案)|裁定|开庭|传票|送达|限高令|法院专递"
)
COURT_PROOF = re.compile(
    r"12368|案号|[（(]20\d\d[)）]|承办|法官|核(?:过|对|实)|查[得到]|介绍信|证件|原件|法院"
)
MISDIAL = re.compile(
    r"[打拨按发找弄搞录看串][错錯]|找错人|尾号看串|号码(?:登记|录入?)?(?:有误|错)|登记的号码|不是(?:我们要)?找的人|您不是"
)
POLITE_END = re.compile(
    r"抱歉|对不起|不好意思|打扰了|再见|道歉|祝您|删(?:掉|号|除)?|核实更正|不再|不会再"
)
NEUTRAL = re.compile(
    r"转(?:告|达)|[带捎传](?:个|一?句)?(?:话|口信|一语)|代(?:为)?(?:转达|传)|托.{0,6}(?:转|带|捎)|回(?:个|一?下|一声)?(?:电|话|拨|复)"
    r"|(?:请|让|叫|提醒|通知|告诉).{0,8}(?:联系|看一?[下眼]|登录|开机|上线|致电|拨打?|回)|能(?:不能)?联系[上到]"
    r"|(?:碰|遇|见)[见到]?(?:着|上|到)?.{0,8}(?:说|告诉|提)|更新.{0,4}(?:号码|地址|电话)|核(?:实|验|对)"
)
OFFER = re.compile(
    r"(?:要不要|需不需要|需要|可以?|邀请您?|帮您)(?:再)?(?:办|申请|开通|激活|贷款|提额|用)|利率(?:低|优惠|有优惠)|利息低"
    r"|额度(?:待|已)?(?:领取|激活|审批)|推销|拒收请?回|宣讲|背景调查|背调|核实(?:在职|收入|一下，)|招(?:聘|前台|人)|约面试"
)
STOPS = re.compile(
    r"不(?:会)?再(?:联系|致电|拨打|打扰|来电|叨扰)|停止(?:联系|拨打)|已(?:删除|登记|停止|移除)"
)
OFFICES = frozenset(
    {Claim.POLICE, Claim.COURT, Claim.PROCURATORATE, Claim.GOVERNMENT, Claim.MEDIATOR}
)
TOLD_OR_REFUSED = frozenset({"debt-disclosure", "ignored-refusal"})
FAKE = frozenset({"impersonating-official", "forged-document", "suspected-fraud"})


def excuse_for(contact: Contact, readings: Sequence[Reading]) -> Excuse | None:
    """Return why contacting this third person is lawful by the words, or None."""
    text = contact.text
    fake = any(reading.kind in FAKE for reading in readings)
    if OWES_TOO.search(text) and not OWES_NOTHING.search(text) and not fake:
        return Excuse.CO_OBLIGOR
    if not fake and _is_court(contact):
        return Excuse.COURT
    if threatens(readings):
        return None
    if contact.claims_to_be in OFFICES and not readings:
        return Excuse.OFFICE
    if OWN_DEBT.search(text):
        return Excuse.OWN_MATTER
    if CALLED.search(text):
        return Excuse.CALLED_THEMSELVES
    if contact.to is Addressee.STRANGER and MISDIAL.search(text) and POLITE_END.search(text):
        return Excuse.WRONG_NUMBER
    if OFFER.search(text) and not readings:
        return Excuse.OFFER
    if STOPS.search(text) and APOLOGY.search(text) and not readings:
        return Excuse.CONFIRMS_STOP
    return None


def _is_court(contact: Contact) -> bool:
    orders = COURT_ORDER.search(contact.text) and COURT_PROOF.search(contact.text)
    return bool(orders) and contact.claims_to_be in (Claim.COURT, Claim.UNKNOWN)


def asks_neutrally(contact: Contact, readings: Sequence[Reading]) -> bool:
    """Tell whether a third person was asked for no more than to pass on a call back.

    An empty text says nothing against it.
    """
    if threatens(readings) or any(reading.kind in TOLD_OR_REFUSED for reading in readings):
        return False
    return not contact.text.strip() or bool(NEUTRAL.search(contact.text))
