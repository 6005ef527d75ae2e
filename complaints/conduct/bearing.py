"""Which readings can stand for which addressee: the words are read alone, the contact decides."""

from collections.abc import Sequence
from dataclasses import replace

from complaints.conduct.calls import is_third_person
from complaints.conduct.excuses import Excuse, excuse_for
from complaints.conduct.facts import Addressee, Contact
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


def readings_that_stand(contact: Contact, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the conduct readings that can be flagged on this contact, notices left out.

    Told to the public, a debt is `public-exposure` rather than a third-person conduct.
    `third-party-contact` stays only to tell that a contact is about the debt; whether it should
    have been made is decided by who could be reached.
    """
    conduct = tuple(
        reading
        for reading in readings
        if reading.kind not in NOTICE_KINDS and not _is_own_despair(reading, readings)
    )
    if contact.to is Addressee.PUBLIC:
        return _in_public(conduct)
    entitled = is_third_person(contact) and (
        contact.invited or excuse_for(contact, conduct) in ENTITLED
    )
    return tuple(
        reading
        for reading in conduct
        if _can_stand(reading.kind, contact)
        and not (entitled and reading.kind in THIRD_PERSON_KINDS | {"wrong-person"})
    )


def _is_own_despair(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Tell whether what seems to urge suicide is the borrower's own despair: no flag, but help.

    Where a phrase hears somebody else say it, it is no longer only despair.
    """
    return (
        reading.kind == "self-harm-incitement"
        and reading.by == "learned"
        and any(
            other.kind == "despair" and other.start < reading.end and reading.start < other.end
            for other in readings
        )
    )


def _can_stand(kind: str, contact: Contact) -> bool:
    if kind in COUNTED:
        return False
    if kind == "workplace-harassment":
        return contact.to in WORKPLACE
    if kind in THIRD_PERSON_KINDS:
        return is_third_person(contact)
    if kind == "wrong-person":
        return contact.to in MISTAKEN
    return True


def _in_public(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    turned = (
        replace(reading, kind="public-exposure") if reading.kind in THIRD_PERSON_KINDS else reading
        for reading in readings
    )
    return tuple(reading for reading in turned if reading.kind not in COUNTED | {"wrong-person"})
