"""Made-up logs of any length: the same every time, as mixed as real ones."""

import random
from datetime import datetime, timedelta, timezone
from typing import Any

SHANGHAI = timezone(timedelta(hours=8))
START = datetime(2026, 1, 5, 9, 0, tzinfo=SHANGHAI)
TEXTS = (
    "【某钱包】您的借款已逾期12天，应还1830元，请登录APP还款，如已还款请忽略。",
    "您好，请问什么时候方便处理一下？我们可以帮您申请分期。",
    "再不还钱我们就把你的通讯录一个一个打过去，让你全家都知道。",
    "明天上午带人去你家楼下等你，你自己看着办。",
    "你妈让你赶紧把钱还了，不还她也跑不了。",
    "你这种人就是老赖，不要脸。",
    "不还的话公安马上上门抓人，直接拘留。",
    "把钱转到我这个个人微信，今天给你免一半利息。",
    "",
    "",
    "",
)
CHANNELS = ("phone", "phone", "phone", "robot_call", "sms", "sms", "instant_message")
PEOPLE = (("borrower", None),) * 8 + (("family", "mother"), ("employer", "front desk"))


def case_of(contacts: int) -> dict[str, Any]:
    """Return a case of so many contacts, some twelve a day, in the form that `assess` reads."""
    dice = random.Random(20260105)  # noqa: S311 (not a secret: the same log every time)
    return {
        "case": "bench",
        "lender_kind": "consumer_finance",
        "refusals": [{"by": "family:mother", "at": "2026-01-20T10:00:00+08:00"}],
        "contacts": [_contact(number, dice) for number in range(contacts)],
    }


def _contact(number: int, dice: random.Random) -> dict[str, Any]:
    channel, (to, person) = dice.choice(CHANNELS), dice.choice(PEOPLE)
    at = START + timedelta(days=number // 12, minutes=dice.randrange(14 * 60))
    spoken = channel in ("phone", "robot_call")
    seconds = dice.choice((0, 0, 35, 180)) if spoken else None
    return {
        "id": f"c{number}",
        "at": at.isoformat(),
        "channel": channel,
        "to": to,
        "person": person,
        "answered": bool(seconds) if spoken else None,
        "seconds": seconds,
        "number": f"0571000{dice.randrange(40):05d}",
        "text": "" if spoken and not seconds else dice.choice(TEXTS),
    }
