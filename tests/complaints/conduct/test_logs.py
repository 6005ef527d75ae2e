"""Whole logs: what times, counts, refusals and dates make of plain words (`cases/logs.jsonl`).

134 logs of 1,763 contacts, written and labelled from the contract alone by two hands that had seen
no rule of the engine. Doubtful pairs are open and count neither way.
"""

import json
from collections import Counter
from typing import Any

import pytest

from complaints.conduct.assess import assess
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.wire import case_from_json
from tests.complaints.conduct.builders import CASES, pairs

LABELS = ("expect", "allow", "note")
LOGS = [json.loads(line) for line in (CASES / "logs.jsonl").read_text("utf-8").splitlines()]
BY_FACTS = ("quiet-hours", "excessive-calls", "message-flood")

Pairs = set[tuple[str, str]]


def told_apart(log: dict[str, Any], rulebook: Rulebook) -> tuple[Pairs, Pairs, Pairs]:
    """Return the pairs flagged rightly, those flagged wrongly, and those that are missing."""
    expect, allow = (set(map(tuple, log[name])) for name in ("expect", "allow"))
    bare = {key: value for key, value in log.items() if key not in LABELS}
    found = pairs(assess(rulebook, case_from_json(bare, rulebook.conducts)))
    return found & expect, found - expect - allow, expect - found


def test_logs_are_flagged_as_their_writers_labelled_them(rulebook: Rulebook) -> None:
    sums: Counter[str] = Counter()
    for log in LOGS:
        for name, some in zip(("right", "extra", "missed"), told_apart(log, rulebook), strict=True):
            sums[name] += len(some)
    assert sums["right"] / (sums["right"] + sums["extra"]) >= 0.98
    assert sums["right"] / (sums["right"] + sums["missed"]) >= 0.98


@pytest.mark.parametrize("conduct", BY_FACTS)
def test_what_times_and_counts_decide_has_no_error(rulebook: Rulebook, conduct: str) -> None:
    wrong = [
        (log["case"], pair)
        for log in LOGS
        for some in told_apart(log, rulebook)[1:]
        for pair in some
        if pair[0] == conduct
    ]
    assert wrong == []
