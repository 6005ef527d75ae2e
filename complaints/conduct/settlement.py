"""Collection of a debt that was already paid off (`after-settlement`)."""

from collections.abc import Iterable, Iterator

from complaints.conduct.calls import Outcome, outcome
from complaints.conduct.facts import Case, Certainty, Contact
from complaints.conduct.findings import ContactedAfterSettlement, Finding
from complaints.conduct.heard import Heard, HeardOf
from complaints.conduct.pressure import is_notice, presses, threatens
from complaints.conduct.signs import Sign


def find_after_settlement(
    case: Case, contacts: Iterable[Contact], words: HeardOf
) -> Iterator[Finding]:
    """Yield a finding for each contact on a day after the settlement.

    A receipt, a proof, an apology or a notice that asks for nothing is no collection; a call of
    which nothing is noted is taken for one, to be confirmed by the borrower.
    """
    if case.settled_on is None:
        return
    cause = ContactedAfterSettlement(case.settled_on)
    for contact in contacts:
        if contact.invited or contact.day <= case.settled_on:
            continue
        if asks_for_something(contact, words(contact)):
            said = bool(contact.text.strip()) or outcome(contact) is Outcome.UNANSWERED
            certainty = Certainty.CLEAR if said else Certainty.ASK
            yield Finding("after-settlement", (contact,), cause, certainty)


def is_settlement_notice(case: Case, contact: Contact, heard: Heard) -> bool:
    """Tell whether a contact after the settlement is a receipt, a proof, an apology or the like."""
    return (
        case.settled_on is not None
        and contact.day > case.settled_on
        and not asks_for_something(contact, heard)
    )


def asks_for_something(contact: Contact, heard: Heard) -> bool:
    """Tell whether a contact after settlement still wants something."""
    if not contact.text.strip() or threatens(heard.readings):
        return True
    if Sign.APOLOGY in heard.signs:
        return False
    return presses(heard) or not (is_notice(heard.signs) or Sign.OFFER in heard.signs)
