"""What the confirmed flags come to, by kind of conduct, in sentences made of the person's facts.

Every sentence carries its own moments, numbers and words: offices set aside papers that read like
a template, and a sentence that two cases could share would prove nothing. Nothing here says that
conduct is illegal: it may be (可能涉嫌违反 a law, 可能不符合 a standard), and the office decides.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from complaints.conduct.facts import Channel, Clock, Contact, Flag
from complaints.conduct.rulebook import Rulebook
from complaints.dossier import wording
from complaints.dossier.log import CALLS, Log
from complaints.dossier.model import Finding, SummaryRow
from complaints.dossier.sources import Sources

LISTED = 12  # moments or numbers written out in one sentence; the log has them all
QUOTED = 200  # characters of a text quoted in a sentence; the log has the whole
Group = tuple[str, tuple[Flag, ...]]


def by_conduct(flags: tuple[Flag, ...], rulebook: Rulebook) -> tuple[Group, ...]:
    """The flags by kind of conduct, grave kinds first, then in the order of the catalogue."""
    grave = {"high": 0, "medium": 1, "low": 2}
    groups = {slug: tuple(f for f in flags if f.conduct == slug) for slug in rulebook.conducts}
    found = [(slug, group) for slug, group in groups.items() if group]
    return tuple(sorted(found, key=lambda item: min(grave[f.severity] for f in item[1])))


def summary_row(group: Group, log: Log, sources: Sources) -> SummaryRow:
    slug, flags = group
    ids = _ids(flags)
    mains = dict.fromkeys(key for flag in flags for key in _mains(flag, sources.rulebook))
    return SummaryRow(
        conduct=sources.rulebook.conducts[slug].name,
        contacts=len(ids),
        dates=wording.days_text(log.days_of(ids)),
        rules=tuple((_main(key, sources), sources.force(key)) for key in mains),
        cited=sources.cited(_keys(flags)),
        log=wording.numbers_text(log.numbers_of(ids)),
    )


def _mains(flag: Flag, rulebook: Rulebook) -> tuple[str, ...]:
    """The rule of most force, and the rule that sets the limit where the conduct has one."""
    limiting = {limit.by for limit in rulebook.conducts[flag.conduct].limits}
    return tuple(
        dict.fromkeys((*flag.provisions[:1], *[k for k in flag.provisions if k in limiting][:1]))
    )


def _main(key: str, sources: Sources) -> str:
    condition = sources.condition(key)
    return f"{condition}，{sources.name(key)}" if condition else sources.name(key)


def finding(group: Group, log: Log, sources: Sources) -> Finding:
    slug, flags = group
    ordered = sorted(flags, key=lambda flag: log.numbers_of(flag.contacts))
    return Finding(
        conduct=sources.rulebook.conducts[slug].name,
        lead=_lead(flags, log, sources),
        items=tuple(_item(flag, log) for flag in ordered),
    )


def _lead(flags: tuple[Flag, ...], log: Log, sources: Sources) -> str:
    ids = _ids(flags)
    numbers = wording.numbers_text(log.numbers_of(ids))
    facts = f"{wording.days_text(log.days_of(ids))}，共 {len(ids)} 次联系（记录第 {numbers} 号）"
    return f"{facts}，{_verdict(_keys(flags), sources)}。"


def _verdict(keys: tuple[str, ...], sources: Sources) -> str:
    """What the conduct may be at odds with: laws, then standards, then what binds if."""
    groups: dict[str, list[str]] = {}
    for key in keys:
        verdict = "可能涉嫌违反" if sources.is_law(key) else "可能不符合"
        condition = sources.condition(key)
        opening = f"{condition}，还{verdict}" if condition else verdict
        groups.setdefault(opening, []).append(f"{sources.name(key)}{sources.cited((key,))}")
    parts = [f"{opening}{'、'.join(names)}" for opening, names in groups.items()]
    return "；".join(parts) or "规则库未列出当日适用的规定，请贵单位认定"


def _item(flag: Flag, log: Log) -> str:
    contacts = log.of(flag.contacts)
    facts = _occasion(contacts[0]) if len(contacts) == 1 else _run(contacts)
    words = _words(flag, contacts)
    number = wording.numbers_text(log.numbers_of(flag.contacts))
    reason = "" if flag.words else flag.why.strip().rstrip("。")  # words speak for themselves
    return f"{facts}{words}（记录第 {number} 号）" + (f"；理由：{reason}。" if reason else "。")


def _occasion(contact: Contact) -> str:
    """One contact: when, from which number, who they said they were, to whom, how it went."""
    who = _caller(contact.number)
    claims = wording.CLAIMS[contact.claims_to_be]
    said = f"（自称{claims}）" if claims else ""
    to = wording.recipient(contact.to, contact.person)
    deed = wording.DEEDS[contact.channel]
    return f"{wording.when_text(contact)}，{who}{said}向{to}{deed}{_outcome(contact)}"


def _outcome(contact: Contact) -> str:
    if contact.channel not in CALLS:
        return ""
    if contact.seconds:
        return f"，通话 {wording.duration_text(contact.seconds)}"
    return {True: "，已接通", False: "，未接通", None: ""}[contact.answered]


def _run(contacts: tuple[Contact, ...]) -> str:
    """Contacts that count together: when each was, from which numbers, to whom, and how many."""
    first, last = contacts[0], contacts[-1]
    same_day = first.day == last.day
    span = (
        wording.day_text(first.day)
        if same_day
        else f"{wording.when_text(first)}至{wording.when_text(last)}"
    )
    to = _cut(wording.recipient(contact.to, contact.person) for contact in contacts)
    how = _cut(wording.CHANNELS[contact.channel] for contact in contacts)
    numbers = _cut(number for contact in contacts if (number := (contact.number or "").strip()))
    caller = f"号码 {numbers} " if numbers else "未记录号码的一方"
    return f"{span}，{caller}以{how}联系{to}共 {len(contacts)} 次，时间为 {_times(contacts)}"


def _times(contacts: tuple[Contact, ...]) -> str:
    """Each moment, to the minute where that tells them apart, else to the second."""
    same_day = contacts[0].day == contacts[-1].day
    for form in ("%H:%M", "%H:%M:%S") if same_day else ("%m-%d %H:%M", "%m-%d %H:%M:%S"):
        times = [contact.local.strftime(form) for contact in contacts]
        if len(set(times)) == len(times):
            break
    words = {Clock.EXACT: "", Clock.ABOUT: "约 "}
    return _cut(
        "几时记不清" if contact.clock is Clock.UNKNOWN else words[contact.clock] + time
        for contact, time in zip(contacts, times, strict=True)
    )


def _caller(number: str | None) -> str:
    number = (number or "").strip()
    return f"号码 {number} " if number else "未记录号码的一方"


def _cut(values: Iterable[str]) -> str:
    """The distinct values in order, past `LISTED` of them only their number."""
    distinct = list(dict.fromkeys(values))
    rest = f" 等 {len(distinct)} 个" if len(distinct) > LISTED else ""
    return "、".join(distinct[:LISTED]) + rest


def _words(flag: Flag, contacts: tuple[Contact, ...]) -> str:
    """What was noted, whole where it is short, and which words of it count."""
    quotes = list(dict.fromkeys(_flat(quote.text) for quote in flag.words if _flat(quote.text)))
    text = _flat(contacts[0].text) if len(contacts) == 1 else ""
    if not text or (quotes and len(text) > QUOTED):
        return f"，记录的内容：{_quoted(quotes)}" if quotes else ""
    if not quotes or quotes == [text]:
        return f"，记录的内容：{_quoted([text])}"
    return f"，记录的内容：{_quoted([text])}，其中：{_quoted(quotes)}"


def _quoted(texts: list[str]) -> str:
    return "".join(f"“{_short(text)}”" for text in texts[:LISTED])


def _flat(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def _ids(flags: tuple[Flag, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(flag.contacts for flag in flags)))


def _keys(flags: tuple[Flag, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(flag.provisions for flag in flags)))


def channels_text(contacts: Iterable[Contact]) -> str:
    """How often each channel was used, the most used first: 电话 130 次、短信 86 次."""
    counts: dict[Channel, int] = {}
    for contact in contacts:
        counts[contact.channel] = counts.get(contact.channel, 0) + 1
    return "、".join(_counted(counts))


def _counted(counts: dict[Channel, int]) -> Iterator[str]:
    for channel, count in sorted(counts.items(), key=lambda item: -item[1]):
        yield f"{wording.CHANNELS[channel]} {count} 次"
