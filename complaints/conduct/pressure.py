"""Whether words press: demand or threaten, rather than remind, confirm or apologise.

The readings tell abusive words; the signs tell the plain demand for payment from a notice that asks
for nothing.
"""

from collections.abc import Sequence

from complaints.conduct.heard import Heard
from complaints.conduct.signs import Sign, Signs
from complaints.conduct.text import NOTICE_KINDS, Reading

# Readings that say something about form or addressee, and nothing about pressure.
CALM = frozenset(
    {
        "third-party-contact",
        "debt-disclosure",
        "ignored-refusal",
        "hidden-identity",
        "private-channel",
        "after-settlement",
        "quiet-hours",
        "excessive-calls",
        *NOTICE_KINDS,
    }
)


def threatens(readings: Sequence[Reading]) -> bool:
    """Tell whether the readers found conduct that presses by itself, such as a threat."""
    return any(reading.kind not in CALM for reading in readings)


def presses(heard: Heard) -> bool:
    """Tell whether the words demand payment or an answer, or threaten.

    A due-date reminder, a receipt or an apology does not, even where it names a sum.
    """
    return threatens(heard.readings) or (Sign.DEMAND in heard.signs and not is_notice(heard.signs))


def is_notice(signs: Signs) -> bool:
    """Tell whether the words are a reminder, receipt, proof or apology."""
    return Sign.NOTICE in signs or Sign.APOLOGY in signs
