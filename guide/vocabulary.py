"""The fixed words of the public half: values that content files and rows may hold. Pure."""

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


class Phase(StrEnum):
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
