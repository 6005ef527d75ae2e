"""What the curated phrases add to the learned margins."""

from collections.abc import Sequence

import numpy as np

from complaints.conduct.facts import Certainty
from complaints.conduct.text.combine import HELP
from complaints.conduct.text.measure import load_reader_rulebook
from complaints.conduct.text.patterns import read_patterns
from tools.reader.corpus import Floats, Row, Table


def phrase_help(rows: Sequence[Row], table: Table) -> Floats:
    """Return what the phrases of the content files add to each margin."""
    rulebook = load_reader_rulebook()
    place = {kind: index for index, kind in enumerate(table.kinds)}
    added = np.zeros(table.wanted.shape)
    for index, row in enumerate(rows):
        for reading in read_patterns(rulebook, row.contact):
            if reading.kind in place:
                added[index, place[reading.kind]] = HELP[Certainty(reading.certainty)]
    return added
