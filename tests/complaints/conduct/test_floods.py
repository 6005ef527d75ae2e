"""Floods of messages and calls, from the table `cases/floods.yaml`."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from complaints.conduct.assess import assess
from complaints.conduct.facts import SHANGHAI
from complaints.conduct.rulebook import Rulebook
from tests.complaints.conduct.builders import case, flagged, table

START = datetime(2025, 12, 3, 14, 0, tzinfo=SHANGHAI)


def flood(row: dict[str, Any], start: datetime = START) -> dict[str, Any]:
    contacts = []
    for place, seconds in enumerate(row["after"]):
        contact = {
            "at": (start + timedelta(seconds=seconds)).isoformat(),
            "channel": row["channels"][place] if "channels" in row else "sms",
            "to": row["to"][place] if "to" in row else "borrower",
            "number": row["numbers"][place] if "numbers" in row else "10690",
            "text": row["texts"][place] if "texts" in row else "",
            "invited": place + 1 in row.get("invited", ()),
        }
        contacts.append(contact)
    return {"case": row["case"], "contacts": contacts}


@pytest.mark.parametrize("row", table("floods.yaml")["cases"], ids=lambda row: row["case"])
def test_flood(rulebook: Rulebook, row: dict[str, Any]) -> None:
    found = flagged(assess(rulebook, case(flood(row), rulebook)), "message-flood")
    assert found == [[f"c{place}" for place in run] for run in row["flagged"]]


def test_a_run_over_new_year_cites_both_editions(rulebook: Rulebook) -> None:
    start = datetime(2025, 12, 31, 23, 56, tzinfo=SHANGHAI)
    row = {"case": "跨年", "after": [0, 100, 200, 300, 400]}
    (flag,) = [
        flag
        for flag in assess(rulebook, case(flood(row, start), rulebook)).flags
        if flag.conduct == "message-flood"
    ]
    cited = {key.split("#")[0] for key in flag.provisions}
    assert {"zhian-2012", "zhian-2025"} <= cited
