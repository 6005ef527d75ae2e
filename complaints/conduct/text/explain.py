"""How the words of one contact were read, step by step, as data.

Nothing is judged here: each step asks the functions that judge, so that what is shown is what
happened. Spans are places in the text as it was written. For whole cases see
`complaints.conduct.explain`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from complaints.conduct.facts import Certainty, Contact
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text import Reading, read_words
from complaints.conduct.text.clauses import Context, Guard, Speaker
from complaints.conduct.text.combine import help_of, leeway_of, weigh_all
from complaints.conduct.text.grams import buckets_of, cut_text, facts_of
from complaints.conduct.text.linear import (
    load_weights,
    score_text,
    share_of_piece,
    stretches_of,
)
from complaints.conduct.text.normalise import Normal, normalise
from complaints.conduct.text.patterns import (
    Hold,
    Phrase,
    Span,
    find_places,
    read_patterns,
    reader_of,
    search,
)
from complaints.conduct.text.signs import sign_candidates

FOLDED_ONLY = frozenset("，？！：；（）")  # full-width marks, folded in nearly every text
UNSUITED = frozenset({Hold.ADDRESSEE, Hold.CHANNEL, Hold.CLAIM})  # not meant for this contact
NEAREST_SHOWN = 3  # kinds that came nearest to the line, shown though nothing came of them


@dataclass(frozen=True, slots=True)
class Mend:
    """Characters that were read as others; `read` is blank where they were passed over."""

    written: str
    read: str


@dataclass(frozen=True, slots=True)
class HeardClause:
    """One clause, whose words it holds, and what takes back what is said in it."""

    start: int
    end: int
    text: str
    speaker: Speaker
    guards: frozenset[Guard]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A phrase whose words occur. Without `holds` it counts.

    `used` marks the one of its list that the readers went by.
    """

    kind: str
    id: str
    start: int
    end: int
    text: str
    certainty: Certainty
    decides: bool
    holds: tuple[Hold | Guard, ...]
    used: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One to three characters (0 is any digit, ^ an end of the text), or a fact beside the text,
    and what it adds to the margin."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Learned:
    """The learned margin of one kind: 0 is the line, from `clear_from` it is clear.

    `stretch` is the part of a long text that gave it, for which `cost` was taken off. Pieces and
    facts add up to the margin before that, with `start`, which every text has.
    """

    kind: str
    margin: float
    clear_from: float
    stretch: str
    cost: float
    start: float
    pieces: tuple[Piece, ...]
    facts: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """How margin and phrase were joined: `total` is at 0 or above, or the phrase decides, or it is
    not read (`certainty` is None). A kind that was not learned has no margin; `leeway` is what it
    is given beside another conduct."""

    kind: str
    learned: Learned | None
    phrase: Sighting | None
    help: float
    leeway: float
    certainty: Certainty | None

    @property
    def total(self) -> float | None:
        if self.learned is None:
            return None
        return self.learned.margin + self.help + self.leeway


@dataclass(frozen=True, slots=True)
class WordsExplained:
    """All steps from the text to its readings."""

    mended: str
    mends: tuple[Mend, ...]
    clauses: tuple[HeardClause, ...]
    sightings: tuple[Sighting, ...]
    weighings: tuple[Weighing, ...]
    readings: tuple[Reading, ...]
    signs: tuple[Sighting, ...]


def explain_words(rulebook: Rulebook, contact: Contact) -> WordsExplained:
    """Explain how `read_words` comes to its readings of this contact; never raises for a text.

    `weighings` holds every kind that was read or of which a phrase for such a contact occurs, and
    the few that came nearest to the line beside them.
    """
    if not contact.text.strip():
        return WordsExplained("", (), (), (), (), (), ())
    normal = normalise(contact.text)
    context = reader_of(rulebook).context(normal.text)
    sightings = tuple(_sightings(rulebook, contact, normal, context))
    readings = read_words(rulebook, contact)
    return WordsExplained(
        mended=normal.text,
        mends=tuple(_mends(contact.text, normal)),
        clauses=tuple(_clauses(contact.text, normal, context)),
        sightings=sightings,
        weighings=tuple(_weighings(rulebook, contact, sightings)),
        readings=readings,
        signs=tuple(_signs(rulebook, contact, normal)),
    )


def _mends(text: str, normal: Normal) -> Iterator[Mend]:
    """Yield what was read otherwise than it was written, neighbours together."""
    written, read, end = "", "", 0
    cells = zip(normal.text, normal.starts, normal.ends, strict=True)
    for (start, stop), group in groupby(cells, key=lambda cell: cell[1:]):
        mended = "".join(char for char, _start, _end in group)
        written += text[end:start]
        if text[start:stop] == mended or text[start:stop] in FOLDED_ONLY:
            if written:
                yield Mend(written, read)
            written = read = ""
        else:
            written += text[start:stop]
            read += mended
        end = stop
    if written or text[end:]:
        yield Mend(written + text[end:], read)


def _clauses(text: str, normal: Normal, context: Context) -> Iterator[HeardClause]:
    for clause in context.clauses:
        start, end = normal.original(clause.start, clause.end)
        yield HeardClause(start, end, text[start:end], clause.speaker, context.guards_of(clause))


