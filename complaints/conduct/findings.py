"""What a detector found, before it becomes a flag: the conduct, its contacts, and the cause."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from complaints.conduct.facts import Certainty, Contact
from complaints.conduct.rulebook import Limit
from complaints.conduct.text import Reading


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of the one contact themselves."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Ticked:
    """The borrower ticked it."""


@dataclass(frozen=True, slots=True)
class OutOfHours:
    """`seconds` past the opening line (`late`) or before the closing line of the quiet hours."""

    late: bool
    seconds: int
    starts: Limit
    ends: Limit


class CallCount(StrEnum):
    CONNECTED = "connected"
    ROBOT_CONNECTED = "robot-connected"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class TooManyCalls:
    """More calls of one kind in one day than `limit` has."""

    kind: CallCount
    count: int
    limit: Limit


@dataclass(frozen=True, slots=True)
class Flooded:
    """`count` messages and calls, parts of one message counted once, `seconds` from end to end."""

    count: int
    seconds: int
    contacts: Limit
    window: Limit


class ThirdPersonReason(StrEnum):
    NOT_NAMED = "not-named"  # no emergency contact
    REACHABLE = "reachable"  # the borrower could be reached
    NOT_NEUTRAL = "not-neutral"  # asked for more than a call back
    REFUSED = "refused"  # had asked not to be contacted


@dataclass(frozen=True, slots=True)
class ThirdPersonContacted:
    reason: ThirdPersonReason


@dataclass(frozen=True, slots=True)
class ContactedAfterRefusal:
    refused_at: datetime


@dataclass(frozen=True, slots=True)
class ContactedAfterSettlement:
    settled_on: date


@dataclass(frozen=True, slots=True)
class StrangerPressed:
    """Somebody who has nothing to do with the debt, pressed or contacted `times` times by now."""

    times: int


Cause = (
    Spoken
    | Ticked
    | OutOfHours
    | TooManyCalls
    | Flooded
    | ThirdPersonContacted
    | ContactedAfterRefusal
    | ContactedAfterSettlement
    | StrangerPressed
)


@dataclass(frozen=True, slots=True)
class Finding:
    """`contacts` are in order of time. A finding over a run of contacts is one flag."""

    conduct: str
    contacts: tuple[Contact, ...]
    cause: Cause
    certainty: Certainty = Certainty.CLEAR
    run: bool = False
