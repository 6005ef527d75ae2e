"""Where to draw the lines, and how good the reading is then."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from complaints.conduct.text import NOTICE_KINDS
from tools.reader.corpus import Bools, Floats, Row, Table, is_of_notices
from tools.reader.fit import fit

FOLDS = 5
FILE_FOLDS = 10
CLEAR_PRECISION = 0.95
FEWEST = 10  # flags on which a precision can be judged
_NEVER = 1e3
EVERYDAY = 1000  # of so many everyday texts, one may be taken for a conduct,
EVERYDAY_NOTICE = 100  # and of so many, one for a call for help

Folds = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Need:
    """Of the lines with this precision, that with the best F-score is drawn to ask from."""

    precision: float
    recall_weight: float


# A false flag is worse than a missed one: whoever reads their own log must be able to trust it.
CONDUCT = Need(precision=0.85, recall_weight=0.5)
# Beside another conduct the contact is flagged anyway, and abuse seldom comes in one form only.
BESIDE = Need(precision=0.75, recall_weight=1.0)
# A missed sign is worse than a false one.
NEED = dict.fromkeys(NOTICE_KINDS, Need(precision=0.70, recall_weight=2.0))


@dataclass(frozen=True)
class Lines:
    """For each kind the margin from which to ask, that from which it is clear, and by how much the
    line to ask from lies lower beside another conduct."""

    ask: Floats
    clear: Floats
    leeway: Floats


@dataclass(frozen=True)
class Score:
    """Right, extra and missed flags, and the lawful contacts that got none."""

    right: int
    extra: int
    missed: int
    lawful: int
    clean: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = 2 * self.right + self.extra + self.missed
        return 2 * self.right / both if both else 1.0

    @property
    def clean_share(self) -> float:
        return self.clean / self.lawful if self.lawful else 1.0


def score(given: Bools, wanted: Bools, counted: Bools) -> Score:
    extra = given & ~wanted & counted
    lawful = ~wanted.any(axis=1)
    return Score(
        right=int((given & wanted).sum()),
        extra=int(extra.sum()),
        missed=int((~given & wanted).sum()),
        lawful=int(lawful.sum()),
        clean=int((lawful & ~extra.any(axis=1)).sum()),
    )


def folds_at_random(rows: list[Row]) -> Folds:
    return np.random.default_rng(0).permutation(len(rows)) % FOLDS


def folds_by_file(rows: list[Row]) -> Folds:
    """Whole files to a fold, so that no voice is read by a model that knows it.

    Files go to the smallest fold so far, the largest first; those of notices and those of conduct
    are shared out apart, since neither teaches the other.
    """
    fold_of: dict[str, int] = {}
    for notices in (False, True):
        sizes = Counter(row.file for row in rows if is_of_notices(row.file) is notices)
        folds = dict.fromkeys(range(min(FILE_FOLDS, len(sizes))), 0)
        for file, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
            fold_of[file] = min(folds, key=lambda fold: (folds[fold], fold))
            folds[fold_of[file]] += size
    return np.array([fold_of[row.file] for row in rows])


def margins_out_of_fold(table: Table, folds: Folds, use: Bools | None = None) -> Floats:
    """Return the margin of each row from a model that has not seen its fold; 0 for fold -1.

    Only rows that `use` marks are trained on.
    """
    margins = np.zeros(table.wanted.shape)
    for fold in np.unique(folds[folds >= 0]):
        others, here = folds != fold, folds == fold
        model = fit(table, others if use is None else others & use)
        margins[here] = model.margins(table)[here]
    return margins


def draw_lines(margins: Floats, table: Table, use: Bools) -> Lines:
    """Draw the lines of each kind.

    They are drawn by those of the rows that `use` marks which are like what a log holds, and so
    high that hardly any everyday talk lies over them.
    """
    judged = table.counted & (use & table.like_a_log)[:, None]
    pairs = [
        _lines_of_kind(margins[rows, place], table.wanted[rows, place], NEED.get(kind, CONDUCT))
        for place, (kind, rows) in enumerate(zip(table.kinds, judged.T, strict=True))
    ]
    ask, clear = np.array([ask for ask, _ in pairs]), np.array([clear for _, clear in pairs])
    everyday = table.counted & ~table.wanted & (use & table.ordinary)[:, None]
    for place, is_conduct in enumerate(table.conduct):
        one_in = EVERYDAY if is_conduct else EVERYDAY_NOTICE
        ask[place] = max(ask[place], _line_over(margins[everyday[:, place], place], one_in))
    beside = judged & _beside_another(margins - ask, table)
    leeway = np.zeros(len(table.kinds))
    for place in map(int, np.flatnonzero(table.conduct)):
        rows = beside[:, place]
        line, _ = _lines_of_kind(margins[rows, place], table.wanted[rows, place], BESIDE)
        leeway[place] = max(0.0, ask[place] - line)
    return Lines(ask, np.maximum(ask, clear), leeway)


def over_the_line(margins: Floats, table: Table, lines: Lines) -> Floats:
    """Return how far each margin lies over the line to ask from, leeway counted."""
    over = margins - lines.ask
    return np.asarray(over + lines.leeway * _beside_another(over, table))


def _beside_another(over: Floats, table: Table) -> Bools:
    """Tell for each kind of each row whether a conduct of another kind lies over its line."""
    read = (over >= 0) & table.conduct
    return np.asarray(read.sum(axis=1, keepdims=True) - read > 0)


def _line_over(margins: Floats, one_in: int) -> float:
    """Return the margin that one of so many lies over."""
    return float(np.quantile(margins, 1 - 1 / one_in)) if len(margins) else -_NEVER


def _lines_of_kind(margins: Floats, wanted: Bools, need: Need) -> tuple[float, float]:
    points = list(_points(margins, wanted, need.recall_weight))
    fair = [point for point in points if point[1] >= need.precision] or points
    ask = max(fair, key=lambda point: point[2], default=(_NEVER, 0.0, 0.0))[0]
    sure = [line for line, precision, _ in points if precision >= CLEAR_PRECISION]
    return ask, max(ask, min(sure, default=_NEVER))


def _points(
    margins: Floats, wanted: Bools, recall_weight: float
) -> Iterator[tuple[float, float, float]]:
    """Yield line, precision and F-score for lines halfway between neighbouring margins."""
    order = np.argsort(-margins, kind="stable")
    right = np.cumsum(wanted[order])
    for count in range(FEWEST, len(order)):
        line = (margins[order[count - 1]] + margins[order[count]]) / 2
        found = right[count - 1]
        good = (1 + recall_weight) * found / (count + recall_weight * right[-1])
        yield float(line), float(found / count), float(good)


def over_lines_of_others(margins: Floats, table: Table, folds: Folds, drawn_on: Floats) -> Floats:
    """Return how far margins lie over the line, drawn for each fold on the others' `drawn_on`."""
    over = np.zeros(margins.shape)
    for fold in np.unique(folds[folds >= 0]):
        others, here = (folds != fold) & (folds >= 0), folds == fold
        over[here] = over_the_line(margins, table, draw_lines(drawn_on, table, others))[here]
    return over
