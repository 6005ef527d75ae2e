"""The table: opens right in spreadsheets, runs nothing there, loses nothing of what was noted."""

import csv
import io
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, settings
from hypothesis import given as examples
from hypothesis import strategies as st

from complaints.dossier.build import build_dossier
from complaints.dossier.contacts_csv import HEADS, render_csv
from complaints.dossier.model import DossierInput
from guide.spreadsheet import as_text
from tests.complaints.dossier.made_up import case, given, sample


def rows(chosen: DossierInput) -> list[list[str]]:
    content = render_csv(build_dossier(chosen)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline=""), strict=True))


def test_table_begins_with_a_byte_order_mark_and_ends_lines_as_excel_does() -> None:
    content = render_csv(build_dossier(sample()))

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == 221


def test_heads_and_rows_say_what_the_log_says() -> None:
    heads, first, second, *_ = rows(given())

    assert tuple(heads) == HEADS
    assert first == [
        "1",
        "2026-03-05 22:41",
        "电话",
        "本人",
        "'+8617000001002",
        "催收公司",
        "已接通",
        "65",
        "",
        "再不还就到你孩子学校门口等着，说到做到。",
        "",
        "夜间催收、威胁人身安全",
    ]
    assert second[3] == "家人（母亲）"


def test_every_contact_has_a_row() -> None:
    assert [row[0] for row in rows(sample())[1:]] == [str(number) for number in range(1, 221)]


def test_line_breaks_and_quotes_stay_inside_their_cell() -> None:
    words = '第一行\r\n第二行,"引号"\r第三行'
    contact = replace(case().contacts[0], text=words)

    (_, row) = rows(given(case=replace(case(), contacts=(contact,)), flags=()))

    assert row[9] == '第一行\n第二行,"引号"\n第三行'


@pytest.mark.parametrize(
    "number",
    ["057100001004", "10690123400101", "+8613800001001", "0571-00001004", "１３８００００１００１"],
)
def test_phone_numbers_stay_text(number: str) -> None:
    assert as_text(number) == f"'{number}"


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u3000=1",
        "\ufeff=1",
        "\u200b=1",
        "\u202e=1",
        "\x00=1",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        "﹦1",
        "−1",
        "'=1",
    ],
)
def test_formulas_are_text(typed: str) -> None:
    assert as_text(typed).startswith("'")


@pytest.mark.parametrize("typed", ["说再不还就上门", "a=b", "还 -500", "10点来电", ""])
def test_ordinary_words_stay_as_they_are(typed: str) -> None:
    assert as_text(typed) == typed


def runs_as_formula(cell: str) -> bool:
    """What a spreadsheet, at its most eager, would take for a formula."""
    bare = "".join(
        char for char in unicodedata.normalize("NFKC", cell) if unicodedata.category(char)[0] != "C"
    )
    return bare.strip().startswith(("=", "+", "-", "@", "\u2212"))


@settings(max_examples=300)
@examples(
    st.text(st.characters(categories=["Cc", "Cf", "Zs"]), max_size=3),
    st.sampled_from("=+-@＝＋－＠﹦﹢﹣﹫−"),
    st.text(max_size=20),
)
@example("", "=", "cmd|' /C calc'!A0")
def test_no_cell_is_run(before: str, sign: str, after: str) -> None:
    contact = replace(
        case().contacts[0],
        text=f"{before}{sign}{after}",
        number=f"{before}{sign}{after}",
        person=f"{before}{sign}{after}",
    )

    for row in rows(given(case=replace(case(), contacts=(contact,)), flags=())):
        assert len(row) == len(HEADS)
        assert not any(runs_as_formula(cell) for cell in row)


@settings(max_examples=200)
@examples(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_words_lose_nothing(text: str) -> None:
    kept = as_text(text)

    assert kept in (text, f"'{text}")
