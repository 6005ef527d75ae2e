"""Numbers that point at somebody are found, those that every page is full of are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.personal import PersonalNumber, personal_number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("打我 13900001234 吧", PersonalNumber.MOBILE),
        ("139 0000 1234", PersonalNumber.MOBILE),
        ("+86-139-0000-1234", PersonalNumber.MOBILE),
        ("１３９００００１２３４", PersonalNumber.MOBILE),
        ("一三九零零零零一二三四", PersonalNumber.MOBILE),
        ("110101199001011237", PersonalNumber.IDENTITY),
        ("11010119900101123X", PersonalNumber.IDENTITY),
        ("卡号 6222 0200 0000 0000 000", PersonalNumber.CARD),
        ("a.b@example.org", PersonalNumber.MAIL),
    ],
)
def test_a_personal_number_is_found(text: str, kind: PersonalNumber) -> None:
    assert personal_number(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "12378 的时间写错了，应该是 8:30 到 17:30",
        "GB/T 45251-2025 从 2025-02-28 起，不是 2025-03-01",
        "2025-02-28 2026-01-01 2026-03-01 三个日期",
        "第五十条第一款第（五）项，不是第四十二条",
        "一天 3 次，22:00 到 08:00，年化 24%，本金 100000.00 元",
        "法释〔2020〕17号、银保监发〔2020〕86号",
        "总机 010-12345678 已经停用；400-123-4567 换了",
        "一二三四五六七八九十",
    ],
)
def test_what_pages_are_full_of_is_no_personal_number(text: str) -> None:
    assert personal_number(text) is None


@given(
    st.from_regex(r"1[3-9]\d{9}", fullmatch=True),
    st.sampled_from(["", " ", "-"]),
    st.text(max_size=9),
)
def test_a_mobile_number_is_found_however_it_is_spaced(number: str, gap: str, before: str) -> None:
    spaced = gap.join((number[:3], number[3:7], number[7:]))
    assert personal_number(f"{before}：{spaced}。") is not None
