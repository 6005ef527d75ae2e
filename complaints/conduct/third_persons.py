"""Contacts with people who owe nothing (`third-party-contact`, `wrong-person`)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from complaints.conduct.calls import Outcome, is_third_person, outcome, recipient
from complaints.conduct.excuses import Excuse, asks_neutrally, excuse_for
from complaints.conduct.facts import Addressee, Case, Certainty, Claim, Contact
from complaints.conduct.findings import (
    Finding,
    StrangerPressed,
    ThirdPersonContacted,
    ThirdPersonReason,
)
from complaints.conduct.heard import HeardOf
from complaints.conduct.pressure import CALM
from complaints.conduct.reach import Reach
from complaints.conduct.refusals import Refusals
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.signs import Sign

THIRD_PERSON_KINDS = frozenset(
    {
        "third-party-contact",
        "debt-disclosure",
        "third-party-pressure",
        "ignored-refusal",
        "workplace-harassment",
    }
)
LENDERS = frozenset({Claim.LENDER, Claim.LAW_FIRM})
COLLECTING = frozenset({Sign.ASKS_NEUTRALLY, Sign.DEMAND, Sign.MISDIAL})


@dataclass(frozen=True, slots=True)
class ThirdPersonView:
    """What a detector must know about the case beside the one contact."""

    rulebook: Rulebook
    case: Case
    reach: Reach
    refusals: Refusals
    numbers: frozenset[str]

    def borrower_reachable(self, contact: Contact) -> bool:
        """Tell whether the borrower could be reached, as the case says or the log shows."""
        if self.case.borrower_reachable is not None:
            return self.case.borrower_reachable
        window = self.rulebook.limit(
            "third-party-contact", "reachable-window", contact.day, self.case.lender_kind
        )
        return window is not None and self.reach.reached_before(contact.at, int(window.value))


def collectors_numbers(contacts: Sequence[Contact]) -> frozenset[str]:
    """Return the numbers that also called the borrower: what they want of others is the debt."""
    return frozenset(
        contact.number
        for contact in contacts
        if contact.number and contact.to is Addressee.BORROWER and not contact.invited
    )


def find_third_person_contacts(
    view: ThirdPersonView, contacts: Sequence[Contact], words: HeardOf
) -> Iterator[Finding]:
    """Yield a finding for each contact that should not have gone to that person.

    A dial that rang out, and a line that opened for a second, leave it open.
    """
    times: Counter[str] = Counter()
    for contact in contacts:
        if not is_third_person(contact) or contact.invited:
            continue
        if outcome(contact) is not Outcome.CONNECTED:
            continue
        times[recipient(contact)] += 1
        again = times[recipient(contact)]
        excuse = excuse_for(contact, words(contact))
        # One wrong number with an apology is none; the second is no slip of the finger.
        if excuse and not (excuse is Excuse.WRONG_NUMBER and again > 1):
            continue
        if not _is_collection(view, contact, words, again=again > 1):
            continue
        reason = _reason(view, contact, words)
        if reason is None:
            continue
        sure = Certainty.CLEAR if contact.text.strip() else Certainty.ASK
        yield Finding("third-party-contact", (contact,), ThirdPersonContacted(reason), sure)
        if contact.to is Addressee.STRANGER and (again > 1 or _pressed(contact, words)):
            yield Finding("wrong-person", (contact,), StrangerPressed(again), sure)


def _is_collection(view: ThirdPersonView, contact: Contact, words: HeardOf, *, again: bool) -> bool:
    """Tell whether a contact with a third person is about the debt at all.

    The readers tell, where there are words; what an agency asks for or is sorry for is the
    debt. An emergency contact stands in the loan's papers, so that the lender's name or a
    message to pass on is enough there. A stranger who is contacted again is taken for another.
    """
    if not contact.text.strip():
        return True
    heard = words(contact)
    return (
        contact.number in view.numbers
        or (contact.to is Addressee.STRANGER and again)
        or bool(heard.readings)
        or view.refusals.before(contact) is not None
        or (contact.claims_to_be is Claim.AGENCY and bool(COLLECTING & heard.signs))
        or (
            contact.to is Addressee.EMERGENCY_CONTACT
            and (contact.claims_to_be in LENDERS or Sign.ASKS_NEUTRALLY in heard.signs)
        )
    )


def _reason(view: ThirdPersonView, contact: Contact, words: HeardOf) -> ThirdPersonReason | None:
    if view.refusals.before(contact):
        return ThirdPersonReason.REFUSED
    if contact.to is not Addressee.EMERGENCY_CONTACT:
        return ThirdPersonReason.NOT_NAMED
    if view.borrower_reachable(contact) or Sign.SPOKE_LATELY in words(contact).signs:
        return ThirdPersonReason.REACHABLE
    if not asks_neutrally(contact, words(contact)):
        return ThirdPersonReason.NOT_NEUTRAL
    return None


def _pressed(contact: Contact, words: HeardOf) -> bool:
    return any(
        reading.kind in ("third-party-pressure", "debt-disclosure", "wrong-person")
        or reading.kind not in CALM
        for reading in words(contact).readings
    )
