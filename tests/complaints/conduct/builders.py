"""Cases from the tables under `cases/`: what a row leaves out is an ordinary connected call."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from complaints.conduct.facts import Assessment, Case
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.wire import case_from_json

CASES = Path(__file__).parent / "cases"
VOICE = ("phone", "robot_call")
CASE_KEYS = ("lender_kind", "settled_on", "refusals", "borrower_reachable")


class _Loader(yaml.SafeLoader):
    """Leaves times as they are written: YAML would move them to UTC and drop the offset."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def table(name: str) -> Any:
    return yaml.load((CASES / name).read_text("utf-8"), _Loader)  # noqa: S506 - a safe loader


def contact(row: Mapping[str, Any], place: int = 1) -> dict[str, Any]:
    """Fill a row up to a contact: by default a call of 45 seconds that the borrower answered."""
    full = {"id": f"c{place}", "channel": "phone", "to": "borrower", **row}
    if full["channel"] in VOICE:
        full.setdefault("answered", True)
        full.setdefault("seconds", 45 if full["answered"] else 0)
    return full


def case(row: Mapping[str, Any], rulebook: Rulebook) -> Case:
    contacts = [contact(item, place) for place, item in enumerate(row["contacts"], 1)]
    given = {key: row[key] for key in CASE_KEYS if key in row}
    return case_from_json({"case": row["case"], **given, "contacts": contacts}, rulebook.conducts)


def flagged(assessment: Assessment, conduct: str) -> list[list[str]]:
    """Return the contacts of each flag of `conduct`."""
    return [list(flag.contacts) for flag in assessment.flags if flag.conduct == conduct]


def pairs(assessment: Assessment) -> set[tuple[str, str]]:
    return {(flag.conduct, name) for flag in assessment.flags for name in flag.contacts}
