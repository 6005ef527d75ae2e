"""`check_content`: the real content is clean, and each fault is told with place and remedy."""

import copy
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from guide.addresses import is_page
from guide.models import Topic
from guide.review.check import review
from guide.review.finding import Finding, Level
from guide.review.pages import LONGEST, reading_of
from guide.transfer.files import Record, read_records
from guide.transfer.kinds import KINDS

CONTENT = Path(settings.BASE_DIR) / "guide" / "content"
TODAY = date(2026, 11, 24)
Content = dict[str, list[Record]]


@cache
def _content() -> Content:
    return {kind: read_records(CONTENT, kind) for kind in KINDS}


@pytest.fixture
def content_records() -> Content:
    return copy.deepcopy(_content())


def find(content: Content, today: date = TODAY) -> list[Finding]:
    """Return what is new in `content` beside what the real content has."""
    before = review(_content(), today, is_page)
    return [each for each in review(content, today, is_page) if each not in before]


def row(content: Content, kind: str, slug: str) -> Record:
    return next(record for record in content[kind] if record["slug"] == slug)


def run(**options: Any) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_content", stdout=out, stderr=out, **options)
    except CommandError as error:
        return error.returncode, f"{out.getvalue()}{error}"
    return 0, out.getvalue()


def test_the_content_is_clean() -> None:
    errors = [each for each in review(_content(), TODAY, is_page) if each.level is Level.ERROR]
    assert errors == []


@pytest.mark.parametrize("kind", LONGEST)
def test_every_page_is_easy_to_read(kind: str) -> None:
    for record in _content()[kind]:
        assert reading_of(kind, record).too_hard() == [], record["slug"]


def add(text: str) -> Callable[[Content], None]:
    """Spoil a topic with one more paragraph."""

    def spoil(content: Content) -> None:
        row(content, "topics", "fees")["body"] += f"\n\n{text}"

    return spoil


def set_key(kind: str, slug: str, key: str, value: Any) -> Callable[[Content], None]:
    def spoil(content: Content) -> None:
        row(content, kind, slug)[key] = value

    return spoil


def _cite_lapsed(content: Content) -> None:
    law = row(content, "instruments", "cba-2026")
    law["effective_to"] = date(2026, 6, 30)
    for item in law["provisions"]:
        item["effective_to"] = None


def _late_limit(content: Content) -> None:
    limits = row(content, "conducts", "excessive-calls")["limits"]
    next(item for item in limits if item["by"] == "nifa-2024")["to"] = None


def _without_successor_cited(content: Content) -> None:
    conduct = row(content, "conducts", "message-flood")
    conduct["citations"] = [
        item for item in conduct["citations"] if not item["provision"].startswith("zhian-2025")
    ]


