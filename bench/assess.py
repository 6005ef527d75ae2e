"""Flagging a log, beside only parsing the JSON that holds it."""

import json
from collections.abc import Iterator
from functools import partial

from django.conf import settings

from bench.cases import case_of
from bench.row import Row, best_of
from complaints.conduct.assess import assess
from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.wire import case_from_json

SIZES = (500, 5_000, 50_000)


def rows() -> Iterator[Row]:
    """Measure `assess` of one case with ever more contacts."""
    rulebook = rulebook_from_files(settings.CONTENT_DIR)
    for size in SIZES:
        line = json.dumps(case_of(size), ensure_ascii=False)
        case = case_from_json(json.loads(line), rulebook.conducts)
        assert assess(rulebook, case).flags, "the made-up log is flagged"
        yield Row(
            what="assess",
            size=size,
            unit="contacts",
            seconds=best_of(partial(assess, rulebook, case)),
            baseline="json.loads of the log",
            baseline_seconds=best_of(partial(json.loads, line)),
        )
