"""The first things anybody would write, read by both readers and the rules of the case.

Weights learn from texts written with care, in which the plainest words are rare; these must be read
whatever else changes.
"""

import pytest

from complaints.conduct.assess import assess
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.wire import case_from_json

TOLD = [
    ("violence-threat", "再不还钱就打断你的腿。"),
    ("violence-threat", "他骂我是不要脸的畜生，不还钱就打断我的腿。"),
    ("violence-threat", "他说再不还就烧了我家房子。"),
    ("violence-threat", "他威胁要砍我的手"),
    ("violence-threat", "说要打我"),
    ("violence-threat", "威胁我要找人打我"),
    ("violence-threat", "他说会派人到学校找我女儿"),
    ("violence-threat", "让我注意点，说知道我家住哪"),
    ("exposure-threat", "威胁说要把我的照片发到网上"),
    ("exposure-threat", "他说要告诉我全公司的人"),
    ("exposure-threat", "说要来我家贴大字报"),
    ("public-exposure", "在小区里贴了我的照片"),
    ("insult", "骂我是垃圾"),
    ("insult", "骂我妈"),
    ("self-harm-incitement", "让我去死"),
    ("self-harm-incitement", "叫我去卖肾"),
    ("sexual-harassment", "P了我的裸照发给我"),
    ("stalking-or-detention", "他们在我单位楼下等我"),
    ("improper-visit", "半夜在我家门口敲门"),
    ("property-damage", "抢了我的手机"),
    ("false-legal-threat", "说要抓我坐牢"),
    ("false-legal-threat", "说已经把我的资料移交给当地派出所"),
    ("impersonating-official", "他冒充警察"),
    ("hidden-identity", "问他叫什么名字不肯说"),
    ("private-account-payment", "让我把钱打到他的私人银行卡"),
    ("extra-fee", "要我先交500元手续费才能销账"),
    ("urging-new-debt", "让我去别的平台借钱还"),
    ("wrong-amount", "金额对不上，我借了五千他说要还一万二"),
    ("after-settlement", "我已经还清了还在催"),
]
TOLD_OF_OTHERS = [
    ("third-party-pressure", "family", "打给我妈说我欠钱不还，让她替我还"),
    ("debt-disclosure", "colleague", "打电话给我同事说我欠了网贷"),
    ("third-party-contact", "family", "给我爸打电话，问我在不在家"),
    ("workplace-harassment", "employer", "打到公司前台，说我是骗子，让公司开除我"),
    ("ignored-refusal", "family", "我妈让他别打了，他还天天打"),
]
HARMLESS = [
    "他问我什么时候能还，我说下个月，他说好",
    "说不还就起诉我，让我等法院传票",
    "客服说可以帮我申请延期",
    "平台客服提醒我明天还款日",
    "收到短信说我的贷款逾期了，请尽快还款",
    "他一直很客气，没有骂人",
    "我怕他们来我家",
    "每天打十几个电话催我还钱",
]


def flagged(rulebook: Rulebook, text: str, to: str = "borrower") -> set[str]:
    contact = {
        "id": "c1",
        "at": "2026-04-15T14:00+08:00",
        "channel": "phone",
        "to": to,
        "answered": True,
        "text": text,
    }
    case = case_from_json({"case": "plain", "contacts": [contact]}, rulebook.conducts)
    return {flag.conduct for flag in assess(rulebook, case).flags}


@pytest.mark.parametrize(("conduct", "text"), TOLD)
def test_a_plain_report_is_read(rulebook: Rulebook, conduct: str, text: str) -> None:
    assert conduct in flagged(rulebook, text)


@pytest.mark.parametrize(("conduct", "to", "text"), TOLD_OF_OTHERS)
def test_what_a_third_person_was_told_is_read(
    rulebook: Rulebook, conduct: str, to: str, text: str
) -> None:
    assert conduct in flagged(rulebook, text, to)


@pytest.mark.parametrize("text", HARMLESS)
def test_plain_lawful_words_are_left_alone(rulebook: Rulebook, text: str) -> None:
    assert flagged(rulebook, text) == set()
