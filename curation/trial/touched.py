"""Which cases another edition can judge otherwise: only these need to be read again. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from complaints.conduct.facts import Case
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text.normalise import normalise
from complaints.conduct.text.patterns import Phrase, take_phrase
from complaints.conduct.text.sieve import Sieve

CUES = "cue-"  # word lists that tell who speaks, what is denied, whose story it is


class Reach:
    """What an edition changes against another: everything, or only texts with certain phrases."""

    def __init__(self, old: Rulebook, new: Rulebook) -> None:
        self.is_everything = _limits(old) != _limits(new) or _cues(old) != _cues(new)
        self.phrases: tuple[Phrase, ...] = ()
        if not self.is_everything:
            self.phrases = (
                *_changed(old, new, old.phrases, new.phrases),
                *_changed(old, new, old.signs, new.signs),
            )
        self._sieve = Sieve([phrase.loose for phrase in self.phrases])

    def touches(self, case: Case) -> bool:
        """Tell whether the two editions may find something else in this case."""
        if self.is_everything:
            return True
        return bool(self.phrases) and any(self._occurs(contact.text) for contact in case.contacts)

    def _occurs(self, text: str) -> bool:
        if not text:
            return False
        mended = normalise(text).text
        encoded = mended.encode()
        return any(self.phrases[at].occurs(encoded) for at in self._sieve.candidates(mended))


def _limits(rulebook: Rulebook) -> Mapping[str, object]:
    """Return what times and counts are judged by; law that is only cited changes no finding."""
    return {slug: conduct.limits for slug, conduct in rulebook.conducts.items()}


def _cues(rulebook: Rulebook) -> Mapping[str, object]:
    return {slug: words for slug, words in rulebook.words.items() if slug.startswith(CUES)}


Lists = Mapping[str, Sequence[Mapping[str, Any]]]


def _changed(old: Rulebook, new: Rulebook, before: Lists, after: Lists) -> Iterable[Phrase]:
    """Yield the phrases that one edition alone has, or has in another order, words included."""
    for kind in sorted({*before, *after}):
        olds = [take_phrase(kind, record, old.words) for record in before.get(kind, ())]
        news = [take_phrase(kind, record, new.words) for record in after.get(kind, ())]
        both = set(olds) & set(news)
        in_order = [one for one in olds if one in both] == [one for one in news if one in both]
        yield from (one for one in dict.fromkeys([*olds, *news]) if not in_order or one not in both)
