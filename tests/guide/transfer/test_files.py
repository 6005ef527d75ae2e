"""Content files: what is written is read back, and a crooked file says where it is crooked."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.transfer.files import (
    ContentError,
    file_name,
    format_record,
    parse_record,
    read_records,
)
from guide.transfer.kinds import KINDS, Form, Key
from guide.transfer.texts import normal_text

SOURCE = """\
slug: people-2024-06-29
title: 逾期之后
publisher: 人民网
address: https://example.org/a
seen_on: 2026-09-01
note: |-
  第一行
  第二行：'引号' # 不是注释
"""

slugs = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
words = st.text(
    st.characters(codec="utf-8", exclude_characters="\r")
    | st.sampled_from("催收 \n#-:'\"|>&*![]{}，。《》\t\x85\u2028😀"),
    max_size=40,
)
texts = words.filter(lambda text: not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text)).map(normal_text)
lines = texts.filter(lambda text: text and "\n" not in text)
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
others = st.dictionaries(
    words.filter(lambda name: name not in ("id", "pattern")),
    words | st.booleans() | st.integers(0, 99) | st.lists(words, max_size=2),
    max_size=3,
)


def values(key: Key) -> st.SearchStrategy[Any]:
    one = st.sampled_from([str(value) for value in key.values]) if key.values else texts
    items = st.fixed_dictionaries({item.name: values(item) for item in key.items})
    if key.other_items:
        items = st.builds(lambda item, rest: {**item, **rest}, items, others)
    by_form = {
        Form.SLUG: slugs,
        Form.TEXT: one,
        Form.OPTIONAL_TEXT: st.none() | one,
        Form.NUMBER: st.integers(0, 9999),
        Form.OPTIONAL_NUMBER: st.none() | st.integers(0, 9999),
        Form.DAY: days,
        Form.OPEN_DAY: st.none() | days,
        Form.TEXTS: st.lists(lines, max_size=3),
        Form.SET: st.sets(one, max_size=3).map(sorted),
        Form.RECORDS: st.lists(items, max_size=3),
        Form.MARKDOWN: texts.filter(
            lambda text: not text.startswith("## ") and "\n## " not in text
        ),
    }
    return by_form[key.form]


@st.composite
def kinds_and_records(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    return kind.folder, {key.name: draw(values(key)) for key in kind.keys}


@given(kinds_and_records())
def test_what_is_written_is_read_back(case: tuple[str, dict[str, Any]]) -> None:
    kind, record = case
    text = format_record(kind, record)
    read = parse_record(kind, text, "file")
    assert read == record
    assert list(read) == [key.name for key in KINDS[kind].keys]
    assert format_record(kind, read) == text


def test_canonical_text_is_what_a_person_would_write() -> None:
    record = parse_record("sources", SOURCE, "file")
    assert record["seen_on"] == date(2026, 9, 1)
    assert record["note"] == "第一行\n第二行：'引号' # 不是注释"
    assert format_record("sources", record) == SOURCE


def test_keys_in_another_order_are_put_in_order() -> None:
    lines = SOURCE.splitlines(keepends=True)
    shuffled = "".join([lines[2], lines[0], lines[1], *lines[3:]])
    assert format_record("sources", parse_record("sources", shuffled, "file")) == SOURCE


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("title:", "on:", "line 2", "no text"),
        ("title: 逾期之后", "slug: again", "line 2", "occurs twice"),
        ("title:", "tilte:", "", "lacks the keys title"),
        ("title:", "extra: ''\ntitle:", "", "unknown keys 'extra'"),
        ("2026-09-01", "'2026-09-01'", "seen_on", "must be a day"),
        ("2026-09-01", "2026-02-30", "line 1", "day is out of range"),
        ("2026-09-01", "2026-09-01T10:00:00", "seen_on", "must be a day"),
        ("逾期之后", "2024", "title", "put it in quotes"),
        ("逾期之后", "[a", "line", "no YAML"),
        ("slug: people", "slug: People", "slug", "small letters"),
        ("\n", "\r\n", "", "line ends"),
    ],
)
def test_a_crooked_file_says_where(old: str, new: str, place: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_record("sources", SOURCE.replace(old, new), "sources/x.yaml")
    assert str(caught.value).startswith("sources/x.yaml: ")
    assert place in caught.value.place
    assert message in str(caught.value)


def test_a_nested_place_is_named() -> None:
    text = "slug: insult\nnote: ''\nphrases:\n- id: a\n  pattern: b\n- id: c\n"
    with pytest.raises(ContentError, match="phrases, item 2: lacks the keys pattern"):
        parse_record("phrases", text, "phrases/insult.yaml")


def test_a_stage_must_have_its_five_headings() -> None:
    stage: dict[str, Any] = {
        "slug": "early", "name": "初期", "phase": "early", "order": 1, "days_from": 0,
        "days_to": None, "summary": "", "conducts": [], "provisions": [], "topics": [],
        "sources": [], "reviewed_on": date(2026, 9, 1), "happens": "一", "not_allowed": "",
        "to_do": "三", "to_say": "四", "to_keep": "五",
    }  # fmt: skip
    text = format_record("stages", stage)
    assert "\n---\n\n## 通常会发生什么\n\n一\n\n## 不被允许的做法\n\n## 怎么做\n" in text
    with pytest.raises(ContentError, match="must have"):
        parse_record("stages", text.replace("## 怎么说", "## 说什么"), "stages/early.md")
    with pytest.raises(ContentError, match="headings of the second rank"):
        format_record("stages", {**stage, "to_do": "三\n## 怎么说"})


def test_the_name_of_a_file_is_its_slug(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "other.yaml").write_text(SOURCE, "utf-8")
    with pytest.raises(ContentError, match="must be 'other'"):
        read_records(tmp_path, "sources")


def test_a_stray_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "notes.txt").write_text("x", "utf-8")
    with pytest.raises(ContentError, match=r"only \.yaml files"):
        read_records(tmp_path, "sources")


def test_bytes_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "x.yaml").write_bytes("标题".encode("gbk"))
    with pytest.raises(ContentError, match=r"sources/x.yaml: byte 0: no UTF-8"):
        read_records(tmp_path, "sources")


def test_records_come_by_slug(tmp_path: Path) -> None:
    for slug in ("b", "a"):
        path = tmp_path / file_name("sources", slug)
        path.parent.mkdir(exist_ok=True)
        path.write_text(SOURCE.replace("people-2024-06-29", slug), "utf-8")
    assert [record["slug"] for record in read_records(tmp_path, "sources")] == ["a", "b"]
    assert read_records(tmp_path, "topics") == []
