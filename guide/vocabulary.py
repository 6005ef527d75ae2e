"""The fixed words of the public half: values that content files and rows may hold. Pure."""

from collections.abc import Iterable
from enum import StrEnum


class Force(StrEnum):
    """How strongly an instrument binds, strongest first."""

    STATUTE = "statute"
    JUDICIAL = "judicial"
    REGULATION = "regulation"
    DEPARTMENTAL = "departmental"
    NORMATIVE = "normative"
    STANDARD = "standard"
    SELF_DISCIPLINE = "self_discipline"


class LenderKind(StrEnum):
    BANK = "bank"
    CONSUMER_FINANCE = "consumer_finance"
    MICROLOAN = "microloan"
    PLATFORM = "platform"
    UNLICENSED = "unlicensed"


class Confidence(StrEnum):
    """How we know: the text was seen, seen in a report about it, or known without a copy."""

    SEEN = "A"
    REPORTED = "A-sec"
    KNOWN = "B"


class Severity(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Unit(StrEnum):
    TIME = "time"
    COUNT = "count"
    MINUTES = "minutes"
    HOURS = "hours"
    SECONDS = "seconds"
    PERCENT = "percent"  # a year


class NoticeKind(StrEnum):
    """Signs that somebody needs help now, which come before any complaint."""

    DESPAIR = "despair"
    DANGER = "danger"


class SignKind(StrEnum):
    """What words say beside any conduct; the rules weigh it, see the engine's docs."""

    CO_OBLIGOR = "sign-co-obligor"
    OWN_MATTER = "sign-own-matter"
    CALLED_THEMSELVES = "sign-called-themselves"
    COURT_ORDER = "sign-court-order"
    MISDIAL = "sign-misdial"
    OFFER = "sign-offer"
    STOPS = "sign-stops"
    ASKS_NEUTRALLY = "sign-asks-neutrally"
    NOTICE = "sign-notice"
    APOLOGY = "sign-apology"
    DEMAND = "sign-demand"
    REPLIED = "sign-replied"
    SPOKE_LATELY = "sign-spoke-lately"
    COMFORT = "sign-comfort"
    REFUSES = "sign-refuses"


GRAVER = "graver-"  # before a conduct: the list that tells its graver kind


def phrase_list_slugs(conducts: Iterable[str]) -> set[str]:
    """Return what a phrase list may be called: a conduct, its graver kind, a notice or a sign."""
    slugs = set(conducts)
    return slugs | {GRAVER + slug for slug in slugs} | {*NoticeKind} | {*SignKind}


class Phase(StrEnum):
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
