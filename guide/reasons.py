"""Reasons that pure code gives in English, put into an editor's words. Pure."""

import re
from collections.abc import Iterable
from typing import Any

Words = Iterable[tuple[str, Any]]  # a pattern of the whole reason; a sentence with its groups as %s


def in_words(reason: str, words: Words) -> str | None:
    """Return the sentence of the first pattern that fits all of `reason`; None where none does."""
    for pattern, sentence in words:
        if match := re.fullmatch(pattern, reason, re.DOTALL):
            return str(sentence) % match.groups() if match.groups() else str(sentence)
    return None
