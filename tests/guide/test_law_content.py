"""The law as data: what every record under instruments/, conducts/ and sources/ must keep.

These tests look at the content itself. They fail when an editor changes a date or a citation so
that a paper would cite a rule that was not in force that day or does not bind that lender.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from complaints.conduct.facts import LenderKind
from complaints.conduct.rulebook import Rulebook, build_rulebook, in_force
from guide.links import LINK, LinkKind, find_links
from guide.transfer.files import file_name, format_record, read_records

CONTENT = Path(__file__).parents[2] / "guide" / "content"
KINDS = ("sources", "instruments", "conducts")

# The vocabulary, in the order in which pages list it.
CONDUCTS = [
    "quiet-hours",
    "excessive-calls",
    "message-flood",
    "third-party-contact",
    "debt-disclosure",
    "third-party-pressure",
    "ignored-refusal",
    "violence-threat",
    "exposure-threat",
    "insult",
    "sexual-harassment",
    "self-harm-incitement",
    "public-exposure",
    "impersonating-official",
    "forged-document",
    "false-legal-threat",
    "false-credit-threat",
    "hidden-identity",
    "private-channel",
    "private-account-payment",
    "extra-fee",
    "urging-new-debt",
    "wrong-amount",
    "improper-visit",
    "stalking-or-detention",
    "property-damage",
    "workplace-harassment",
    "privacy-abuse",
    "after-settlement",
    "wrong-person",
    "suspected-fraud",
]

# First and last day of the instruments whose change of edition decides what a paper may cite.
IN_FORCE = {
    "zhian-2012": (date(2013, 1, 1), date(2025, 12, 31)),
    "zhian-2025": (date(2026, 1, 1), None),
    "civil-code-2020": (date(2021, 1, 1), None),
    "pipl-2021": (date(2021, 11, 1), None),
    "nifa-2024": (date(2024, 5, 15), date(2025, 2, 27)),
    "gbt-45251-2025": (date(2025, 2, 28), None),
    "cba-2026": (date(2026, 1, 30), None),
    "cbirc-consumer-2022": (date(2023, 3, 1), None),
    "consumer-finance-2024": (date(2024, 4, 18), None),
    "microloan-2020": (date(2020, 9, 16), date(2025, 1, 16)),
    "microloan-2024": (date(2025, 1, 17), None),
    "facilitation-2025": (date(2025, 10, 1), None),
    "cost-disclosure-2026": (date(2026, 8, 1), None),
}
# Rules of one sector: the licensed kinds outside it are never told of them.
SECTOR = {
    "cba-2026": {"bank", "consumer_finance"},
    "cbirc-consumer-2022": {"bank", "consumer_finance"},
    "internet-loan-2020": {"bank", "consumer_finance"},
    "facilitation-2025": {"bank", "consumer_finance"},
    "consumer-finance-2024": {"consumer_finance"},
    "microloan-2020": {"microloan"},
    "microloan-2024": {"microloan"},
}
# Old articles that were split: where their other half went (49: damage to 59, fraud and extortion
# to 58; 51: officials to 62.1, whoever else is posed as to 62.3).
SPLIT = {"zhian-2012#49": "zhian-2025#58", "zhian-2012#51.1": "zhian-2025#62.3"}
DAYS = [
    date(2024, 6, 1),
    date(2025, 6, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 6, 1),
    date(2026, 10, 1),
]
LENDERS = list(LenderKind)
OPEN_LENDERS = {LenderKind.PLATFORM, LenderKind.UNKNOWN}

Record = dict[str, Any]


@pytest.fixture(scope="module")
def records() -> dict[str, list[Record]]:
    return {kind: read_records(CONTENT, kind) for kind in KINDS}


@pytest.fixture(scope="module")
def rulebook(records: dict[str, list[Record]]) -> Rulebook:
    return build_rulebook(instruments=records["instruments"], conducts=records["conducts"])


def _provisions(records: dict[str, list[Record]]) -> dict[str, Record]:
    return {
        f"{law['slug']}#{row['article']}" if row["article"] else law["slug"]: row
        for law in records["instruments"]
        for row in law["provisions"]
    }


@pytest.mark.parametrize("kind", KINDS)
def test_files_are_in_the_canonical_form(kind: str, records: dict[str, list[Record]]) -> None:
    assert records[kind]
    for record in records[kind]:
        path = CONTENT / file_name(kind, record["slug"])
        assert path.read_text("utf-8") == format_record(kind, record), path.name


def test_catalogue_is_the_vocabulary_in_its_order(rulebook: Rulebook) -> None:
    assert list(rulebook.conduct_slugs) == CONDUCTS


def test_sources_that_law_names_exist(records: dict[str, list[Record]]) -> None:
    known = {source["slug"] for source in records["sources"]}
    for record in [*records["instruments"], *records["conducts"]]:
        assert record["sources"], record["slug"]
        assert set(record["sources"]) <= known, record["slug"]


def test_no_article_is_listed_twice(records: dict[str, list[Record]]) -> None:
    for law in records["instruments"]:
        articles = [row["article"] for row in law["provisions"]]
        assert len(articles) == len(set(articles)), law["slug"]


def _chinese(number: int) -> str:
    """Write a number under 10,000 as an article's label does: 1033 → 一千零三十三."""
    text = ""
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // value % 10
        text += "零一二三四五六七八九"[digit] + (unit if digit else "")
    text = re.sub("零+", "零", text).strip("零")
    return text.removeprefix("一") if text.startswith("一十") else text


