"""The figures of docs/conduct.md: each reader alone and both together, on texts not trained on."""

import sys
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from tools.reader.corpus import Bools, Floats, Row, Table, is_of_notices
from tools.reader.fit import fit
from tools.reader.judge import (
    Folds,
    Score,
    draw_lines,
    folds_at_random,
    folds_by_file,
    margins_out_of_fold,
    over_lines_of_others,
    over_the_line,
    score,
)
from tools.reader.phrases import phrase_help

HEAD = f"{'':36}{'n':>6}{'prec':>8}{'recall':>8}{'F1':>8}{'clean':>8}\n"


def print_figures(rows: list[Row], table: Table) -> None:
    """Print five-fold and one-file-out figures, then a line a file and a line a kind."""
    phrases = phrase_help(rows, table)
    random, apart = (
        _readers_left_out(phrases, table, folds)
        for folds in (folds_at_random(rows), folds_by_file(rows))
    )
    of_conduct = np.array([not is_of_notices(row.file) for row in rows])
    sys.stdout.write(HEAD)
    for name, readers in (("five folds", random), ("one file left out", apart)):
        for reader, given in readers.items():
            _line(f"{name}: {reader}", _conduct_score(given, table, of_conduct))
        sys.stdout.flush()
    sys.stdout.write("\n" + HEAD)
    for file in sorted({row.file for row in rows if not is_of_notices(row.file)}):
        use = np.array([row.file == file for row in rows])
        _line(f"left out, both: {file}", _conduct_score(apart["both"], table, use))
    sys.stdout.write("\n" + HEAD)
    for reader, given in apart.items():
        for place, kind in enumerate(table.kinds):
            columns = slice(place, place + 1)
            wanted, counted = table.wanted[:, columns], table.counted[:, columns]
            _line(f"{reader}: {kind}", score(given[:, columns], wanted, counted))


def print_held_out(rows: list[Row], table: Table, files: Sequence[str]) -> None:
    """Print the figures of `files` from a model, and lines, that have not seen them."""
    phrases = phrase_help(rows, table)
    kept = np.array([row.file not in files for row in rows])
    folds = folds_by_file(rows)
    margins = margins_out_of_fold(table, np.where(kept, folds, -1), kept) + phrases
    lines = draw_lines(margins, table, kept)
    learned = fit(table, kept).margins(table)
    readers = _readers(learned, phrases, lambda given: over_the_line(given, table, lines))
    sys.stdout.write(HEAD)
    for file in files:
        use = np.array([row.file == file for row in rows])
        for reader, given in readers.items():
            _line(f"{file}: {reader}", _conduct_score(given, table, use))


def _readers_left_out(phrases: Floats, table: Table, folds: Folds) -> dict[str, Bools]:
    """Return what each reader flags where model and lines come from the other folds."""
    learned = margins_out_of_fold(table, folds)
    both = learned + phrases
    return _readers(
        learned, phrases, lambda given: over_lines_of_others(given, table, folds, drawn_on=both)
    )


def _readers(
    learned: Floats, phrases: Floats, over: Callable[[Floats], Floats]
) -> dict[str, Bools]:
    return {
        "phrases": phrases > 0,
        "learned": over(learned) >= 0,
        "both": over(learned + phrases) >= 0,
    }


def _conduct_score(given: Bools, table: Table, use: npt.NDArray[np.bool_]) -> Score:
    cut = np.ix_(use, table.conduct)
    return score(given[cut], table.wanted[cut], table.counted[cut])


def _line(name: str, got: Score) -> None:
    sys.stdout.write(
        f"{name:36}{got.right + got.missed:6}{got.precision:8.3f}{got.recall:8.3f}"
        f"{got.f1:8.3f}{got.clean_share:8.3f}\n"
    )
