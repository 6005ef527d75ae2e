"""Case numbers and recovery codes: random, written by hand, checked before any slow work.

The alphabet is Crockford's base 32: no I, L, O or U, so that a hand-written code can be read in
one way only. A recovery code is six groups of four random characters (120 bits) and one check
character each. The check character (ISO 7064, through python-stdnum) also covers the group's
position, so that a mistyped group is named and swapped groups are noticed.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from enum import StrEnum, auto

from stdnum.iso7064 import mod_37_36

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
GROUPS = 6
GROUP_RANDOM = 4
GROUP_LENGTH = GROUP_RANDOM + 1
NUMBER_RANDOM = 9
# What people put between groups, and what a keyboard or a paste adds without being asked.
SEPARATORS = " \t\r\n-‐‑‒–—―_.·,、，。　\u200b\ufeff"


class CodeProblem(StrEnum):
    """What is wrong with a typed code; `CodeError.group` tells where, if it is known."""

    EMPTY = auto()
    CHARACTER = auto()
    LENGTH = auto()
    CHECKSUM = auto()


class CodeError(ValueError):
    """A typed code that cannot be right. It never carries what was typed."""

    def __init__(self, problem: CodeProblem, group: int | None = None, missing: int = 0) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.group = group
        self.missing = missing


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A code that passed its checksums. `repr` does not show it."""

    characters: str

    def __repr__(self) -> str:
        return "RecoveryCode(…)"

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(
            self.characters[start : start + GROUP_LENGTH]
            for start in range(0, GROUPS * GROUP_LENGTH, GROUP_LENGTH)
        )

    @property
    def secret(self) -> bytes:
        """The random part, as the key slot takes it."""
        return "".join(group[:GROUP_RANDOM] for group in self.groups).encode("ascii")


def new_recovery_code() -> RecoveryCode:
    """Return a fresh code of 120 random bits."""
    return with_checks(_random(GROUPS * GROUP_RANDOM))


def with_checks(secret: str) -> RecoveryCode:
    """Return the code of the 24 random characters of `secret`, each group with its check."""
    groups = (secret[start : start + GROUP_RANDOM] for start in range(0, len(secret), GROUP_RANDOM))
    return RecoveryCode(
        "".join(group + _check(position, group) for position, group in enumerate(groups))
    )


def parse_recovery_code(typed: str) -> RecoveryCode:
    """Return the code in `typed`, whatever its case, spaces and look-alikes; else CodeError.

    The error names the first wrong group, counted from 1.
    """
    characters = _clean(typed)
    wanted = GROUPS * GROUP_LENGTH
    if len(characters) != wanted:
        raise CodeError(CodeProblem.LENGTH, missing=wanted - len(characters))
    code = RecoveryCode(characters)
    for position, group in enumerate(code.groups):
        _require_group(position, group)
    return code


def parse_group(typed: str, position: int) -> str:
    """Return one group of a code, `position` counted from 0; else CodeError."""
    group = _clean(typed)
    if len(group) != GROUP_LENGTH:
        raise CodeError(CodeProblem.LENGTH, position + 1, GROUP_LENGTH - len(group))
    _require_group(position, group)
    return group


def new_case_number() -> str:
    """Return a fresh number such as `7K3QW-9F0ZC`: 45 random bits and a check character."""
    random = _random(NUMBER_RANDOM)
    return _show_number(random + mod_37_36.calc_check_digit(random, ALPHABET))


def parse_case_number(typed: str) -> str:
    """Return the case number in `typed` in its one form; else CodeError."""
    characters = _clean(typed)
    if len(characters) != NUMBER_RANDOM + 1:
        raise CodeError(CodeProblem.LENGTH, missing=NUMBER_RANDOM + 1 - len(characters))
    if not mod_37_36.is_valid(characters, ALPHABET):
        raise CodeError(CodeProblem.CHECKSUM)
    return _show_number(characters)


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _show_number(characters: str) -> str:
    return f"{characters[:5]}-{characters[5:]}"


def _clean(typed: str) -> str:
    """Return the characters typed, upper case, separators dropped, look-alikes resolved."""
    folded = unicodedata.normalize("NFKC", typed).upper()
    characters = "".join(c for c in folded if c not in SEPARATORS).translate(LOOK_ALIKES)
    if not characters:
        raise CodeError(CodeProblem.EMPTY)
    for place, character in enumerate(characters):
        if character not in ALPHABET:
            raise CodeError(CodeProblem.CHARACTER, place // GROUP_LENGTH + 1)
    return characters


def _check(position: int, group: str) -> str:
    return mod_37_36.calc_check_digit(ALPHABET[position] + group, ALPHABET)


def _require_group(position: int, group: str) -> None:
    if not mod_37_36.is_valid(ALPHABET[position] + group, ALPHABET):
        raise CodeError(CodeProblem.CHECKSUM, position + 1)