def test_labels_say_the_articles_of_their_keys(records: dict[str, list[Record]]) -> None:
    """A paper shows the label and links by the key: they must not drift apart."""
    for key, row in _provisions(records).items():
        label = row["article"]
        for pattern, before, after in (
            (r"^(\d+)", "第", "条"),
            (r"-(\d+)", "之", ""),
            (r"\.(\d+)", "第", "款"),
            (r"\((\d+)\)", "第（", "）项"),
        ):
            for match in re.finditer(pattern, label):
                words = before + _chinese(int(match[1])) + after
                label = label.replace(match[0], words, 1)
        assert row["label"] == label, key


def test_successors_exist_and_take_over_later(records: dict[str, list[Record]]) -> None:
    laws = {law["slug"]: law for law in records["instruments"]}
    keys = _provisions(records)
    for law in laws.values():
        if law["succeeded_by"]:
            assert law["effective_to"] < laws[law["succeeded_by"]]["effective_from"], law["slug"]
        for row in law["provisions"]:
            if row["succeeded_by"]:
                assert row["succeeded_by"] in keys, (law["slug"], row["article"])
                after = laws[row["succeeded_by"].partition("#")[0]]
                assert law["effective_to"] < after["effective_from"], (law["slug"], row["article"])


def test_old_public_security_articles_name_their_successor(
    records: dict[str, list[Record]],
) -> None:
    """Otherwise a case that runs over New Year would lose the conduct on its second day."""
    keys = _provisions(records)
    for key, row in keys.items():
        if key.startswith("zhian-2012#"):
            assert str(row["succeeded_by"]).startswith("zhian-2025#"), key


def test_dates_of_the_instruments_that_decide(records: dict[str, list[Record]]) -> None:
    spans = {
        law["slug"]: (law["effective_from"], law["effective_to"]) for law in records["instruments"]
    }
    assert {slug: spans[slug] for slug in IN_FORCE} == IN_FORCE


def test_nothing_has_a_period_that_ends_before_it_begins(rulebook: Rulebook) -> None:
    for provision in rulebook.provisions.values():
        start, end = provision.effective_from, provision.effective_to
        assert start is not None, provision.key
        assert end is None or start <= end, provision.key
        law = provision.instrument
        assert in_force(law.effective_from, law.effective_to, start), provision.key


