"""Train the learned reader of words, or measure it: python -m tools.train_reader [--measure]

Without options: trains on all of corpus/ and writes complaints/conduct/text/weights/linear.npz. The
same corpus and phrases on the same machine give the same bytes. Needs requirements-train.lock.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

from complaints.conduct.text import NOTICE_KINDS
from complaints.conduct.text.linear import WEIGHTS_FILE
from tools.reader.corpus import conduct_kinds, corpus_digest, corpus_files, make_table, read_corpus
from tools.reader.figures import print_figures, print_held_out
from tools.reader.fit import fit
from tools.reader.judge import draw_lines, folds_by_file, margins_out_of_fold
from tools.reader.phrases import phrase_help
from tools.reader.store import write_weights

CORPUS = Path(__file__).parents[1] / "corpus"


def main(argv: list[str] | None = None) -> int:
    """Train or measure; return 0, or 2 with one line on standard error."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--measure", action="store_true", help="five folds and one file left out")
    what.add_argument("--held-out", action="store_true", help="the files of held-out.txt, unseen")
    options = parser.parse_args(argv)
    files = corpus_files(options.corpus)
    if not files:
        sys.stderr.write(f"{options.corpus}: no *.jsonl there; name the corpus with --corpus\n")
        return 2
    rows = read_corpus(files)
    table = make_table(rows, [*conduct_kinds(rows), *NOTICE_KINDS])
    if options.measure:
        print_figures(rows, table)
    elif options.held_out:
        names = (options.corpus / "held-out.txt").read_text("utf-8").split()
        print_held_out(rows, table, [Path(name).stem for name in names])
    else:
        margins = margins_out_of_fold(table, folds_by_file(rows)) + phrase_help(rows, table)
        everything = np.ones(len(rows), dtype=bool)
        lines = draw_lines(margins, table, everything)
        model = fit(table, everything)
        write_weights(options.out, table, model, lines, corpus_digest(options.corpus))
        sys.stdout.write(f"{len(rows)} contacts, {options.out.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
