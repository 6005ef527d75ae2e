"""Find the signs in a text by the curated phrases of their lists.

They are matched over the whole mended text; who speaks and what is denied, their patterns say
themselves (`unless`, `with`).
"""

from collections.abc import Sequence
from functools import lru_cache

from complaints.conduct.rulebook import Rulebook
from complaints.conduct.signs import Signs
from complaints.conduct.text.normalise import normalise
from complaints.conduct.text.patterns import Phrase, take_phrase
from complaints.conduct.text.sieve import Sieve


def signs_of(rulebook: Rulebook, text: str) -> Signs:
    """Return the signs that stand in `text`; the same words always give the same signs."""
    return _reader(rulebook).read(text) if text.strip() else frozenset()


def sign_candidates(rulebook: Rulebook, mended: str) -> list[Phrase]:
    """Return the phrases of signs that may occur in mended text, in order."""
    return _reader(rulebook).candidates(mended)


class _SignReader:
    """All sign lists of one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._phrases: Sequence[Phrase] = tuple(
            take_phrase(slug, record, rulebook.words)
            for slug, records in sorted(rulebook.signs.items())
            for record in records
        )
        self._sieve = Sieve([phrase.loose for phrase in self._phrases])

    def read(self, text: str) -> Signs:
        mended = normalise(text).text
        encoded = mended.encode()
        found: set[str] = set()
        for phrase in self.candidates(mended):
            if phrase.kind not in found and phrase.occurs(encoded) and not phrase.held(encoded):
                found.add(phrase.kind)
        return frozenset(found)

    def candidates(self, mended: str) -> list[Phrase]:
        return [self._phrases[index] for index in self._sieve.candidates(mended)]


@lru_cache(maxsize=4)
def _reader(rulebook: Rulebook) -> _SignReader:
    return _SignReader(rulebook)
