"""A cell says what a record holds, runs nowhere, and comes back as it went out."""

import unicodedata
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.bulk.cells import Day, Expression, OneOf, Some, Whole, Yes, cell_of, text_of_cell
from guide.transfer.texts import normal_text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""), (False, ""), (True, "true"), ("还钱", "还钱"), (["sms", "app"], "sms, app"),
        (date(2026, 3, 5), "2026-03-05"), (30, "30"), ("=1+1", "'=1+1"), ("＝1", "'＝1"),
        ("@x", "'@x"), ("-5", "'-5"), ("+86", "'+86"), ("'=1", "''=1"),
    ],
)  # fmt: skip
def test_values_become_cells(value: Any, cell: str) -> None:
    assert cell_of(value) == cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""), (" 还 \n", "还"), (3.0, "3"), (7, "7"), (True, "true"), (False, ""),
        (datetime(2026, 3, 5, 0, 0), "2026-03-05"),  # noqa: DTZ001 - as a workbook gives it
        ("'=1+1", "=1+1"), ("''=1", "'=1"), ("'twas", "'twas"), ("=1+1", "=1+1"),
    ],
)  # fmt: skip
def test_cells_become_texts(cell: Any, text: str) -> None:
    assert text_of_cell(cell) == text


VISIBLE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=30)


@given(VISIBLE | st.sampled_from(["=", "'=", "''+1", "@", "' -", "−1", "｜"]))
def test_what_goes_out_comes_back(text: str) -> None:
    kept = normal_text(text)
    assert text_of_cell(cell_of(kept)) == kept


@given(st.text(max_size=30))
def test_no_cell_runs(text: str) -> None:
    seen = unicodedata.normalize("NFKC", cell_of(text)).lstrip()
    assert not seen.startswith(("=", "+", "-", "@"))
    assert not cell_of(text).startswith(("\t", "\r"))


WORDS = {"kin": ("爸", "妈")}


@pytest.mark.parametrize(
    ("widget", "cell", "value"),
    [
        (OneOf(["a", "b"]), "a", "a"), (OneOf(["a"]), "", ""),
        (Some(["a", "b"]), "a，b、a", ["a", "b"]),
        (Some(["a"]), None, []), (Yes(), "是", True), (Yes(), "", False), (Whole(), 30.0, 30),
        (Day(), "2026/3/5", date(2026, 3, 5)),
        (Expression("pattern", WORDS), "打~{kin}", "打~{kin}"),
    ],
)  # fmt: skip
def test_what_a_cell_means(widget: Any, cell: Any, value: Any) -> None:
    assert widget.clean(cell) == value


@pytest.mark.parametrize(
    ("widget", "cell", "message"),
    [
        (OneOf(["a", "b"]), "秘密", "只能写：a、b。"),
        (Some(["a", "b"]), "a, 秘密", "第 2 个不认识。只能写：a、b。"),
        (Yes(), "也许", "只能写 true，或者空着。"),
        (Whole(), "-3", "请写 0 以上的整数。"),
        (Day(), "昨天", "请写成 2026-03-05 这样的日期。"),
        (Day(), "2026-02-30", "请写成 2026-03-05 这样的日期。"),
        (
            Expression("pattern", WORDS),
            "打~{nobody}",
            "没有叫 {nobody} 的词表。请核对词表的网址名。",
        ),
        (Expression("unless", WORDS), "(", "括号没有成对：少一个 )。"),
        (Expression("pattern", WORDS), "[的了你我,。]", "家常话里处处都会匹配。请写得具体一些。"),
        (OneOf(["a"], needed=True), " ", "这一格要填。"),
    ],
)
def test_what_a_cell_refuses_it_says_without_repeating_it(
    widget: Any, cell: str, message: str
) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared whole
        widget.clean(cell)
    assert str(caught.value) == message
    assert "秘密" not in message
