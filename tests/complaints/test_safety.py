"""The block that says who helps: for which kinds it stands, and whom it names first."""

import pytest

from complaints.safety import ORDER, SafetyBlock, kinds_in, safety_block


@pytest.mark.parametrize(
    ("kinds", "put_away", "left"),
    [
        ((), (), None),
        (("despair",), (), ("despair",)),
        (("danger", "despair"), (), ("despair", "danger")),
        (("danger", "despair"), ("despair",), ("danger",)),
        (("despair",), ("despair", "danger"), None),
    ],
)
def test_what_was_put_away_is_left_out(
    kinds: tuple[str, ...], put_away: tuple[str, ...], left: tuple[str, ...] | None
) -> None:
    assert safety_block(kinds, put_away) == (SafetyBlock(left) if left else None)


@pytest.mark.parametrize(("kinds", "first"), [(each, ORDER[each][0]) for each in ORDER])
def test_each_block_names_three_numbers_and_the_most_urgent_first(
    kinds: tuple[str, ...], first: str
) -> None:
    numbers = [number for number, _why in SafetyBlock(kinds).calls]
    assert sorted(numbers) == ["110", "120", "12356"]
    assert numbers[0] == first == ("110" if "danger" in kinds else "12356")


@pytest.mark.parametrize("kinds", ORDER)
def test_a_form_gives_back_what_the_block_said(kinds: tuple[str, ...]) -> None:
    assert kinds_in([str(SafetyBlock(kinds))]) == kinds


def test_what_is_no_kind_is_left_out() -> None:
    assert kinds_in(["", "despair insult", "<b>", "despair"]) == ("despair",)
