"""When periods overlap, limits contradict each other, and successors go round in a circle."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from guide.periods import LimitSpan, Period, circle, contradiction

FIRST = date(2024, 1, 1)
ends = st.none() | st.integers(0, 40).map(lambda days: FIRST + timedelta(days))
periods = st.builds(Period, ends, ends).filter(lambda period: not period.crosses())


@given(periods, periods)
def test_periods_overlap_if_a_day_lies_in_both(one: Period, other: Period) -> None:
    days = [FIRST + timedelta(offset) for offset in range(-1, 43)]
    assert one.overlaps(other) == any(one.holds(day) and other.holds(day) for day in days)
    assert one.overlaps(other) == other.overlaps(one)


def test_a_value_for_some_lenders_is_an_exception_not_a_contradiction() -> None:
    open_end = Period(FIRST, None)
    everybody = LimitSpan("per-day", open_end, frozenset())
    banks = LimitSpan("per-day", open_end, frozenset({"bank"}))
    both = LimitSpan("per-day", open_end, frozenset({"bank", "microloan"}))
    other = LimitSpan("per-week", open_end, frozenset())
    assert contradiction([everybody, banks, other]) is None
    assert contradiction([everybody, banks, both]) == (1, 2)
    assert contradiction([everybody, everybody]) == (0, 1)


def test_a_limit_that_ends_the_day_before_the_next_is_fine() -> None:
    old = LimitSpan("per-day", Period(FIRST, date(2025, 2, 27)), frozenset())
    new = LimitSpan("per-day", Period(date(2025, 2, 28), None), frozenset())
    assert contradiction([old, new]) is None


def test_a_circle_of_successors_is_found() -> None:
    assert circle({"a": "b", "b": "c", "c": None}, "abc") is None
    assert circle({"a": "b", "b": "c", "c": "b"}, "a") == ["b", "c", "b"]
    assert circle({"a": "a"}, "a") == ["a", "a"]
