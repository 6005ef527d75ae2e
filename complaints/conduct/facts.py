"""The facts that the rule engine takes and gives: cases in, flags and notices out.

Pure data, no Django. The words of the vocabulary are those of docs/glossary.md; the file form of
the same objects is read and written by `complaints.conduct.wire`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


class LenderKind(StrEnum):
    BANK = "bank"
    CONSUMER_FINANCE = "consumer_finance"
    MICROLOAN = "microloan"
    PLATFORM = "platform"
    UNLICENSED = "unlicensed"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    PHONE = "phone"
    ROBOT_CALL = "robot_call"
    SMS = "sms"
    INSTANT_MESSAGE = "instant_message"
    APP = "app"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    SOCIAL_MEDIA = "social_media"
    OTHER = "other"


class Addressee(StrEnum):
    BORROWER = "borrower"
    EMERGENCY_CONTACT = "emergency_contact"
    FAMILY = "family"
    COLLEAGUE = "colleague"
    EMPLOYER = "employer"
    ACQUAINTANCE = "acquaintance"
    VILLAGE = "village"
    STRANGER = "stranger"
    PUBLIC = "public"


class Claim(StrEnum):
    """Who the collector says they are."""

    LENDER = "lender"
    AGENCY = "agency"
    LAW_FIRM = "law_firm"
    POLICE = "police"
    COURT = "court"
    PROCURATORATE = "procuratorate"
    GOVERNMENT = "government"
    MEDIATOR = "mediator"
    UNKNOWN = "unknown"


class Clock(StrEnum):
    """How well the borrower knows the time of day of a contact."""

    EXACT = "exact"
    ABOUT = "about"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Certainty(StrEnum):
    """How sure a flag is: `clear` (明确) or `ask` (请确认, the borrower should look twice)."""

    CLEAR = "clear"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Contact:
    """One call, message, letter or visit. `at` carries an offset; hours are judged in Shanghai.

    `clock` tells how well the hour is known; where it is not, `at` is noon of the day. The file
    form does not carry it: there every time counts as exact.
    """

    id: str
    at: datetime
    channel: Channel
    to: Addressee
    person: str | None = None
    answered: bool | None = None
    seconds: int | None = None
    number: str | None = None
    claims_to_be: Claim = Claim.UNKNOWN
    invited: bool = False
    text: str = ""
    acts: tuple[str, ...] = ()
    clock: Clock = Clock.EXACT

    @property
    def local(self) -> datetime:
        """The moment on a clock in Shanghai."""
        return self.at.astimezone(SHANGHAI)

    @property
    def day(self) -> date:
        """The day in Shanghai: the day whose law applies."""
        return self.local.date()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A third person asked not to be contacted again."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One debt: its lender, that lender's agencies, and the contacts they made."""

    case: str
    contacts: tuple[Contact, ...]
    lender_kind: LenderKind = LenderKind.UNKNOWN
    settled_on: date | None = None
    refusals: tuple[Refusal, ...] = ()
    borrower_reachable: bool | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that caused a flag: an exact substring of that contact's text."""

    contact: str
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Conduct that may break a rule, the contacts that make it up, and the rules of that day.

    `provisions` are keys of the rulebook, statute first. `why` is one Chinese sentence. The flag
    never says that conduct is illegal.
    """

    conduct: str
    contacts: tuple[str, ...]
    severity: Severity
    provisions: tuple[str, ...]
    words: tuple[Quote, ...]
    why: str
    certainty: Certainty = Certainty.CLEAR


@dataclass(frozen=True, slots=True)
class Notice:
    """Not a complaint but a sign that somebody needs help now: `despair` or `danger`."""

    kind: str
    contact: str
    words: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that one edition of the rules says about a case.

    `lawful` gives, for each contact without a flag, one Chinese sentence on why it is none.
    """

    case: str
    rulebook: str
    flags: tuple[Flag, ...]
    notices: tuple[Notice, ...]
    lawful: dict[str, str]
