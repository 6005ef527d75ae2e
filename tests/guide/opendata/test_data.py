"""What the open data promises: its schema, its sources, its marks, tables that run nothing."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from guide.models import Channel, Conduct, DataEdition, Instrument, Lender, Limit, Provision
from guide.opendata import ROOT
from guide.opendata.edition import published
from guide.opendata.files import file_names
from guide.opendata.sets import SETS
from guide.opendata.tables import CHANNELS
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db
MODELS: dict[str, Any] = {
    "law": Instrument,
    "conducts": Conduct,
    "channels": Channel,
    "lenders": Lender,
}


def loaded(client: CheckedClient, name: str) -> Any:
    return json.loads(client.get(f"{ROOT}{name}").content)


def rows_of(client: CheckedClient, name: str) -> list[dict[str, str]]:
    text = client.get(f"{ROOT}{name}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in texts(part)]


@pytest.mark.parametrize("name", SETS)
def test_every_set_is_as_its_published_schema_says(
    content: None, client: CheckedClient, name: str
) -> None:
    whole = loaded(client, f"{name}.json")
    schema = loaded(client, whole["schema"].removeprefix(ROOT))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [error.json_path for error in validator.iter_errors(whole)] == []
    assert whole["licence"]["id"] == "CC-BY-4.0"
    for key in (*schema["required"], "extra"):  # the schema would notice a field gone or new
        crooked = {**whole, "extra": 1} if key == "extra" else {**whole, key: 5}
        assert not validator.is_valid(crooked), key


@pytest.mark.parametrize("name", MODELS)
def test_every_public_row_is_there_with_page_sources_and_marks(
    content: None, client: CheckedClient, name: str
) -> None:
    whole = loaded(client, f"{name}.json")
    rows = whole[SETS[name].rows]
    assert {row["slug"] for row in rows} == set(MODELS[name].objects.values_list("slug", flat=True))
    assert len({row["slug"] for row in rows}) == len(rows) > 10
    known = {row["slug"] for row in whole["sources"]}
    for row in rows:
        assert set(row["sources"]) <= known
        assert client.get(row["page"]).status_code == 200
    marks = {
        row["confidence"] for row in [*rows, *whole.get("provisions", [])] if "confidence" in row
    }
    marks |= {item["confidence"] for row in rows for item in row.get("provisions", [])}
    assert marks <= {"A", "A-sec", "B"}
    assert marks
    assert not [text for text in texts(whole) if "[[" in text or "]]" in text]


def test_a_conduct_can_be_followed_to_the_law_with_its_force(
    content: None, client: CheckedClient
) -> None:
    keys = {
        item["key"]: law["force"]
        for law in loaded(client, "law.json")["instruments"]
        for item in law["provisions"]
    }
    assert len(keys) == Provision.objects.count()
    whole = loaded(client, "conducts.json")
    rules = {row["key"]: row["force"] for row in whole["provisions"]}
    assert rules.items() <= keys.items()
    for row in whole["conducts"]:
        assert {item["provision"] for item in row["citations"]} <= rules.keys()
        assert {item["by"] for item in row["limits"]} <= rules.keys()


def test_links_become_addresses_and_limits_the_number_of_today(
    content: None, client: CheckedClient
) -> None:
    row = Conduct.objects.get(slug="quiet-hours")
    row.where = "先[[channel:nfra-12378|打电话]]，再看[[topic:gone]]和[[topic:gone|那一页]]。"
    row.definition = "接通超过[[limit:excessive-calls/connected-per-day]]次"
    row.save()
    found = next(
        row for row in loaded(client, "conducts.json")["conducts"] if row["slug"] == "quiet-hours"
    )
    assert found["where"] == "先[打电话](/guide/channels/nfra-12378/)，再看和那一页。"
    today = next(
        limit.value
        for limit in Limit.objects.filter(name="connected-per-day", lender_kinds=[])
        if limit.period.holds(date.today())  # noqa: DTZ011 (limits last for years)
    )
    assert found["definition"] == f"接通超过[{today}](/guide/conducts/excessive-calls/#limits)次"


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("law.csv", Provision.objects.count),
        ("limits.csv", Limit.objects.count),
        ("conducts.csv", Conduct.objects.count),
        ("channels.csv", Channel.objects.count),
        ("lenders.csv", Lender.objects.count),
    ],
)
def test_a_table_has_a_row_for_each_and_says_edition_day_and_licence(
    content: None, client: CheckedClient, name: str, count: Any
) -> None:
    response = client.get(f"{ROOT}{name}")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response["Content-Type"].startswith("text/csv; charset=utf-8")
    assert response["Content-Disposition"].startswith(f'attachment; filename="{name[:-4]}-20')
    rows = rows_of(client, name)
    assert len(rows) == count()
    listed = next(
        (each, table)
        for each in loaded(client, "index.json")["sets"]
        for table in each["csv"]
        if table["file"].endswith(f"/{name}")
    )
    assert list(rows[0]) == listed[1]["columns"]
    stamps = {(row["edition"], row["generated_on"], row["licence"]) for row in rows}
    assert stamps == {(listed[0]["edition"], listed[0]["generated_on"], "CC-BY-4.0")}
    for row in rows:
        assert all(cell == "" or cell.strip() for cell in row.values())
    if name in ("law.csv", "limits.csv"):  # a rule never leaves without how strong and how sure
        assert all(row["force"] and row["force_words"] and row["confidence"] for row in rows)


def test_a_limit_has_its_days_and_the_rule_that_sets_it(
    content: None, client: CheckedClient
) -> None:
    rows = [row for row in rows_of(client, "limits.csv") if row["name"] == "connected-per-day"]
    assert len(rows) > 1
    for row in rows:
        assert (row["value"].isdigit(), row["unit_words"], row["conduct"]) == (
            True, "次", "excessive-calls",
        )  # fmt: skip
        assert row["from"]
        assert row["by"]
    assert {row["force"] for row in rows} <= {"standard", "self_discipline", "normative"}


def test_a_formula_is_not_run_and_lists_stay_in_their_cell(client: CheckedClient) -> None:
    Channel.objects.create(
        slug="x", name="=1+1", phone="+86 10", address="@SUM(A1)", takes=["－1", "第二条"],
        confidence="A", checked_on=date(2026, 1, 1),
    )  # fmt: skip
    (row,) = rows_of(client, "channels.csv")
    assert row["name"] == "'=1+1"
    assert row["phone"] == "'+86 10"
    assert row["address"] == "'@SUM(A1)"
    assert row["takes"] == "'－1\n第二条"


@given(st.text(max_size=30))
def test_no_cell_starts_a_formula(text: str) -> None:
    row = dict.fromkeys(CHANNELS.columns, "") | {"name": text, "confidence": "A"}
    content = {"vocabulary": {"confidence": {"A": "x"}}, "channels": [row]}
    stamp = {"edition": "e", "generated_on": "2026-01-01", "licence": "l"}
    table = CHANNELS.render(content, stamp).decode("utf-8-sig")
    (read,) = csv.DictReader(io.StringIO(table, newline=""), strict=True)
    assert not read["name"].lstrip().startswith(("=", "+", "-", "@"))


def test_empty_tables_are_no_error(client: CheckedClient) -> None:
    for name in file_names():
        assert client.get(f"{ROOT}{name}").status_code == 200
    assert rows_of(client, "law.csv") == []


def test_an_edition_changes_with_its_own_content_alone(content: None) -> None:
    before = {name: published(name).edition for name in SETS}
    assert {name: published(name).edition for name in SETS} == before
    Lender.objects.filter(slug="huanbei").update(summary="改了一个字")
    after = {name: published(name).edition for name in SETS}
    assert {name for name in SETS if before[name] != after[name]} == {"lenders"}
    assert DataEdition.objects.count() == len(SETS)
    Lender.objects.filter(slug="huanbei").update(summary="又改了")
    assert DataEdition.objects.get(name="lenders").edition == after["lenders"]


def test_the_index_names_every_set_and_the_rules_in_force(
    content: None, client: CheckedClient
) -> None:
    from complaints.rules import current_rulebook

    index = loaded(client, "index.json")
    assert index["rulebook"] == current_rulebook().hash
    assert [each["name"] for each in index["sets"]] == list(SETS)
    for each in index["sets"]:
        assert each["edition"] == loaded(client, each["json"].removeprefix(ROOT))["edition"]
