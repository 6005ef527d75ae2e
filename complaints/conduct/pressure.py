"""Whether words press: demand or threaten, rather than remind, confirm or apologise.

The readers tell abusive words; here only the plain demand for payment is told from a notice that
asks for nothing. What a phrase list finds is language, not law.
"""

import re
from collections.abc import Callable, Sequence

from complaints.conduct.facts import Contact
from complaints.conduct.text import NOTICE_KINDS, Reading

WordsOf = Callable[[Contact], Sequence[Reading]]

# Readings that say something about form or addressee, and nothing about pressure.
CALM = frozenset(
    {
        "third-party-contact",
        "debt-disclosure",
        "ignored-refusal",
        "hidden-identity",
        "private-channel",
        "after-settlement",
        "quiet-hours",
        "excessive-calls",
        *NOTICE_KINDS,
    }
)
NOTICE = re.compile(
    r"还款成功|扣款成功|入账|到账|已(?:全部)?(?:结清|还清|付清|收到|受理|登记|开具|更新|消除|撤销|关闭|生效)"
    r"|已自动扣|结清证明|电子回单|回执|收据|发票|凭证|感谢您的?(?:还款|守信|配合|支持)|谢谢您的(?:还款|配合)"
    r"|将(?:于|在).{0,12}(?:到期|扣款|扣收)|今日到期|明日到期|后天扣款|待还|请(?:保持|确保|保证).{0,10}余额"
    r"|温馨提[示醒]|还款日|账单日|出账|额度|优惠券|提额|满意度|回访|问卷|调查|节日快乐|生日快乐|恭喜"
    r"|系统(?:升级|维护)|无需(?:处理|理会|还款|操作)|如已还|请忽略|勿理|请知悉|仅供"
)
APOLOGY = re.compile(
    r"抱歉|致歉|道歉|对不起|不好意思|误(?:发|拨|催)|系统(?:延迟|错误|故障)|给您(?:添|带来).{0,4}(?:麻烦|不便)"
    r"|不(?:会)?再(?:联系|致电|拨打|打扰|催)|停止(?:联系|催收|拨打)"
)
DEMAND = re.compile(
    r"(?:请|务必|必须|赶紧|赶快|抓紧|快点?|立即|立刻|马上|尽快|尽早|速|限你?您?|今天|今晚|今日|明天|明早|最后)"
    r".{0,16}(?:还款|还钱|还上|还清|还掉|还了|偿还|归还|处理|结清|缴|交钱|付款|支付|补上|补齐|补存|打款|转账|存入"
    r"|回电|回话|回复|回个|给个说法|说法|解决|到账|履行)"
    r"|什么时候(?:能)?[还处补]|啥时候[还处补]|何时[还处补]|几时[还处补]|几点[还补]|到底还不还|还不还|[还還]錢|还钱"
    r"|不还(?:款|钱)?[就的,，]|再不[还处回接]|[催追]收|催[我债款你缴]|要[债账]|后果|别怪|自负|不客气|等着瞧|看着办|走着瞧"
    r"|逃(?:避|不掉)|失联|恶意|拖欠|欠款.{0,12}请|逾期.{0,24}(?:请|将|否则)|否则|不然|起诉|上门|外访"
    r"|为什么(?:没|不)[存还]|怎么还(?:没|不)"
)


def threatens(readings: Sequence[Reading]) -> bool:
    """Tell whether the readers found conduct that presses by itself, such as a threat."""
    return any(reading.kind not in CALM for reading in readings)


def presses(contact: Contact, readings: Sequence[Reading]) -> bool:
    """Tell whether the words demand payment or an answer, or threaten.

    A due-date reminder, a receipt or an apology does not, even where it names a sum.
    """
    if threatens(readings):
        return True
    return bool(DEMAND.search(contact.text)) and not is_notice(contact.text)


def is_notice(text: str) -> bool:
    """Tell whether the text reads as a reminder, receipt, proof or apology."""
    return bool(NOTICE.search(text) or APOLOGY.search(text))