@pytest.mark.parametrize(
    ("spoil", "file", "place", "what"),
    [
        (add("见[[law:none#1]]。"), "topics/fees.md", "body", "[[law:none#1]] leads nowhere"),
        (add("见[[topic:none]]。"), "topics/fees.md", "body", "[[topic:none]] leads nowhere"),
        (add("见[这里](/guide/none/x/)。"), "topics/fees.md", "body",
         "/guide/none/x/ is no page of this site"),
        (add("按[[law:zhian-2012#42(5)]]处理。"), "topics/fees.md", "body",
         "[[law:zhian-2012#42(5)]] ended on 2025-12-31 and the paragraph does not say so"),
        (add("打 12399 问。"), "topics/fees.md", "body", "the number 12399 bears no day"),
        (add("这一点未核实，机构不得收费。"), "topics/fees.md", "body",
         "an unconfirmed statement is worded as law"),
        (add("字" * 1200 + "。"), "topics/fees.md", "text", "characters, at most 1200 are read"),
        (add("应当依照有关规定予以处理的，其" * 60), "topics/fees.md", "reading",
         "share of text in sentences over 40 characters"),
        (set_key("topics", "fees", "sources", []), "topics/fees.md", "sources", "no source"),
        (set_key("conducts", "insult", "where", ""), "conducts/insult.yaml", "where",
         "says nobody to complain to"),
        (set_key("conducts", "insult", "evidence", ["打 12399"]), "conducts/insult.yaml",
         "evidence, item 1", "the number 12399 bears no day"),
        (_cite_lapsed, "conducts/quiet-hours.yaml", "citations, item",
         "cba-2026 ended on 2026-06-30 and nothing in force follows it"),
        (_without_successor_cited, "conducts/message-flood.yaml", "citations, item",
         "which follows it, is not cited"),
        (_late_limit, "conducts/excessive-calls.yaml", "limits, item", "but nifa-2024 does from"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_place_and_remedy(
    content_records: Content,
    spoil: Callable[[Content], None],
    file: str,
    place: str,
    what: str,
) -> None:
    spoil(content_records)
    found = [each for each in find(content_records) if each.file == file and what in each.what]
    assert found
    for each in found:
        assert each.level is Level.ERROR
        assert each.place.startswith(place)
        assert each.remedy


@pytest.mark.parametrize(
    "text",
    [
        "以前看[[law:zhian-2012#42(5)]]，2025 年底截止。",
        "打 12399 问（2026-11-24 核对）。",
        "> 我打过 12399，请答复。",
        "这一点未核实，请到官网查。",
        "机构不得强收，见[[law:civil-code-2020#1032]]。",
        "见[指南](/guide/)和[[stage:early]]。",
    ],
)
def test_what_is_said_properly_is_left_alone(content_records: Content, text: str) -> None:
    add(text)(content_records)
    assert [each for each in find(content_records) if each.file == "topics/fees.md"] == []


def test_words_of_law_need_a_source_that_somebody_confirmed(content_records: Content) -> None:
    add("任何机构不得在节假日联系借款人。")(content_records)
    assert find(content_records) == []
    topic = row(content_records, "topics", "fees")
    for source in content_records["sources"]:
        if source["slug"] in topic["sources"]:
            source["note"] = "条号未核实。"
    faults = [each for each in find(content_records) if each.file == "topics/fees.md"]
    assert {each.what for each in faults} == {
        "worded as law, but every source is marked unconfirmed"
    }


def test_a_page_not_looked_over_for_a_year_is_a_warning(content_records: Content) -> None:
    topic = row(content_records, "topics", "fees")
    topic["reviewed_on"] = date(2025, 11, 24)
    assert find(content_records) == []
    topic["reviewed_on"] = date(2025, 11, 23)
    (found,) = find(content_records)
    assert (found.level, found.place) == (Level.WARNING, "reviewed_on")


def test_the_command_tells_each_fault_on_one_line_and_fails(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    assert run(dir=folder)[0] == 0
    path = folder / "topics" / "fees.md"
    path.write_text(path.read_text("utf-8") + "\n打 12399 问。\n", "utf-8")
    status, said = run(dir=folder)
    assert status == 1
    assert (
        "error: topics/fees.md: body: the number 12399 bears no day; write （2026-01-01 核对） "
        "behind it, or link its channel instead\n"
    ) in said
    assert "1 errors" in said
    assert "topics/fees.md\t" in run(dir=folder, reading=True)[1]


def test_what_cannot_be_read_is_another_status(tmp_path: Path) -> None:
    assert run(dir=tmp_path) == (2, f"{tmp_path}: no content file there")
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "x.md").write_text("---\nslug: y\n---\n", "utf-8")
    status, said = run(dir=tmp_path)
    assert status == 2
    assert said.startswith("topics/x.md: ")


@pytest.mark.django_db
def test_rows_are_checked_as_editors_left_them(content: None) -> None:
    assert run(rows=True)[0] == 0
    topic = Topic.objects.get(slug="fees")
    topic.body += "\n\n打 12399 问。"
    topic.save()
    status, said = run(rows=True)
    assert status == 1
    assert "topics/fees.md: body: the number 12399" in said