def _sightings(
    rulebook: Rulebook, contact: Contact, normal: Normal, context: Context
) -> Iterator[Sighting]:
    used = {(reading.kind, reading.note) for reading in read_patterns(rulebook, contact)}
    encoded = normal.text.encode()
    for phrase in reader_of(rulebook).candidates(normal.text):
        if not phrase.occurs(encoded):
            continue
        (start, end), holds = _best_place(phrase, context)
        span = normal.original(start, end) if end > start else (0, 0)
        whole = filter(None, (phrase.unsuited(contact), phrase.held(encoded)))
        is_used = (phrase.kind, phrase.id) in used
        yield _sighting(phrase, contact, span, (*whole, *sorted(holds)), is_used)


def _signs(rulebook: Rulebook, contact: Contact, normal: Normal) -> Iterator[Sighting]:
    """Yield the phrases of signs that occur; speakers and denials do not hold them."""
    encoded = normal.text.encode()
    told: set[str] = set()
    for phrase in sign_candidates(rulebook, normal.text):
        place = search(phrase.exact, normal.text, 0, len(normal.text))
        if place is None:
            continue
        start, end = normal.original(*place)
        hold = phrase.held(encoded)
        used = hold is None and phrase.kind not in told
        if used:
            told.add(phrase.kind)
        yield _sighting(phrase, contact, (start, end), (hold,) if hold else (), used)


def _sighting(
    phrase: Phrase, contact: Contact, span: Span, holds: tuple[Hold | Guard, ...], used: bool
) -> Sighting:
    start, end = span
    return Sighting(
        kind=phrase.kind,
        id=phrase.id,
        start=start,
        end=end,
        text=contact.text[start:end],
        certainty=phrase.certainty,
        decides=phrase.decides,
        holds=holds,
        used=used,
    )


def _best_place(phrase: Phrase, context: Context) -> tuple[Span, frozenset[Hold | Guard]]:
    """Return the first place that counts, else the first at all, and what holds it."""
    places = list(find_places(phrase, context))
    if not places:
        return (0, 0), frozenset({Hold.APART})
    return next((place for place in places if not place[1]), places[0])


def _weighings(
    rulebook: Rulebook, contact: Contact, sightings: Iterable[Sighting]
) -> Iterator[Weighing]:
    phrases = {reading.kind: reading for reading in read_patterns(rulebook, contact)}
    seen = {sighting.kind: sighting for sighting in sightings if sighting.used}
    margins, lines = score_text(contact), load_weights().lines
    read = weigh_all(phrases, margins, lines)
    sighted = {sighting.kind for sighting in sightings if not UNSUITED.intersection(sighting.holds)}
    for kind in _kinds_to_show(margins, sighted | set(read)):
        phrase, margin = phrases.get(kind), margins.get(kind)
        if margin is None:
            certainty = phrase.certainty if phrase else None
            yield Weighing(kind, None, seen.get(kind), 0.0, 0.0, certainty)
            continue
        yield Weighing(
            kind=kind,
            learned=explain_margin(contact, kind),
            phrase=seen.get(kind),
            help=help_of(phrase),
            leeway=leeway_of(kind, phrases, margins, lines),
            certainty=read.get(kind),
        )


def _kinds_to_show(margins: Mapping[str, float], known: set[str]) -> list[str]:
    by_margin = sorted(margins, key=lambda kind: -margins[kind])
    rest = [kind for kind in by_margin if kind not in known]
    shown = known | set(rest[:NEAREST_SHOWN])
    return sorted(shown, key=lambda kind: (-margins.get(kind, 0.0), kind))


def explain_margin(contact: Contact, kind: str) -> Learned:
    """Return the margin of `kind` as `score_text` gives it, with what adds up to it.

    Raises KeyError where the learned reader does not know the kind.
    """
    weights, margin = load_weights(), score_text(contact)[kind]
    parts = [(contact, 0.0), *stretches_of(contact)]
    part, cost = max(parts, key=lambda one: _sum(_parts_of(one[0], kind)) - one[1])
    start, pieces, facts = _parts_of(part, kind)
    return Learned(
        kind=kind,
        margin=margin,
        clear_from=weights.lines[kind].clear_from,
        stretch=part.text if part is not contact else "",
        cost=cost,
        start=start,
        pieces=pieces,
        facts=facts,
    )


Parts = tuple[float, tuple[Piece, ...], tuple[Piece, ...]]


def _sum(parts: Parts) -> float:
    start, pieces, facts = parts
    return start + sum(piece.weight for piece in (*pieces, *facts))


def _parts_of(contact: Contact, kind: str) -> Parts:
    """Return what every text starts from, and what each piece and each fact adds to it."""
    weights = load_weights()
    column = weights.kinds.index(kind) if kind in weights.kinds else None
    if column is None:
        raise KeyError(kind)
    cut = cut_text(normalise(contact.text))
    rows, firsts = np.unique(weights.row_of.take(buckets_of(cut)), return_index=True)
    share = share_of_piece(int(np.count_nonzero(rows)))
    pieces = [
        Piece(_piece_at(cut, int(first)), float(weights.pieces[row, column]) * share)
        for row, first in zip(rows, firsts, strict=True)
        if row
    ]
    facts = [
        Piece(fact, float(weights.facts[fact][column]))
        for fact in facts_of(contact)
        if fact in weights.facts
    ]
    return float(weights.bias[column]), _heaviest_first(pieces), _heaviest_first(facts)


def _piece_at(cut: str, place: int) -> str:
    """Return the piece that `buckets_of` numbers at `place`: singles, then pairs, then threes."""
    for length in (1, 2, 3):
        count = len(cut) - length + 1
        if place < count:
            return cut[place : place + length]
        place -= count
    raise IndexError(place)


def _heaviest_first(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda piece: (-abs(piece.weight), piece.name)))
