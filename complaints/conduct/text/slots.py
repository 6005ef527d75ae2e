"""The notation of a phrase's `pattern`: RE2, word lists as {slots}, and two kinds of gap.

`{kin}` stands for any word of words/kin.yaml, `~` for a few characters of the same clause, `~~` for
some more of the same sentence. `\\~` is the character itself.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import re2

from complaints.conduct.text.normalise import normalise

Words = Mapping[str, Sequence[str]]

_TOKEN = re.compile(r"\\.|\{[a-z][a-z_-]*\}|~~|~", re.DOTALL)
_NEAR = r"[^,。!?;:\n]{0,7}"
_FAR = r"[^。!?\n]{0,25}"


class UnknownSlot(ValueError):
    """A pattern names a word list that does not exist or is empty."""


def expand(pattern: str, words: Words, *, loose: bool = False) -> str:
    """Return `pattern` as plain RE2 over normalised text.

    `loose` gives a wider and much cheaper expression (gaps without a length) that matches
    wherever the exact one does: good for a first sieve. Raises UnknownSlot with the name.
    """
    near, far = (".*", ".*") if loose else (_NEAR, _FAR)

    def piece(token: re.Match[str]) -> str:
        text = token.group()
        if text.startswith("\\"):
            return text
        if text == "~":
            return near
        return far if text == "~~" else alternatives(text[1:-1], words)

    return _TOKEN.sub(piece, pattern)


def alternatives(slot: str, words: Words) -> str:
    """Return a group that matches any word of the list `slot`, longest first."""
    group = _group(tuple(words.get(slot, ())))
    if not group:
        raise UnknownSlot(slot)
    return group


@lru_cache(maxsize=512)
def _group(words: tuple[str, ...]) -> str:
    """Return the group of one list, blank where it has no words: many phrases share a list."""
    mended = {normalise(word).text for word in words} - {""}
    if not mended:
        return ""
    return "(?:" + "|".join(re2.escape(word) for word in sorted(mended, key=_order)) + ")"


def _order(word: str) -> tuple[int, str]:
    return -len(word), word