@pytest.mark.parametrize("lender", LENDERS)
@pytest.mark.parametrize("conduct", CONDUCTS)
def test_every_conduct_has_a_rule_in_force_that_binds(
    rulebook: Rulebook, conduct: str, lender: LenderKind
) -> None:
    for day in DAYS:
        keys = rulebook.provisions_for(conduct, [day], lender)
        assert keys, f"nothing to cite on {day}"
        for key in keys:
            law, _, article = key.partition("#")
            if law in IN_FORCE:
                start, end = IN_FORCE[law]
                assert in_force(start, end, day), (day, key)
            if law in SECTOR and lender not in OPEN_LENDERS:
                assert lender in SECTOR[law], key
            if article == "293-1":
                assert lender == LenderKind.UNLICENSED, "a licensed loan is no illegal debt"


@pytest.mark.parametrize("conduct", CONDUCTS)
def test_public_security_law_changes_edition_at_new_year(rulebook: Rulebook, conduct: str) -> None:
    last, first = date(2025, 12, 31), date(2026, 1, 1)

    def editions(*days: date) -> set[str]:
        keys = rulebook.provisions_for(conduct, days, LenderKind.BANK)
        return {key.partition("#")[0] for key in keys if key.startswith("zhian")}

    assert editions(last) <= {"zhian-2012"}
    assert editions(first) <= {"zhian-2025"}
    assert editions(last, first) == editions(last) | editions(first)


@pytest.mark.parametrize("conduct", CONDUCTS)
def test_cited_old_article_is_cited_with_its_successor(
    rulebook: Rulebook, records: dict[str, list[Record]], conduct: str
) -> None:
    cited = {citation.provision for citation in rulebook.conducts[conduct].citations}
    keys = _provisions(records)
    for key in cited:
        if not key.startswith("zhian-2012#"):
            continue
        assert {keys[key]["succeeded_by"], SPLIT.get(key)} & cited, key


def test_card_rules_are_not_cited_for_online_loans(rulebook: Rulebook) -> None:
    for conduct in rulebook.conducts.values():
        for citation in conduct.citations:
            assert not citation.provision.startswith("card-2011"), conduct.slug


def test_few_citations_a_paper_can_carry(rulebook: Rulebook) -> None:
    for conduct in CONDUCTS:
        for lender in set(LENDERS) - OPEN_LENDERS:
            for day in DAYS:
                assert len(rulebook.provisions_for(conduct, [day], lender)) <= 8, (conduct, lender)


def _limits(records: dict[str, list[Record]]) -> Iterator[tuple[str, Record]]:
    for conduct in records["conducts"]:
        for limit in conduct["limits"]:
            yield conduct["slug"], limit


def test_limits_are_readable_and_rest_on_a_rule_in_force(
    records: dict[str, list[Record]], rulebook: Rulebook
) -> None:
    rows = list(_limits(records))
    assert rows
    for slug, limit in rows:
        where = (slug, limit["name"], limit["from"])
        if limit["unit"] == "time":
            time.fromisoformat(limit["value"])
        else:
            assert int(limit["value"]) > 0, where
        rule = rulebook.provisions[limit["by"]]
        for day in (limit["from"], limit["to"]):
            assert day is None or in_force(rule.effective_from, rule.effective_to, day), where
        assert set(limit["lender_kinds"]) <= (rule.instrument.binds or set(LENDERS)), where


def test_limits_leave_no_day_between_them_and_no_day_double(
    records: dict[str, list[Record]],
) -> None:
    runs: dict[tuple[str, str, tuple[str, ...]], list[Record]] = defaultdict(list)
    for slug, limit in _limits(records):
        runs[slug, limit["name"], tuple(limit["lender_kinds"])].append(limit)
    for run in runs.values():
        ordered = sorted(run, key=lambda limit: limit["from"] or date.min)
        for earlier, later in pairwise(ordered):
            assert earlier["to"] + timedelta(days=1) == later["from"], later
        assert ordered[-1]["to"] is None


