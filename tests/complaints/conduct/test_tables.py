"""Every rule of times, people, refusals and dates, as tables of cases (see `cases/`)."""

from typing import Any

import pytest

from complaints.conduct.assess import assess
from complaints.conduct.rulebook import Rulebook
from tests.complaints.conduct.builders import case, pairs, table

TABLES = ("hours.yaml", "third-persons.yaml", "settlement.yaml")
ROWS = [
    pytest.param(loaded["about"], row, id=f"{name.removesuffix('.yaml')}: {row['case']}")
    for name in TABLES
    for loaded in [table(name)]
    for row in loaded["cases"]
]


@pytest.mark.parametrize(("about", "row"), ROWS)
def test_case_is_flagged_as_the_table_says(
    rulebook: Rulebook, about: list[str], row: dict[str, Any]
) -> None:
    found = {pair for pair in pairs(assess(rulebook, case(row, rulebook))) if pair[0] in about}
    assert found == {(slug, name) for slug, names in row["flags"].items() for name in names}
