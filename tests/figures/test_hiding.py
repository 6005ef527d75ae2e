"""No hidden number can be had from what is shown: all small cases are tried, and some large."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.hiding import REST, hide_parts, hide_small

NAMES = (REST, "a", "b", "c")


@pytest.mark.parametrize(("parts", "least", "top"), [(2, 3, 9), (3, 3, 8), (4, 2, 4), (3, 5, 9)])
def test_whoever_knows_the_rule_and_tries_all_cases_learns_no_hidden_number(
    parts: int, least: int, top: int
) -> None:
    """Group all that could have happened by what is then shown: no group tells a hidden part."""
    most = top * parts
    alike = defaultdict(list)
    for numbers in product(range(most + 1), *[range(top + 1)] * (parts - 1)):
        shown = hide_parts(dict(zip(NAMES, numbers, strict=False)), least)
        alike[tuple(sorted(shown.parts.items())), shown.total].append(numbers)
    tried = 0
    for (shown_parts, total), cases in alike.items():
        if total is not None and total - sum(dict(shown_parts).values()) > most:
            continue  # cases with a larger rest, which were not tried, look the same
        tried += total is not None
        for place, name in enumerate(NAMES[1:parts], 1):
            if name not in dict(shown_parts):
                possible = {numbers[place] for numbers in cases}
                assert possible == set(range(least)), (shown_parts, total, name)
    assert tried > 10, "hardly a sum was shown"


def test_the_search_would_find_a_leak() -> None:
    """Showing the sum beside a single hidden part gives that part away."""
    alike = defaultdict(set)
    for small, large in product(range(3), range(3, 9)):
        alike[large, small + large].add(small)
    assert any(len(possible) == 1 for possible in alike.values())


@given(st.dictionaries(st.sampled_from([*NAMES, "d"]), st.integers(0, 400)), st.integers(3, 20))
def test_what_is_shown_is_true_and_large(counts: dict[str, int], least: int) -> None:
    shown = hide_parts(counts, least)
    assert shown.parts == {
        name: number for name, number in counts.items() if name != REST and number >= least
    }
    if shown.total is not None:
        assert shown.total == sum(counts.values())
        assert shown.total - sum(shown.parts.values()) >= least
    assert all(number >= least for number in hide_small(counts, least).values())


def test_an_ordinary_day() -> None:
    counts = {"lender": 31, "nfra-12378": 12, "court": 2, REST: 9}
    assert hide_parts(counts, 10).parts == {"lender": 31, "nfra-12378": 12}
    assert hide_parts(counts, 10).total == 54
    assert hide_parts({**counts, REST: 7}, 10).total is None  # 9 beyond the shown: too few