@pytest.mark.parametrize(
    ("conduct", "name", "day", "lender", "value"),
    [
        ("quiet-hours", "starts-at", date(2024, 5, 14), LenderKind.BANK, None),
        ("quiet-hours", "starts-at", date(2024, 5, 15), LenderKind.BANK, "22:00"),
        ("quiet-hours", "ends-at", date(2025, 2, 28), LenderKind.UNLICENSED, "08:00"),
        ("excessive-calls", "connected-per-day", date(2025, 2, 27), LenderKind.MICROLOAN, "3"),
        ("excessive-calls", "unanswered-per-day", date(2026, 1, 29), LenderKind.BANK, None),
        ("excessive-calls", "unanswered-per-day", date(2026, 1, 30), LenderKind.BANK, "6"),
        ("excessive-calls", "unanswered-per-day", date(2026, 3, 1), LenderKind.MICROLOAN, None),
        ("third-party-contact", "reachable-window", date(2021, 1, 1), LenderKind.BANK, "72"),
        ("message-flood", "window", date(2019, 1, 1), LenderKind.UNKNOWN, "10"),
    ],
)
def test_limit_of_a_day(
    rulebook: Rulebook, conduct: str, name: str, day: date, lender: LenderKind, value: str | None
) -> None:
    limit = rulebook.limit(conduct, name, day, lender)
    assert (limit.value if limit else None) == value


@pytest.mark.parametrize("conduct", CONDUCTS)
def test_words_of_a_conduct_help_and_do_not_judge(
    records: dict[str, list[Record]], conduct: str
) -> None:
    record = next(row for row in records["conducts"] if row["slug"] == conduct)
    assert 3 <= len(record["examples"]) <= 5
    assert record["evidence"]
    assert all(line.startswith("- ") for line in record["is_not"].splitlines())
    for words in ("违法", "犯罪", "非法债务"):
        assert words not in record["definition"], "only a court says so"


CHANNELS_OF_POLICE = {"emergency-110", "police"}
# For whom a complaint goes to whom, after the lender itself.
SUPERVISORS = ["nfra-12378", "local-finance"]


@pytest.mark.parametrize("conduct", CONDUCTS)
def test_conduct_says_where_to_complain_and_whom_first(
    records: dict[str, list[Record]], conduct: str
) -> None:
    """Police first where somebody may be harmed; the lender before whoever supervises it."""
    record = next(row for row in records["conducts"] if row["slug"] == conduct)
    channels = [
        link.target for link in find_links([record["where"]]) if link.kind == LinkKind.CHANNEL
    ]
    if record["severity"] == "high":
        assert channels[0] in CHANNELS_OF_POLICE
    order = [channels.index(channel) for channel in ["lender", *SUPERVISORS]]
    assert order == sorted(order)
    assert not re.search(r"(?<!\d)(?:1\d{2}|1\d{4})(?!\d)", LINK.sub("", record["where"])), (
        "a phone number stands on its channel's page, with the day it was checked"
    )


def test_links_in_words_of_conducts_lead_somewhere(records: dict[str, list[Record]]) -> None:
    known = {
        LinkKind.LAW: set(_provisions(records)),
        LinkKind.CONDUCT: set(CONDUCTS),
        LinkKind.TOPIC: {row["slug"] for row in read_records(CONTENT, "topics")},
        LinkKind.CHANNEL: {row["slug"] for row in read_records(CONTENT, "channels")},
    }
    found = 0
    for record in records["conducts"]:
        texts = [record["definition"], record["is_not"], record["where"]]
        for link in find_links([*texts, *record["examples"], *record["evidence"]]):
            assert link.target in known[LinkKind(link.kind)], (record["slug"], str(link))
            assert link.target != record["slug"], "a page that sends to itself"
            found += 1
    assert found
