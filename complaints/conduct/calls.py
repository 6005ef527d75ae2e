"""Whether a call got through, and to whom it went: shared by every detector that counts."""

import re
from enum import StrEnum

from complaints.conduct.facts import Addressee, Channel, Contact

VOICE = frozenset({Channel.PHONE, Channel.ROBOT_CALL})
# A line that opens and drops at once was heard by nobody: it counts neither way.
FLEETING_SECONDS = 2
NOT_PICKED_UP = re.compile(
    r"未接|没接|沒接|没有接|无人接听|没人接|未接通|没打通|漏接|响了?[一两]?声就?挂"
)
# "He said I never pick up" is told of a call that got through.
TOLD = re.compile(r"[说說讲講问問骂罵喊吼]|[“\"「]")


class Outcome(StrEnum):
    CONNECTED = "connected"
    UNANSWERED = "unanswered"
    FLEETING = "fleeting"


def outcome(contact: Contact) -> Outcome:
    """Tell how a phone or robot call ended; other channels always reach (`CONNECTED`)."""
    if contact.channel not in VOICE:
        return Outcome.CONNECTED
    answered = contact.answered
    if answered is None:
        if says_not_picked_up(contact.text):
            return Outcome.UNANSWERED
        answered = bool(contact.seconds) or bool(contact.text.strip())
    if not answered:
        return Outcome.UNANSWERED
    if contact.seconds is not None and 0 < contact.seconds <= FLEETING_SECONDS:
        return Outcome.FLEETING
    return Outcome.CONNECTED


def says_not_picked_up(text: str) -> bool:
    return bool(NOT_PICKED_UP.search(text)) and not TOLD.search(text)


def recipient(contact: Contact) -> str:
    """Return one label for one person: the borrower, a named third person, or a kind of person.

    A mother is one person whether she is contacted as family or as emergency contact.
    """
    if contact.to is Addressee.BORROWER:
        return Addressee.BORROWER
    return contact.person.strip() if contact.person and contact.person.strip() else contact.to


def is_third_person(contact: Contact) -> bool:
    return contact.to not in (Addressee.BORROWER, Addressee.PUBLIC)
