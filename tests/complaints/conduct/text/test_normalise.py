"""Mended text always leads back to the words as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.conduct.text.normalise import normalise

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)
TRICKY = st.text(alphabet="爆通讯录还钱v微vxqk* ·.⭐０１Ａ還錢\u200b\ufe0f①…，\n", max_size=60)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("爆*通*讯*录！", "爆通讯录!"),
        ("还 钱 吧", "还钱吧"),
        ("骂畜生 挂了", "骂畜生 挂了"),
        ("唔還錢就發畀你親戚", "唔还钱就发畀你亲戚"),
        ("加我ｖｘ", "加我微信"),
        ("逾期１２天", "逾期12天"),
        ("z付宝", "支付宝"),
        ("爆通\u200b讯录", "爆通讯录"),
        ("3.5万", "3.5万"),
        ("fyi", "fyi"),
    ],
)
def test_tricks_are_mended_and_habits_kept(written: str, mended: str) -> None:
    assert normalise(written).text == mended


def test_quote_of_mended_words_is_as_written() -> None:
    written = "他说要爆*通*讯*录，加我VX谈"
    normal = normalise(written)
    for mended, original in (("爆通讯录", "爆*通*讯*录"), ("微信", "VX")):
        start = normal.text.index(mended)
        place = normal.original(start, start + len(mended))
        assert written[slice(*place)] == original


@given(ANY_TEXT | TRICKY)
def test_every_mended_character_knows_a_piece_of_the_original(text: str) -> None:
    normal = normalise(text)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    for index in range(len(normal.text)):
        start, end = normal.original(index, index + 1)
        assert 0 <= start < end <= len(text)


@given(ANY_TEXT | TRICKY)
def test_pieces_stand_in_the_order_of_the_original(text: str) -> None:
    normal = normalise(text)
    assert list(normal.starts) == sorted(normal.starts)
    assert list(normal.ends) == sorted(normal.ends)


@given(TRICKY)
def test_text_grows_no_more_than_its_shorthand(text: str) -> None:
    assert len(normalise(text).text) <= 4 * len(text)
