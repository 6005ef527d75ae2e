"""The reading measures tell what anybody can read from what few can, and say why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.reading import LIMITS, Measure, is_common, read
from tests.guide.texts import EASY, HARD, MIDDLE


@pytest.mark.parametrize("text", EASY)
def test_what_anybody_can_read_is_well_within_every_limit(text: str) -> None:
    reading = read(text)
    for measure, limit in LIMITS.items():
        assert reading.value(measure) <= 0.75 * limit


@pytest.mark.parametrize("text", HARD)
def test_what_few_can_read_is_far_beyond_the_limits(text: str) -> None:
    reading = read(text)
    assert {Measure.SENTENCE, Measure.LONG, Measure.BOOKISH} <= set(reading.too_hard())
    for measure in (Measure.SENTENCE, Measure.LONG, Measure.BOOKISH):
        assert reading.value(measure) >= 1.25 * LIMITS[measure]


@pytest.mark.parametrize("text", MIDDLE)
def test_a_notice_lies_between_and_is_too_hard_for_a_page(text: str) -> None:
    notice = read(text)
    for measure in (Measure.SENTENCE, Measure.BOOKISH):
        easy = max(read(each).value(measure) for each in EASY)
        hard = min(read(each).value(measure) for each in HARD)
        assert easy < notice.value(measure) < hard
    assert notice.too_hard()


def test_rare_characters_are_told() -> None:
    text = "他们龃龉不休。彼此诘责，訾詈无已。邻里睥睨，龌龊之语盈耳。"
    assert Measure.UNCOMMON in read(text).too_hard()
    assert [is_common(each) for each in "催债钱龃睥"] == [True, True, True, False, False]


def test_cutting_sentences_makes_a_text_easier() -> None:
    parts = ("你要先把合同找出来看清楚上面写的是哪一家放款", "再把还款的记录一条一条存好")
    long = "，".join((*parts, "然后打电话去问客服"))
    short = long.replace("，", "。")
    assert read(short).sentence < read(long).sentence
    assert read(long).long == 1
    assert read(short).long == 0


def test_links_and_marks_do_not_count_as_words() -> None:
    plain = read("见那条。先看账。")
    marked = read("见[[law:zhian-2025#50.1(5)]]。**先看账**。")
    assert (marked.characters, marked.sentence) == (plain.characters, plain.sentence)
    assert read("- 一条\n- 两条").characters == 4


@given(st.text())
def test_any_text_can_be_measured(text: str) -> None:
    reading = read(text)
    assert 0 <= reading.long <= 1
    assert 0 <= reading.uncommon <= 1
    assert reading.sentence <= max(reading.characters, 0)
