"""Which readings can stand for which addressee: the words are read alone, the contact decides."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from complaints.conduct.calls import is_third_person
from complaints.conduct.excuses import Excuse, excuse_for
from complaints.conduct.facts import Addressee, Contact
from complaints.conduct.heard import Heard
from complaints.conduct.signs import Sign
from complaints.conduct.text import NOTICE_KINDS, Reading
from complaints.conduct.third_persons import THIRD_PERSON_KINDS

# What times, counts and the case decide; words alone are neither.
COUNTED = frozenset({"quiet-hours", "excessive-calls"})
# A third person whom the lender may speak to about the debt is neither told of it nor pressed.
ENTITLED = frozenset(
    {
        Excuse.CO_OBLIGOR,
        Excuse.COURT,
        Excuse.OWN_MATTER,
        Excuse.CALLED_THEMSELVES,
        Excuse.WRONG_NUMBER,
    }
)
WORKPLACE = frozenset({Addressee.EMPLOYER, Addressee.COLLEAGUE})
MISTAKEN = frozenset({Addressee.STRANGER, Addressee.BORROWER, Addressee.ACQUAINTANCE})


class Bearing(StrEnum):
    """Why a reading does not stand on a contact as what was read.

    `notice`: it is a call for help, no conduct. `own-despair`: the borrower's own words, no urging.
    `public`: told to the public it is `public-exposure`. `counted`: times and counts decide it.
    `addressee`: it cannot meet this person. `entitled`: this person may be spoken to about it.
    `heeded`: the refusal it tells of was answered by a promise to stop.
    """

    NOTICE = "notice"
    OWN_DESPAIR = "own-despair"
    PUBLIC = "public"
    COUNTED = "counted"
    ADDRESSEE = "addressee"
    ENTITLED = "entitled"
    HEEDED = "heeded"


def readings_that_stand(contact: Contact, heard: Heard) -> tuple[Reading, ...]:
    """Return the conduct readings that can be flagged on this contact, notices left out.

    Told to the public, a debt is `public-exposure` rather than a third-person conduct.
    `third-party-contact` stays only to tell that a contact is about the debt; whether it should
    have been made is decided by who could be reached.
    """
    return tuple(
        reading if why is None else replace(reading, kind="public-exposure")
        for reading, why in bear_on(contact, heard)
        if why in (None, Bearing.PUBLIC)
    )


def bear_on(contact: Contact, heard: Heard) -> Iterator[tuple[Reading, Bearing | None]]:
    """Yield each reading with why it does not stand on this contact, None where it does."""
    conduct = []
    for reading in heard.readings:
        if reading.kind in NOTICE_KINDS:
            yield reading, Bearing.NOTICE
        elif _is_own_despair(reading, heard):
            yield reading, Bearing.OWN_DESPAIR
        else:
            conduct.append(reading)
    if contact.to is Addressee.PUBLIC:
        yield from ((reading, _why_not_in_public(reading.kind)) for reading in conduct)
        return
    entitled = is_third_person(contact) and (
        contact.invited or excuse_for(contact, Heard(tuple(conduct), heard.signs)) in ENTITLED
    )
    for reading in conduct:
        why = _why_not(reading.kind, contact)
        if why is None and entitled and reading.kind in THIRD_PERSON_KINDS | {"wrong-person"}:
            why = Bearing.ENTITLED
        if why is None and reading.kind == "ignored-refusal" and Sign.STOPS in heard.signs:
            why = Bearing.HEEDED
        yield reading, why


def _is_own_despair(reading: Reading, heard: Heard) -> bool:
    """Tell whether what seems to urge suicide is the borrower's own despair: no flag, but help.

    Where a phrase hears somebody else say it, it is no longer only despair. Where despair was met
    with comfort, nobody urged it.
    """
    if reading.kind != "self-harm-incitement" or reading.by != "learned":
        return False
    return Sign.COMFORT in heard.signs or any(
        other.kind == "despair" and other.start < reading.end and reading.start < other.end
        for other in heard.readings
    )


def _why_not(kind: str, contact: Contact) -> Bearing | None:
    if kind in COUNTED:
        return Bearing.COUNTED
    meets = True
    if kind == "workplace-harassment":
        meets = contact.to in WORKPLACE
    elif kind in THIRD_PERSON_KINDS:
        meets = is_third_person(contact)
    elif kind == "wrong-person":
        meets = contact.to in MISTAKEN
    return None if meets else Bearing.ADDRESSEE


def _why_not_in_public(kind: str) -> Bearing | None:
    if kind in COUNTED:
        return Bearing.COUNTED
    if kind == "wrong-person":
        return Bearing.ADDRESSEE
    return Bearing.PUBLIC if kind in THIRD_PERSON_KINDS else None
