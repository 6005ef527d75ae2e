"""Codes: what a tired person types still opens; what is mistyped is named."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.vault.codes import (
    ALPHABET,
    GROUPS,
    CodeError,
    CodeProblem,
    RecoveryCode,
    new_case_number,
    new_recovery_code,
    parse_case_number,
    parse_group,
    parse_recovery_code,
    with_checks,
)

SEPARATORS = st.sampled_from(["", " ", "-", "  ", "－", "·", "\n", "　", "—"])


CODES = st.text(ALPHABET, min_size=24, max_size=24).map(with_checks)


@st.composite
def codes_as_typed(draw: st.DrawFn) -> tuple[RecoveryCode, str]:
    code = draw(CODES)
    typed = ""
    for character in code.characters:
        look_alikes = {"0": "0Oo", "1": "1IiLl", "V": "VvUu"}.get(character, character)
        shown = draw(st.sampled_from(look_alikes + look_alikes.lower()))
        typed += shown + draw(SEPARATORS)
    return code, typed


@given(codes_as_typed())
def test_case_spaces_and_look_alikes_do_not_matter(pair: tuple[RecoveryCode, str]) -> None:
    code, typed = pair
    assert parse_recovery_code(typed) == code


def test_full_width_typing_is_understood() -> None:
    code = new_recovery_code()
    full_width = "".join(chr(ord(c) + 0xFEE0) for c in code.characters)
    assert parse_recovery_code(full_width) == code


@given(CODES, st.integers(0, GROUPS * 5 - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_named_by_its_group(
    code: RecoveryCode, place: int, wrong: str
) -> None:
    if code.characters[place] == wrong:
        return
    typed = code.characters[:place] + wrong + code.characters[place + 1 :]
    with pytest.raises(CodeError) as caught:
        parse_recovery_code(typed)
    assert caught.value.problem is CodeProblem.CHECKSUM
    assert caught.value.group == place // 5 + 1


@given(st.permutations(range(GROUPS)))
def test_groups_in_the_wrong_order_are_noticed(order: list[int]) -> None:
    code = with_checks("ABCDEFGHJKMNPQRSTVWXYZ01")
    typed = " ".join(code.groups[index] for index in order)
    if order == list(range(GROUPS)):
        assert parse_recovery_code(typed) == code
    else:
        with pytest.raises(CodeError):
            parse_recovery_code(typed)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", CodeProblem.EMPTY),
        (" - ", CodeProblem.EMPTY),
        ("ABCDE", CodeProblem.LENGTH),
        ("恢复码", CodeProblem.CHARACTER),
        ("A" * 200, CodeProblem.LENGTH),
    ],
)
def test_what_cannot_be_a_code_is_told_apart(typed: str, problem: CodeProblem) -> None:
    with pytest.raises(CodeError) as caught:
        parse_recovery_code(typed)
    assert caught.value.problem is problem


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_a_named_problem(typed: str) -> None:
    for parse in (parse_recovery_code, parse_case_number):
        with suppress(CodeError):  # any other exception fails the test
            assert parse(typed)


def test_a_code_has_120_random_bits_and_hides_in_a_log() -> None:
    code = new_recovery_code()
    assert len(code.secret) * 5 == 120
    assert code.characters not in repr(code)
    assert len({new_recovery_code().characters for _ in range(200)}) == 200


def test_a_single_group_typed_back() -> None:
    code = new_recovery_code()
    assert parse_group(code.groups[3].lower(), 3) == code.groups[3]
    with pytest.raises(CodeError):
        parse_group(code.groups[3], 2)


def test_case_numbers_come_back_in_one_form() -> None:
    number = new_case_number()
    assert parse_case_number(number.lower().replace("-", " ")) == number
    swapped = number[1] + number[0] + number[2:]
    if swapped != number:
        with pytest.raises(CodeError):
            parse_case_number(swapped)
