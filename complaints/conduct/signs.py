"""Signs: what words say beside any conduct, and which the rules weigh against the readings.

That somebody is a guarantor, that a message only confirms a payment, that a caller had the wrong
number. Each is the slug of a list of curated phrases; complaints.conduct.text.signs finds them.
"""

from guide.vocabulary import GRAVER
from guide.vocabulary import SignKind as Sign

__all__ = ["GRAVER", "Sign", "Signs", "graver", "is_sign"]

Signs = frozenset[str]

_SIGNS = frozenset(Sign)


def is_sign(slug: str) -> bool:
    """Tell whether the phrases of this list tell a sign, rather than conduct or a notice."""
    return slug in _SIGNS or slug.startswith(GRAVER)


def graver(conduct: str) -> str:
    """Return the list that tells the kind of `conduct` that weighs more."""
    return f"{GRAVER}{conduct}"
