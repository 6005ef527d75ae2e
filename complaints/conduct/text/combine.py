"""The curated phrases and the learned reader, joined into one reading a kind.

1. The learned margin says how far a contact lies over the line of a kind (below 0: not flagged).
2. A phrase that is found adds to it: much where its editor called it clear, some where it asks.
3. What is then at 0 or above is read; a phrase far under the line is overruled, unless its editor
   marked it as one that decides: blunt words that mean one thing only.
4. Where a conduct is read so, the lines of the others lie lower by their leeway: who abuses in one
   way often does in another, and a contact that is flagged anyway is not a lawful one.
5. A kind that the learned reader does not know is left to the phrases.
6. The phrase gives the words to quote; without one, the clause that weighs most does.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from complaints.conduct.facts import Certainty, Contact
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text import NOTICE_KINDS, Reading
from complaints.conduct.text.linear import Line, find_words, load_weights, score_text
from complaints.conduct.text.patterns import read_patterns

# What a phrase adds to the margin; chosen on voices left out of training (docs/conduct.md).
HELP = {Certainty.CLEAR: 0.45, Certainty.ASK: 0.1}
LEARNED = "learned"
LONGEST_QUOTE = 60
_BREAK = re.compile(r"[，。！？；：、…,.!?;:\n“”\"「」]+")

Span = tuple[int, int]


def read_both(rulebook: Rulebook, contact: Contact) -> tuple[Reading, ...]:
    """Read a contact with words by phrases and weights; see `combine`."""
    found = combine(
        read_patterns(rulebook, contact),
        score_text(contact),
        load_weights().lines,
        lambda kind: find_words(contact, kind),
    )
    return tuple(whole_clause(contact.text, reading) for reading in found)


def whole_clause(text: str, reading: Reading) -> Reading:
    """Return the reading with its span grown to the clause: half a sentence quotes badly.

    A clause without punctuation may run on; then the span stays as it was found.
    """
    before = [mark.end() for mark in _BREAK.finditer(text, 0, reading.start)]
    after = _BREAK.search(text, reading.end - 1)
    start = before[-1] if before else 0
    end = after.start() if after else len(text)
    if end - start > LONGEST_QUOTE or end <= start or end < reading.end - 1:
        return reading
    clause = text[start:end]
    start += len(clause) - len(clause.lstrip())
    return replace(
        reading, start=start, end=max(end - len(clause) + len(clause.rstrip()), start + 1)
    )


def combine(
    pattern_readings: Sequence[Reading],
    margins: Mapping[str, float],
    lines: Mapping[str, Line],
    place: Callable[[str], Span],
) -> tuple[Reading, ...]:
    """Return at most one reading a kind, by place, then kind.

    `place` gives the span for a kind that no phrase found.
    """
    by_phrase = {reading.kind: reading for reading in reversed(pattern_readings)}
    found = [reading for kind, reading in by_phrase.items() if kind not in margins]
    for kind, certainty in weigh_all(by_phrase, margins, lines).items():
        phrase = by_phrase.get(kind)
        found.append(
            replace(phrase, certainty=certainty)
            if phrase
            else Reading(kind, *place(kind), certainty, LEARNED)
        )
    return tuple(sorted(found, key=lambda reading: (reading.start, reading.kind)))


def weigh_all(
    by_phrase: Mapping[str, Reading], margins: Mapping[str, float], lines: Mapping[str, Line]
) -> dict[str, Certainty]:
    """Return the kinds that are read, with how sure each is."""
    alone = _weigh_each(by_phrase, margins, lines)
    if not _is_any_conduct(alone):  # most texts
        return alone
    lowered = {kind: margin + lines[kind].leeway for kind, margin in margins.items()}
    beside = dict.fromkeys(_weigh_each(by_phrase, lowered, lines), Certainty.ASK)
    return beside | alone


def leeway_of(
    kind: str,
    by_phrase: Mapping[str, Reading],
    margins: Mapping[str, float],
    lines: Mapping[str, Line],
) -> float:
    """Return by how much the line of a kind lies lower in this text: 0 where it stands alone."""
    alone = _weigh_each(by_phrase, margins, lines)
    return lines[kind].leeway if kind not in alone and _is_any_conduct(alone) else 0.0


def _is_any_conduct(kinds: Iterable[str]) -> bool:
    return any(kind not in NOTICE_KINDS for kind in kinds)


def _weigh_each(
    by_phrase: Mapping[str, Reading], margins: Mapping[str, float], lines: Mapping[str, Line]
) -> dict[str, Certainty]:
    found = {}
    for kind, margin in margins.items():
        phrase = by_phrase.get(kind)
        if margin < 0 and phrase is None:  # most kinds of most texts
            continue
        certainty = weigh(margin, phrase, lines[kind].clear_from)
        if certainty is not None:
            found[kind] = certainty
    return found


def weigh(margin: float, phrase: Reading | None, clear_from: float) -> Certainty | None:
    """Return how sure margin and phrase together make a kind, or None where it is not read."""
    total = margin + help_of(phrase)
    if phrase is not None and phrase.decides and phrase.certainty is Certainty.CLEAR:
        return Certainty.CLEAR
    if total < 0 and not (phrase is not None and phrase.decides):
        return None
    return Certainty.CLEAR if total >= clear_from else Certainty.ASK


def help_of(phrase: Reading | None) -> float:
    """Return what a phrase that was found adds to the margin."""
    return HELP[phrase.certainty] if phrase else 0.0
