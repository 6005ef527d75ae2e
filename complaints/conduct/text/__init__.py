"""What the words of one contact say: readings by patterns and by the learned reader, joined.

A reading is about the words alone. Which conduct can stand for which addressee, channel or time is
decided by `complaints.conduct.assess`.
"""

from dataclasses import dataclass

from complaints.conduct.facts import Certainty, Contact
from complaints.conduct.rulebook import Rulebook

NOTICE_KINDS = ("despair", "danger")


@dataclass(frozen=True, slots=True)
class Reading:
    """The words from `start` to `end` of a contact's text read as `kind`.

    `kind` is a conduct slug or one of `NOTICE_KINDS`; `by` is "pattern" or "learned". The span is
    never empty. A reading that `decides` stands on its own, whatever the other reader says.
    """

    kind: str
    start: int
    end: int
    certainty: Certainty
    by: str
    note: str = ""
    decides: bool = False


def read_words(rulebook: Rulebook, contact: Contact) -> tuple[Reading, ...]:
    """Return one reading a kind of the contact's text, by place; none of an empty text.

    It depends on the text, the channel, the addressee and who the collector claims to be: contacts
    that agree in these read alike.
    """
    # The readers need `Reading`, so that they can only be imported after it.
    from complaints.conduct.text.combine import read_both

    return read_both(rulebook, contact) if contact.text.strip() else ()
