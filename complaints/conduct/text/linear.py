"""The learned reader: one row of weights a piece of text, added up.

Weights come from tools/train_reader.py and stand in weights/linear.npz. Their digest belongs to the
edition of the rules, since other weights judge otherwise. Numpy is all it needs.
"""

import hashlib
import io
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from complaints.conduct.facts import Certainty, Contact
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text import Reading
from complaints.conduct.text.grams import (
    BUCKET_BITS,
    buckets_of,
    cut_text,
    facts_of,
    places_of_cut,
    read_buckets,
)
from complaints.conduct.text.normalise import Normal, normalise

WEIGHTS_FILE = Path(__file__).parent / "weights" / "linear.npz"
_CLAUSE = re.compile(r"(?:[^,。!?;:…、~\n\"“”「」『』()《》【】]|(?<=\d)[,:](?=\d))+")

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n]*")
_SHORTEST = 3
LONG = 100
FEWEST_PIECES = 20  # a text of fewer says less: some ten characters
ONE_SENTENCE, TWO_SENTENCES = 0.4, 0.1  # chosen on the corpus, see docs/conduct.md

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Line:
    """Where a kind is read, 0 being the line: from `clear_from` it is clear, and beside another
    conduct the line lies lower by `leeway`."""

    clear_from: float
    leeway: float


@dataclass(frozen=True)
class Weights:
    """What was learned. `row_of[bucket]` is a row of `pieces`; row 0 is of pieces never seen."""

    kinds: tuple[str, ...]
    row_of: npt.NDArray[np.uint32]
    pieces: Floats
    facts: Mapping[str, Floats]
    bias: Floats
    lines: Mapping[str, Line]
    corpus: str
    digest: str


@cache
def load_weights(path: Path = WEIGHTS_FILE) -> Weights:
    """Load a weights file once. Raises FileNotFoundError or ValueError where it is not one."""
    content = path.read_bytes()
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        kinds = tuple(str(kind) for kind in stored["kinds"])
        buckets, small = stored["buckets"], stored["pieces"]
        pieces = np.zeros((len(buckets) + 1, len(kinds)), dtype=np.float32)
        np.multiply(small, stored["scale"], out=pieces[1:], dtype=np.float32)
        row_of = np.zeros(1 << BUCKET_BITS, dtype=np.uint32)
        row_of[buckets] = np.arange(1, len(buckets) + 1)
        facts = dict(zip(stored["facts"].tolist(), stored["fact_weights"], strict=True))
        lines = map(Line, stored["clear_from"].tolist(), stored["leeway"].tolist())
        digest = "sha256:" + hashlib.sha256(content).hexdigest()
        bias, corpus = stored["bias"], str(stored["corpus"])
    line_of = dict(zip(kinds, lines, strict=True))
    return Weights(kinds, row_of, pieces, facts, bias, line_of, corpus, digest)


def weights_digest() -> str:
    """Return the digest of the weights that are read with, for the hash of the rulebook."""
    return load_weights().digest


def score_text(contact: Contact) -> dict[str, float]:
    """Return for each kind how far the contact lies over the line from which it is flagged.

    Below 0 it is not flagged. The size compares contacts of one kind, not one kind with another.
    """
    weights = load_weights()
    margins = _margins(weights, contact)
    for part, cost in stretches_of(contact):
        np.maximum(margins, _margins(weights, part) - np.float32(cost), out=margins)
    return dict(zip(weights.kinds, margins.tolist(), strict=True))


def stretches_of(contact: Contact) -> Iterator[tuple[Contact, float]]:
    """Yield the contact as if one or two sentences of a long text were all of it, with a cost.

    What counts may be one sentence of twenty, which the rest would drown. The less is looked at,
    the more is missed of what makes it harmless; so that costs.
    """
    if len(contact.text) <= LONG:
        return
    sentences = [part for part in _SENTENCE.findall(contact.text) if len(part) > _SHORTEST]
    if len(sentences) < 2:
        return
    for sentence in sentences:
        yield replace(contact, text=sentence), ONE_SENTENCE
    for first, second in pairwise(sentences):
        yield replace(contact, text=first + second), TWO_SENTENCES


def share_of_piece(known: int) -> float:
    """Return what each of the pieces of a text counts that has so many known ones."""
    return 1 / math.sqrt(max(known, FEWEST_PIECES))


def _margins(weights: Weights, contact: Contact) -> Floats:
    rows = np.unique(weights.row_of.take(read_buckets(contact.text)))
    margins = np.add.reduce(weights.pieces.take(rows, axis=0))
    margins *= np.float32(share_of_piece(int(np.count_nonzero(rows))))
    margins += _start(facts_of(contact))
    return margins


@lru_cache(maxsize=4096)
def _start(facts: tuple[str, ...]) -> Floats:
    """Return the margins that the facts beside the text make by themselves."""
    weights = load_weights()
    known = [weights.facts[fact] for fact in facts if fact in weights.facts]
    return np.sum([weights.bias, *known], axis=0, dtype=np.float32)


def find_words(contact: Contact, kind: str) -> tuple[int, int]:
    """Return the span of the clause that speaks most for `kind`.

    What a piece adds is shared among its characters and mapped back to the text as written. The
    span is never empty unless the text is blank.
    """
    weights, text = load_weights(), contact.text
    normal = normalise(text)
    speaks = _weight_of_characters(weights, normal, weights.kinds.index(kind))
    best: tuple[float, int, int] | None = None
    for clause in _CLAUSE.finditer(normal.text):
        total = float(speaks[clause.start() : clause.end()].sum())
        if clause[0].strip() and (best is None or total > best[0]):
            best = total, clause.start(), clause.end()
    start, end = normal.original(best[1], best[2]) if best else (0, len(text))
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return start, end


def _weight_of_characters(weights: Weights, normal: Normal, kind: int) -> Floats:
    """Return what each mended character adds to the margin of a kind."""
    cut = cut_text(normal)
    size = len(cut)
    weight = weights.pieces[:, kind].take(weights.row_of.take(buckets_of(cut)))
    pairs, threes = weight[size : 2 * size - 1] / 2, weight[2 * size - 1 :] / 3
    total = weight[:size].copy()
    for offset in range(2):
        total[offset : offset + len(pairs)] += pairs
    for offset in range(3):
        total[offset : offset + len(threes)] += threes
    speaks = np.zeros(len(normal.text), dtype=np.float32)
    speaks[places_of_cut(normal)] = total[1:-1]
    return speaks


def read_linear(rulebook: Rulebook, contact: Contact) -> tuple[Reading, ...]:
    """Read the contact by the weights alone, one reading a kind.

    The rulebook is not asked; its hash covers the weights.
    """
    if not contact.text.strip():
        return ()
    weights = load_weights()
    return tuple(
        Reading(kind, *find_words(contact, kind), certainty_of(margin, weights, kind), "learned")
        for kind, margin in score_text(contact).items()
        if margin >= 0
    )


def certainty_of(margin: float, weights: Weights, kind: str) -> Certainty:
    """Return how sure a margin is: clear where nineteen of twenty such were right in training."""
    return Certainty.CLEAR if margin >= weights.lines[kind].clear_from else Certainty.ASK
