"""Days, moments, numbers and people as papers write them."""

from datetime import date

import pytest

from complaints.conduct.facts import Addressee, Channel, Claim, LenderKind
from complaints.conduct.rulebook import FORCES
from complaints.dossier import wording


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([3], "3"), ([2, 1], "1、2"), ([1, 2, 3, 7, 9, 8, 8], "1–3、7–9")],
)
def test_runs_of_log_numbers_are_joined(numbers: list[int], text: str) -> None:
    assert wording.numbers_text(numbers) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ([(2026, 3, 5)], "2026年3月5日"),
        ([(2026, 3, 5), (2026, 3, 5)], "2026年3月5日"),
        ([(2026, 1, 2), (2025, 12, 31)], "2025年12月31日、2026年1月2日"),
        ([(2026, 3, day) for day in (1, 2, 3, 9)], "2026年3月1日至3月9日（其中 4 天）"),
    ],
)
def test_days(days: list[tuple[int, int, int]], text: str) -> None:
    assert wording.days_text(date(*day) for day in days) == text


@pytest.mark.parametrize(
    ("to", "person", "text"),
    [
        (Addressee.BORROWER, None, "本人"),
        (Addressee.FAMILY, "family:mother", "家人（母亲）"),
        (Addressee.FAMILY, "mother", "家人（母亲）"),
        (Addressee.FAMILY, "family:", "家人"),
        (Addressee.EMERGENCY_CONTACT, "family:mother", "紧急联系人（母亲）"),
        (Addressee.COLLEAGUE, "同组的同事", "同事（同组的同事）"),
        (Addressee.EMPLOYER, "门卫:甲", "工作单位（门卫:甲）"),
    ],
)
def test_people_are_told_apart_by_label(to: Addressee, person: str | None, text: str) -> None:
    assert wording.recipient(to, person) == text


def test_every_word_of_the_vocabulary_has_its_chinese() -> None:
    assert set(wording.CHANNELS) == set(wording.DEEDS) == set(Channel)
    assert set(wording.ADDRESSEES) == set(Addressee)
    assert set(wording.CLAIMS) == set(Claim)
    assert set(wording.LENDER_KINDS) == set(LenderKind)
    assert set(wording.FORCES) == set(FORCES)


@pytest.mark.parametrize(
    ("seconds", "text"), [(5, "5 秒"), (60, "1 分 0 秒"), (3605, "60 分 5 秒")]
)
def test_duration(seconds: int, text: str) -> None:
    assert wording.duration_text(seconds) == text
