"""One plain Chinese sentence for each flag: the fact, the line, the difference, the rule.

Never says that conduct is illegal: 可能涉嫌 where law stands behind it, 可能不符合 where a standard
or a rule of self-discipline does.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from complaints.conduct.calls import is_third_person
from complaints.conduct.facts import Channel, Clock, Contact, LenderKind, Quote
from complaints.conduct.findings import (
    CallCount,
    Cause,
    ContactedAfterRefusal,
    ContactedAfterSettlement,
    Flooded,
    OutOfHours,
    Spoken,
    StrangerPressed,
    ThirdPersonContacted,
    ThirdPersonReason,
    Ticked,
    TooManyCalls,
)
from complaints.conduct.rulebook import Rulebook

CHANNELS = {
    Channel.PHONE: "来电",
    Channel.ROBOT_CALL: "机器人来电",
    Channel.SMS: "短信",
    Channel.INSTANT_MESSAGE: "聊天消息",
    Channel.APP: "应用消息",
    Channel.EMAIL: "邮件",
    Channel.LETTER: "信函",
    Channel.VISIT: "上门",
    Channel.SOCIAL_MEDIA: "社交平台消息",
    Channel.OTHER: "联系",
}
SOFT = frozenset({"standard", "self_discipline"})
NAMED = 3  # laws that a sentence names
SENTENCE_END = re.compile(r"[。！？!?]")
QUOTED = 24  # characters of a quotation that a sentence bears
CALLS = {
    CallCount.CONNECTED: "接通的人工来电",
    CallCount.ROBOT_CONNECTED: "接通的机器人来电",
    CallCount.UNANSWERED: "未接通的拨打",
}
REASONS = {
    ThirdPersonReason.NOT_NAMED: "对方并非约定的紧急联系人",
    ThirdPersonReason.REACHABLE: "此前三天内联系得上本人",
    ThirdPersonReason.NOT_NEUTRAL: "不只是请对方转告回电",
    ThirdPersonReason.REFUSED: "对方此前已要求不再联系",
}


def why_flagged(
    rulebook: Rulebook,
    lender: LenderKind,
    conduct: str,
    contacts: Sequence[Contact],
    cause: Cause,
    quotes: Sequence[Quote],
    provisions: Sequence[str],
) -> str:
    """Return the sentence for one flag; `provisions` are its keys, the weightiest first."""
    fact = _fact(rulebook, contacts, cause, quotes)
    verdict = _verdict(rulebook, lender, conduct, cause, provisions)
    return f"{fact}，{verdict}{_sector_rules(rulebook, lender, provisions[1:])}。"


def _fact(
    rulebook: Rulebook, contacts: Sequence[Contact], cause: Cause, quotes: Sequence[Quote]
) -> str:
    first = contacts[0]
    what = f"{when(first)} {CHANNELS[first.channel]}"
    match cause:
        case OutOfHours(late=True, seconds=seconds):
            return f"{what}，{_rest(rulebook, cause)}，晚了{_duration(seconds)}"
        case OutOfHours(seconds=seconds):
            return f"{what}，{_rest(rulebook, cause)}，早了{_duration(seconds)}"
        case TooManyCalls(kind=kind, count=count, limit=limit):
            over = count - int(limit.value)
            return (
                f"{first.day.isoformat()} 一天有 {count} 次{CALLS[kind]}，"
                f"{_title(rulebook, limit.by)}不宜超过 {limit.value} 次，多了 {over} 次"
            )
        case Flooded(count=count, seconds=seconds):
            return f"{when(first)} 起{_duration(seconds)}内有 {count} 次来电或消息"
        case ThirdPersonContacted(reason=reason):
            return f"{what}找的是不负还款义务的人，{REASONS[reason]}"
        case ContactedAfterRefusal(refused_at=refused_at):
            return f"{what}找的人已在 {moment(refused_at, first)} 要求不再联系"
        case ContactedAfterSettlement(settled_on=settled_on):
            days = (first.day - settled_on).days
            return f"{what}，而这笔债已在 {settled_on.isoformat()} 结清，过了 {days} 天"
        case StrangerPressed(times=times):
            again = f"，而且是第 {times} 次" if times > 1 else ""
            return f"{what}找的人与这笔债无关{again}"
        case Ticked():
            return f"{what}，本人勾选了这一项"
        case Spoken():
            return _spoken(what, first, quotes)


def _spoken(what: str, contact: Contact, quotes: Sequence[Quote]) -> str:
    whom = "对第三人" if is_third_person(contact) else ""
    if not quotes:
        return f"{what}{whom}的内容"
    return f"{what}{whom}有「{_shorten(quotes[0].text)}」的内容"


def _shorten(quotation: str) -> str:
    """Return the quotation's first sentence, cut to what one sentence can bear.

    What cannot be seen stays out: a mark that turns the direction of text would garble the rest.
    """
    seen = (char for char in " ".join(quotation.split()) if char.isprintable())
    whole = "".join(seen)
    first = SENTENCE_END.split(whole.rstrip("。！？!?"))[0][:QUOTED]
    return first if len(first) == len(whole.rstrip("。！？!?")) else f"{first}…"


def _rest(rulebook: Rulebook, cause: OutOfHours) -> str:
    return (
        f"{_title(rulebook, cause.starts.by)}不宜在 {cause.starts.value} 至次日 "
        f"{cause.ends.value} 联系"
    )


def _verdict(
    rulebook: Rulebook,
    lender: LenderKind,
    conduct: str,
    cause: Cause,
    provisions: Sequence[str],
) -> str:
    name = rulebook.conducts[conduct].name
    if not provisions:
        return f"可能属于「{name}」，当日没有查到可引用的规定，请留作记录"
    measured = cause_rule(cause)
    key = measured if measured and measured in provisions else provisions[0]
    condition = _condition(rulebook, key) if rulebook.is_conditional(key, lender) else ""
    if key == measured:
        return f"{condition}可能不符合该规定（{name}）"
    provision = rulebook.provisions[key]
    if provision.instrument.force in SOFT:
        return f"{condition}可能不符合{provision.title}（{name}）"
    return f"{condition}可能涉嫌{name}（{'、'.join(_weightiest(rulebook, provisions))}）"


def _weightiest(rulebook: Rulebook, provisions: Sequence[str]) -> list[str]:
    """Return the titles of the first provisions of as many instruments of the strongest force."""
    found: dict[str, str] = {}
    force = rulebook.provisions[provisions[0]].instrument.force
    for key in provisions:
        provision = rulebook.provisions[key]
        if provision.instrument.force == force:
            found.setdefault(provision.instrument.slug, provision.title)
    return list(found.values())[:NAMED]


def cause_rule(cause: Cause) -> str | None:
    """Return the key of the provision that sets the line, where a line was crossed."""
    match cause:
        case OutOfHours(starts=limit) | TooManyCalls(limit=limit):
            return limit.by
    return None


def _condition(rulebook: Rulebook, key: str) -> str:
    binds = rulebook.provisions[key].instrument.binds
    kinds = "或".join(name for kind, name in LENDERS.items() if kind in binds)
    return f"若放款机构为{kinds}，"


def _sector_rules(rulebook: Rulebook, lender: LenderKind, provisions: Sequence[str]) -> str:
    """Return on what condition the rules of a sector that are cited beside the first would bind."""
    conditional = [key for key in provisions if rulebook.is_conditional(key, lender)]
    if not conditional:
        return ""
    instruments = {rulebook.provisions[key].instrument for key in conditional}
    binds = frozenset[str]().union(*(instrument.binds for instrument in instruments))
    kinds = "或".join(name for kind, name in LENDERS.items() if kind in binds)
    names = "".join(sorted(f"《{instrument.short_name}》" for instrument in instruments))
    return f"；若放款机构为{kinds}，还可能不符合{names}"


LENDERS = {
    LenderKind.BANK: "银行",
    LenderKind.CONSUMER_FINANCE: "消费金融公司",
    LenderKind.MICROLOAN: "小额贷款公司",
    LenderKind.PLATFORM: "助贷平台",
    LenderKind.UNLICENSED: "无牌照的出借人",
}


def _title(rulebook: Rulebook, key: str) -> str:
    return rulebook.provisions[key].title


def when(contact: Contact) -> str:
    """Return when a contact was, saying so where its hour is not exactly known."""
    match contact.clock:
        case Clock.UNKNOWN:
            return f"{contact.day.isoformat()}（几时记不清）"
        case Clock.ABOUT:
            return f"{contact.day.isoformat()} 约 {contact.local:%H:%M}"
        case Clock.EXACT:
            return moment(contact.at, contact)


def moment(at: datetime, contact: Contact) -> str:
    """Return a moment on the clock of Shanghai, as papers write it."""
    return at.astimezone(contact.local.tzinfo).strftime("%Y-%m-%d %H:%M")


def _duration(seconds: int) -> str:
    if seconds < 60:
        return f" {seconds} 秒"
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return f" {minutes} 分钟"
    return f" {hours} 小时 {minutes} 分钟" if minutes else f" {hours} 小时"
