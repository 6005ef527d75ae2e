"""What a page shows of contacts and flags: words instead of codes, links instead of keys."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from complaints.casebook.facts import ContactFacts, DebtFacts, Decision
from complaints.casebook.judgement import Judged
from complaints.conduct.facts import SHANGHAI, Certainty, Clock, Flag
from complaints.intake.vocabulary import ADDRESSEES, CHANNELS, CLAIMS, VOICE
from guide.models.choices import FORCE_LABELS, SEVERITY_LABELS
from guide.models.law import provision_anchor


@dataclass(frozen=True, slots=True)
class ShownProvision:
    title: str
    force: str
    url: str
    conditional: bool
    note: str


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """One flag in the words of the page."""

    flag: Flag
    name: str
    conduct_url: str
    severity: str
    severity_words: Any
    sure: bool
    why: str
    words: tuple[str, ...]
    provisions: tuple[ShownProvision, ...]
    decision: Decision | None
    key: str

    @property
    def undecided(self) -> bool:
        return self.decision is None


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One answer on a check page; `step` is where it can be changed."""

    label: str
    value: str
    step: str


def shown_flags(judged: Judged, flags: tuple[Flag, ...]) -> list[ShownFlag]:
    """Return `flags` as the page shows them, in the engine's order."""
    return [_shown(judged, flag) for flag in flags]


def flag_key(flag: Flag) -> str:
    """Return a form value that names one flag of an assessment."""
    return f"{flag.conduct}|{','.join(flag.contacts)}"


def _shown(judged: Judged, flag: Flag) -> ShownFlag:
    return ShownFlag(
        flag=flag,
        name=judged.rulebook.conducts[flag.conduct].name,
        conduct_url=reverse("guide:conduct", args=[flag.conduct]),
        severity=flag.severity.value,
        severity_words=SEVERITY_LABELS[flag.severity.value],
        sure=flag.certainty is Certainty.CLEAR,
        why=flag.why,
        words=tuple(word.text for word in flag.words),
        provisions=tuple(_provision(judged, flag, key) for key in flag.provisions),
        decision=judged.decision_on(flag),
        key=flag_key(flag),
    )


def _provision(judged: Judged, flag: Flag, key: str) -> ShownProvision:
    provision = judged.rulebook.provisions[key]
    slug = provision.instrument.slug
    anchor = f"#{provision_anchor(provision.article)}"
    return ShownProvision(
        title=provision.title,
        force=str(FORCE_LABELS[provision.instrument.force]),
        url=reverse("guide:instrument", args=[slug]) + anchor,
        note=judged.rulebook.citation_note(flag.conduct, key).rstrip("。"),
        conditional=judged.rulebook.is_conditional(key, judged.case.lender_kind),
    )


def summarise(facts: ContactFacts, debt: DebtFacts, refused: bool = False) -> list[SummaryRow]:
    """Return the answers of a contact as rows, each with the step that asks for it."""
    local = facts.at.astimezone(SHANGHAI)
    rows = [
        SummaryRow(_("哪一笔借款"), debt.title, "how"),
        SummaryRow(_("方式"), str(CHANNELS[facts.channel]), "how"),
    ]
    if facts.channel in VOICE:
        rows.append(SummaryRow(_("接通"), call_words(facts), "call"))
    rows += [
        SummaryRow(_("时间"), f"{day_words(local.date())} {clock_words(facts)}", "when"),
        SummaryRow(_("号码"), facts.number or _("没填"), "when"),
        SummaryRow(_("自称"), str(CLAIMS[facts.claims_to_be]), "when"),
    ]
    if facts.invited:
        rows.append(SummaryRow(_("谁发起"), _("我打过去的，或我同意的时间"), "when"))
    rows.append(SummaryRow(_("联系到谁"), whom_words(facts), "whom"))
    if refused:
        rows.append(SummaryRow(_("拒绝"), _("这个人这次说了不要再联系"), "whom"))
    rows.append(SummaryRow(_("内容"), facts.text or _("没填"), "words"))
    return rows


def call_words(facts: ContactFacts) -> str:
    """Return whether a call connected, and for how long, in words."""
    if facts.answered is False:
        return _("没接通")
    if not facts.seconds:
        return _("接通了") if facts.answered else _("记不清")
    minutes, seconds = divmod(facts.seconds, 60)
    length = _("%(minutes)d 分 %(seconds)d 秒") % {"minutes": minutes, "seconds": seconds}
    return _("接通了，%(length)s") % {"length": length}


def clock_words(facts: ContactFacts) -> str:
    """Return the time of day, and how well it is known, in words."""
    if facts.clock is Clock.UNKNOWN:
        return _("记不清几点")
    clock = facts.at.astimezone(SHANGHAI).strftime("%H:%M")
    return _("大约 %(clock)s") % {"clock": clock} if facts.clock is Clock.ABOUT else clock


def whom_words(facts: ContactFacts) -> str:
    """Return the addressee with the label that the borrower gave, in words."""
    label = facts.person.partition(":")[2]
    words = str(ADDRESSEES[facts.to])
    return f"{words}（{label}）" if label else words


def day_words(day: date) -> str:
    """Return a day as a Chinese reader writes it, weekday included."""
    weekdays = _("一二三四五六日")
    return _("%(year)d年%(month)d月%(day)d日（周%(weekday)s）") % {
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "weekday": weekdays[day.weekday()],
    }
