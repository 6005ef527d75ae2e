"""Whether phrases can be used: asked of whoever reads by them.

The guide stores phrases without knowing their language. The reader lives in the other app, which
the guide does not import, so it registers its check here at the start.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

Records = Sequence[Mapping[str, Any]]


class PhraseProblem(Protocol):
    """A phrase that cannot be used; `reason` is in English, for its editor."""

    @property
    def list(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def reason(self) -> str: ...


Check = Callable[[Records, Records], Iterable[PhraseProblem]]

_checks: list[Check] = []


def register_phrase_check(check: Check) -> None:
    """Ask `check`, with the records of phrases and of words, before phrases are saved."""
    _checks.append(check)


def phrase_problems(phrases: Records, words: Records) -> list[PhraseProblem]:
    """Return what the readers find wrong with `phrases` over the word lists `words`."""
    return [problem for check in _checks for problem in check(phrases, words)]
