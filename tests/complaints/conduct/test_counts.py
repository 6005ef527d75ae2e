"""Calls counted by day, from the table `cases/counts.yaml`."""

from typing import Any

import pytest

from complaints.conduct.assess import assess
from complaints.conduct.rulebook import Rulebook
from tests.complaints.conduct.builders import case, flagged, table

KINDS: dict[str, dict[str, Any]] = {
    "connected": {},
    "robot": {"channel": "robot_call"},
    "invited": {"invited": True},
    "fleeting": {"seconds": 2},
    "unanswered": {"answered": False},
    "robot_unanswered": {"channel": "robot_call", "answered": False},
    "noted_unanswered": {"answered": None, "seconds": None, "text": "未接"},
    "unknown": {"answered": None, "seconds": None},
}


def dial(row: dict[str, Any]) -> dict[str, Any]:
    """Return the case with so many calls of each kind, half an hour apart from eight on."""
    kinds = [kind for kind in KINDS for _ in range(row.get(kind, 0))]
    contacts = [
        {
            "at": f"{row['day']}T{8 + place // 2:02}:{place % 2 * 30:02}+08:00",
            "to": row.get("to", "borrower"),
            **KINDS[kind],
        }
        for place, kind in enumerate(kinds)
    ]
    lender = row.get("lender", "consumer_finance")
    return {"case": row["case"], "lender_kind": lender, "contacts": contacts}


@pytest.mark.parametrize("row", table("counts.yaml")["cases"], ids=lambda row: row["case"])
def test_calls_of_a_day(rulebook: Rulebook, row: dict[str, Any]) -> None:
    found = flagged(assess(rulebook, case(dial(row), rulebook)), "excessive-calls")
    assert sum(len(contacts) for contacts in found) == row["flagged"]


def test_the_day_is_that_of_shanghai_whatever_the_offset(rulebook: Rulebook) -> None:
    # 16:30 in Greenwich is the next day in Shanghai: two days with three calls and one.
    row = {
        "case": "两天",
        "contacts": [
            {"at": "2025-03-05T06:00+00:00"},
            {"at": "2025-03-05T18:00+08:00"},
            {"at": "2025-03-05T07:00-04:00"},
            {"at": "2025-03-05T16:30+00:00"},
        ],
    }
    assert flagged(assess(rulebook, case(row, rulebook)), "excessive-calls") == []


def test_calls_are_named_in_order_of_time_though_the_log_is_not(rulebook: Rulebook) -> None:
    hours = ("15", "09", "18", "11")
    row = {
        "case": "乱序",
        "contacts": [{"at": f"2025-03-05T{hour}:00+08:00"} for hour in hours],
    }
    found = flagged(assess(rulebook, case(row, rulebook)), "excessive-calls")
    assert found == [["c2", "c4", "c1", "c3"]]


def test_why_tells_count_line_and_difference(rulebook: Rulebook) -> None:
    row = {"case": "五次", "day": "2025-03-05", "connected": 5}
    (flag,) = assess(rulebook, case(dial(row), rulebook)).flags
    assert "2025-03-05 一天有 5 次接通的人工来电" in flag.why
    assert "不宜超过 3 次，多了 2 次" in flag.why
    assert flag.why.count("。") == 1
    assert "违法" not in flag.why
