"""Why a third person may be contacted after all, as the words tell it.

The reasons are those of the conduct catalogue: somebody who owes it too, a debt of their own, a
relative who called, a court that serves an order, a wrong number with an apology, a neutral
request.
"""

from enum import StrEnum

from complaints.conduct.facts import Addressee, Claim, Contact
from complaints.conduct.heard import Heard
from complaints.conduct.pressure import threatens
from complaints.conduct.signs import Sign


class Excuse(StrEnum):
    CO_OBLIGOR = "co-obligor"
    OWN_MATTER = "own-matter"
    CALLED_THEMSELVES = "called-themselves"
    COURT = "court"
    OFFICE = "office"
    WRONG_NUMBER = "wrong-number"
    OFFER = "offer"
    CONFIRMS_STOP = "confirms-stop"


OFFICES = frozenset(
    {Claim.POLICE, Claim.COURT, Claim.PROCURATORATE, Claim.GOVERNMENT, Claim.MEDIATOR}
)
COURTS = frozenset({Claim.COURT, Claim.UNKNOWN})
TOLD_OR_REFUSED = frozenset({"debt-disclosure", "ignored-refusal"})
FAKE = frozenset({"impersonating-official", "forged-document", "suspected-fraud"})


def excuse_for(contact: Contact, heard: Heard) -> Excuse | None:
    """Return why contacting this third person is lawful by the words, or None."""
    readings, signs = heard.readings, heard.signs
    fake = any(reading.kind in FAKE for reading in readings)
    if Sign.CO_OBLIGOR in signs and not fake:
        return Excuse.CO_OBLIGOR
    if Sign.COURT_ORDER in signs and contact.claims_to_be in COURTS and not fake:
        return Excuse.COURT
    if threatens(readings):
        return None
    if contact.claims_to_be in OFFICES and not readings:
        return Excuse.OFFICE
    if Sign.OWN_MATTER in signs:
        return Excuse.OWN_MATTER
    if Sign.CALLED_THEMSELVES in signs:
        return Excuse.CALLED_THEMSELVES
    if contact.to is Addressee.STRANGER and Sign.MISDIAL in signs:
        return Excuse.WRONG_NUMBER
    if Sign.OFFER in signs and not readings:
        return Excuse.OFFER
    if {Sign.STOPS, Sign.APOLOGY} <= signs and not readings:
        return Excuse.CONFIRMS_STOP
    return None


def asks_neutrally(contact: Contact, heard: Heard) -> bool:
    """Tell whether a third person was asked for no more than to pass on a call back.

    An empty text says nothing against it.
    """
    readings = heard.readings
    if threatens(readings) or any(reading.kind in TOLD_OR_REFUSED for reading in readings):
        return False
    return not contact.text.strip() or Sign.ASKS_NEUTRALLY in heard.signs
