"""Where the clauses and sentences of a text lie, who speaks in them, and what takes them back.

Nothing here knows about conduct. The cues are word lists (guide/content/words/cue-*.yaml), so that
an editor can see and mend why a sentence counts as a question, a denial or somebody else's story.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import inf
from typing import Any

import re2

from complaints.conduct.text.slots import UnknownSlot, Words, alternatives

# What ends a clause; the first group ends the sentence too. A space between Chinese words is how
# people in a hurry write a full stop.
_BREAK = re.compile(
    r"([。!?\n]+[”’」』)\"]*|…+|\.{3,})|[,;、:\"“”‘’「」『』《》()]+|(?<=[^\x00-\x7f]) +"
)


class Speaker(StrEnum):
    """Whose words a clause holds; `unsaid` where the text does not show it."""

    COLLECTOR = "collector"
    BORROWER = "borrower"
    UNSAID = "unsaid"


class Guard(StrEnum):
    """Why words that fit a pattern do not count.

    `denied`: the clause says that it does not happen. `asked`: somebody only asks whether it does.
    `story`: it befell others, elsewhere or years ago. `warning`: the text as a whole warns of it.
    `own`: the borrower's own words.
    """

    DENIED = "denied"
    ASKED = "asked"
    STORY = "story"
    WARNING = "warning"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of normalised text without inner punctuation."""

    start: int
    end: int
    sentence: int
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled cue lists; a list that no record has finds nothing."""

    denied: Any
    asked: Any
    story: Any
    setting: Any
    warning: Any
    me_says: Any
    they_say: Any


def compile_cues(words: Words) -> Cues:
    """Compile the cue lists among `words`."""

    def cue(slot: str, form: str = "%s") -> object:
        try:
            return re2.compile(form % alternatives(slot, words))
        except UnknownSlot:
            return re2.compile(r"[^\x00-\x{10ffff}]")

    return Cues(
        denied=cue("cue-denied"),
        asked=cue("cue-asked"),
        story=cue("cue-story"),
        setting=cue("cue-setting"),
        warning=cue("cue-warning"),
        me_says=cue("cue-me-says", "^%s"),
        they_say=cue("cue-they-say", "^%s"),
    )


def split(text: str, cues: Cues) -> tuple[Clause, ...]:
    """Return the clauses of normalised `text`, in order, with the speaker where it shows.

    我说/我: opens the borrower's words, 他说/她: the collector's; either holds until the other
    opens or, where it was told and not written as a dialogue, until the sentence ends.
    """
    clauses: list[Clause] = []
    sentence, speaker, dialogue, start = 0, Speaker.UNSAID, False, 0
    for stop, after, ends, colon in _pieces(text):
        if stop > start:
            opened = _opens(text[start:after], cues)
            if opened:
                speaker, dialogue = opened, colon
            clauses.append(Clause(start, stop, sentence, speaker))
        start = after
        if ends:
            sentence += 1
            if not dialogue or "\n" in text[stop:after]:
                speaker = Speaker.UNSAID
    return tuple(clauses)


def _pieces(text: str) -> Sequence[tuple[int, int, bool, bool]]:
    found = [
        (mark.start(), mark.end(), mark.group(1) is not None, ":" in mark.group())
        for mark in _BREAK.finditer(text)
    ]
    return [*found, (len(text), len(text), True, False)]


def _opens(clause: str, cues: Cues) -> Speaker | None:
    if cues.me_says.search(clause):
        return Speaker.BORROWER
    if cues.they_say.search(clause):
        return Speaker.COLLECTOR
    return None


class Context:
    """The clauses of one text, and the question whether a match in it counts."""

    def __init__(self, text: str, cues: Cues) -> None:
        self.text = text
        self.clauses = split(text, cues)
        self._cues = cues
        self._starts = [clause.start for clause in self.clauses]
        self._spans: dict[str, Sequence[tuple[int, int]]] = {}

    def segments(self, scope: str) -> Sequence[tuple[int, int]]:
        """Return the spans that `scope` (clause, sentence or text) divides the text into."""
        if scope not in self._spans:
            self._spans[scope] = self._divide(scope)
        return self._spans[scope]

    def _divide(self, scope: str) -> Sequence[tuple[int, int]]:
        if scope == "text":
            return [(0, len(self.text))]
        if scope == "clause":
            return [(clause.start, clause.end) for clause in self.clauses]
        spans: dict[int, tuple[int, int]] = {}
        for clause in self.clauses:
            first = spans.get(clause.sentence, (clause.start, 0))[0]
            spans[clause.sentence] = (first, clause.end)
        return list(spans.values())

    def speaker_at(self, place: int) -> Speaker:
        clause = self._at(place)
        return clause.speaker if clause else Speaker.UNSAID

    def guards(self, start: int, end: int) -> frozenset[Guard]:
        """Return what speaks against the match from `start` to `end`."""
        found = set(self._of_the_whole)
        clause = self._at(start)
        if clause is None:
            return frozenset(found)
        before = self.text[max(clause.start, start - 14) : start]
        if self._cues.denied.search(before):
            found.add(Guard.DENIED)
        if self._cues.asked.search(self.text[clause.start : end]):
            found.add(Guard.ASKED)
        if clause.speaker is Speaker.BORROWER:
            found.add(Guard.OWN)
        if self._story_from < end:
            found.add(Guard.STORY)
        return frozenset(found)

    def guards_of(self, clause: Clause) -> frozenset[Guard]:
        """Return what speaks against anything said at the end of `clause`."""
        found = self.guards(clause.end - 1, clause.end)
        denied = self._cues.denied.search(self.text[clause.start : clause.end])
        return found | {Guard.DENIED} if denied else found

    @cached_property
    def _of_the_whole(self) -> frozenset[Guard]:
        found = set()
        if self._cues.warning.search(self.text):
            found.add(Guard.WARNING)
        if self._cues.setting.search(self.text):
            found.add(Guard.STORY)
        return frozenset(found)

    @cached_property
    def _story_from(self) -> float:
        """Where the first cue of somebody else's story ends; what follows belongs to it."""
        cue = self._cues.story.search(self.text)
        return cue.end() - 1 if cue else inf

    def _at(self, place: int) -> Clause | None:
        index = bisect_right(self._starts, place) - 1
        clause = self.clauses[index] if index >= 0 else None
        return clause if clause and place < clause.end else None
