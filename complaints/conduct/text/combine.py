"""The curated phrases and the learned reader, joined into one reading a kind.

1. The learned margin says how far a contact lies over the line of a kind (below 0: not flagged).
2. A phrase that is found adds to it: much where its editor called it clear, some where it asks.
3. What is then at 0 or above is read; a phrase far under the line is overruled.
4. A kind that the learned reader does not know is left to the phrases.
5. The phrase gives the words to quote; without one, the clause that weighs most does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from complaints.conduct.facts import Certainty, Contact
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text import Reading
from complaints.conduct.text.linear import find_words, load_weights, score_text
from complaints.conduct.text.patterns import read_patterns

# What a phrase adds to the margin; chosen on voices left out of training (docs/conduct.md).
HELP = {Certainty.CLEAR: 0.9, Certainty.ASK: 0.2}
LEARNED = "learned"

Span = tuple[int, int]


def read_both(rulebook: Rulebook, contact: Contact) -> tuple[Reading, ...]:
    """Read a contact with words by phrases and weights; see `combine`."""
    return combine(
        read_patterns(rulebook, contact),
        score_text(contact),
        load_weights().clear_from,
        lambda kind: find_words(contact, kind),
    )


def combine(
    pattern_readings: Sequence[Reading],
    margins: Mapping[str, float],
    clear_from: Mapping[str, float],
    place: Callable[[str], Span],
) -> tuple[Reading, ...]:
    """Return at most one reading a kind, by place, then kind.

    `clear_from` gives for each kind the margin from which it is clear; `place` the span for a
    kind that no phrase found.
    """
    by_phrase = {reading.kind: reading for reading in reversed(pattern_readings)}
    found = [reading for kind, reading in by_phrase.items() if kind not in margins]
    for kind, margin in margins.items():
        phrase = by_phrase.get(kind)
        total = margin + (HELP[phrase.certainty] if phrase else 0)
        if total < 0:
            continue
        certainty = Certainty.CLEAR if total >= clear_from[kind] else Certainty.ASK
        found.append(
            replace(phrase, certainty=certainty)
            if phrase
            else Reading(kind, *place(kind), certainty, LEARNED)
        )
    return tuple(sorted(found, key=lambda reading: (reading.start, reading.kind)))
