"""What the words of one contact say: readings by patterns and by the learned reader, joined.

A reading is about the words alone. Which conduct can stand for which addressee, channel or time is
decided by `complaints.conduct.assess`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from complaints.conduct.facts import Certainty, Contact
from complaints.conduct.rulebook import Rulebook

NOTICE_KINDS = ("despair", "danger")


@dataclass(frozen=True, slots=True)
class Reading:
    """The words from `start` to `end` of a contact's text read as `kind`.

    `kind` is a conduct slug or one of `NOTICE_KINDS`; `by` is "pattern" or "learned". The span is
    never empty.
    """

    kind: str
    start: int
    end: int
    certainty: Certainty
    by: str
    note: str = ""


Reader = Callable[[Rulebook, Contact], tuple[Reading, ...]]


@cache
def _readers() -> tuple[Reader, ...]:
    found = []
    for module, name in (("patterns", "read_patterns"), ("linear", "read_linear")):
        if find_spec(f"{__name__}.{module}"):
            found.append(getattr(import_module(f"{__name__}.{module}"), name))
    return tuple(found)


def read_words(rulebook: Rulebook, contact: Contact) -> tuple[Reading, ...]:
    """Return every reading of the contact's text, by place, then kind; none of an empty text.

    It depends on the text, the channel, the addressee and who the collector claims to be: contacts
    that agree in these read alike.
    """
    if not contact.text.strip():
        return ()
    found = [reading for reader in _readers() for reading in reader(rulebook, contact)]
    return tuple(sorted(found, key=lambda reading: (reading.start, reading.kind, -reading.end)))
