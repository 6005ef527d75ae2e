"""Signs: what words say beside any conduct, and which the rules weigh against the readings.

That somebody is a guarantor, that a message only confirms a payment, that a caller had the wrong
number. Each is the slug of a list of curated phrases; complaints.conduct.text.signs finds them.
"""

from enum import StrEnum

GRAVER = "graver-"


class Sign(StrEnum):
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


Signs = frozenset[str]

_SIGNS = frozenset(Sign)


def is_sign(slug: str) -> bool:
    """Tell whether the phrases of this list tell a sign, rather than conduct or a notice."""
    return slug in _SIGNS or slug.startswith(GRAVER)


def graver(conduct: str) -> str:
    """Return the list that tells the kind of `conduct` that weighs more."""
    return f"{GRAVER}{conduct}"
