"""The two lists of researched facts: where each lives, and what nobody could verify."""

import re
from functools import cache
from pathlib import Path

import pytest

from guide.links import LinkKind
from guide.transfer.check import provision_key
from guide.transfer.files import read_records

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "guide" / "content"
FACTS = ROOT / "docs" / "content.md"
TO_SETTLE = ROOT / "docs" / "to-settle.md"

RECORD = re.compile(r"`(\w+):([^`]*)`")
DOCUMENT = re.compile(r"\bdocs/[\w-]+\.md\b")
READ_BY_PEOPLE = ("instruments", "conducts", "stages", "topics", "lenders", "channels")


def _rows(path: Path) -> list[list[str]]:
    """Return the cells of every table row but heads and rules."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if row[0] not in ("heading", "row", "question")]


@cache
def _names() -> frozenset[tuple[str, str]]:
    """Return every record that a row may name, as (kind, name)."""
    kinds = {
        LinkKind.CONDUCT: "conducts",
        LinkKind.TOPIC: "topics",
        LinkKind.STAGE: "stages",
        LinkKind.CHANNEL: "channels",
        LinkKind.LENDER: "lenders",
        "source": "sources",
    }
    names = {
        (str(kind), record["slug"])
        for kind, of in kinds.items()
        for record in read_records(CONTENT, of)
    }
    for law in read_records(CONTENT, "instruments"):
        keys = {provision_key(law["slug"], item["article"]) for item in law["provisions"]}
        names |= {(str(LinkKind.LAW), key) for key in {law["slug"], *keys}}
    for conduct in read_records(CONTENT, "conducts"):
        slug = conduct["slug"]
        names |= {(str(LinkKind.LIMIT), f"{slug}/{limit['name']}") for limit in conduct["limits"]}
    return frozenset(names)


def test_every_fact_lives_somewhere_or_says_why_not() -> None:
    rows = _rows(FACTS)
    assert len(rows) > 150
    for row in rows:
        where = row[-1]
        elsewhere = re.search(
            r"left out: .{8,}|left out as |`\w+/`|`\w+` of each|records? under", where
        )
        assert RECORD.search(where) or DOCUMENT.search(where) or elsewhere, row


def test_every_record_that_the_table_names_exists() -> None:
    named = RECORD.findall(FACTS.read_text("utf-8"))
    named = [(kind, name) for kind, name in named if name]
    assert [name for name in named if name not in _names()] == []
    assert {kind for kind, _name in named} == {*map(str, LinkKind), "source"}


def test_every_document_that_the_lists_name_exists() -> None:
    for path in (FACTS, TO_SETTLE):
        for name in DOCUMENT.findall(path.read_text("utf-8")):
            assert (ROOT / name).is_file(), (path.name, name)


def test_every_page_is_in_the_table() -> None:
    """A page outside the table is one that no research stands behind."""
    named = set(RECORD.findall(FACTS.read_text("utf-8")))
    pages = {name for name in _names() if name[0] in ("topic", "stage", "lender", "channel")}
    assert {name for name in pages if name not in named} == set()
    conducts = {name for name in _names() if name[0] == "conduct"}
    assert conducts <= named


def test_what_is_unconfirmed_says_what_would_settle_it() -> None:
    rows = _rows(TO_SETTLE)
    assert len(rows) > 30
    assert [row for row in rows if len(row) != 3 or not all(row)] == []


def _banned() -> list[str]:
    text = TO_SETTLE.read_text("utf-8").split("## Words that no page may carry", 1)[1]
    return re.findall(r"^- `(.+)`$", text, re.MULTILINE)


@pytest.mark.parametrize("kind", READ_BY_PEOPLE)
def test_no_page_carries_what_is_unconfirmed(kind: str) -> None:
    assert len(_banned()) > 10
    found = [
        (path.name, words)
        for path in sorted((CONTENT / kind).iterdir())
        for words in _banned()
        if words in path.read_text("utf-8")
    ]
    assert found == []
