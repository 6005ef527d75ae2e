"""Read a contact's words by curated phrases: guide/content/phrases/ over guide/content/words/.

Matching is RE2's, so its time is linear in the text whatever an editor writes. One sieve over all
phrases names the candidates; only those are looked at clause by clause.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import re2

from complaints.conduct.facts import Addressee, Certainty, Channel, Claim, Contact
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text import Reading
from complaints.conduct.text.clauses import Context, Cues, Guard, Speaker, compile_cues
from complaints.conduct.text.normalise import normalise
from complaints.conduct.text.sieve import Sieve
from complaints.conduct.text.slots import UnknownSlot, Words, expand

Span = tuple[int, int]
# Bytes that RE2 may keep for one expression: the least that holds it. Left to itself it takes up to
# 8 MB for each, 200 MB after ten thousand texts, and reads them no faster; only one clause of many
# thousand characters it would.
MEMORY = (120_000, 500_000, 2_000_000)
# What an editor's phrase must keep to, which is far from what any useful one needs.
PROBED, SLOWEST_SECONDS = 1_500, 0.012  # characters; a usual phrase takes 0.0002
_HARMLESS = tuple(
    text.encode()
    for text in (
        "妈,今晚不回来吃饭了,给我留个门。",
        "您的快递已放在3号柜,请于今晚九点前取走。",
        "明天下午两点开会,记得带上材料。",
        "孩子发烧了,我先去医院,晚点联系。",
        "周末有空一起打球吗?老地方见。",
        "验证码771093,五分钟内有效。",
        "这家店的面不错,下次带你去。",
        "路上堵车,大概晚到二十分钟。",
    )
)
SCOPES = ("clause", "sentence", "text")
THIRD = frozenset(Addressee) - {Addressee.BORROWER, Addressee.PUBLIC}
_GROUPS: Mapping[str, frozenset[Addressee]] = {"third": THIRD}
_FIELDS = {
    "id", "pattern", "scope", "unless", "with", "to", "channels", "claims", "certainty", "speaker",
    "despite", "decides",
}  # fmt: skip


class Hold(StrEnum):
    """Why a phrase whose words occur does not count; `clauses.Guard` holds the other reasons.

    `addressee`, `channel`, `claim`: it is not meant for this contact. `with`: other words that it
    asks for are missing. `unless`: words are there that rule it out. `apart`: its words stand in no
    one clause or sentence. `speaker`: somebody else says them.
    """

    ADDRESSEE = "addressee"
    CHANNEL = "channel"
    CLAIM = "claim"
    WITH = "with"
    UNLESS = "unless"
    APART = "apart"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase, its slots filled in. An empty set of addressees, channels or claims means any.

    RE2 compiles its expressions when they are first needed: most never are in one process.
    """

    kind: str
    id: str
    loose: str
    pattern: str
    unless: str
    needs: str
    scope: str
    to: frozenset[Addressee]
    channels: frozenset[Channel]
    claims: frozenset[Claim]
    certainty: Certainty
    decides: bool
    speaker: Speaker | None
    despite: frozenset[Guard]

    def unsuited(self, contact: Contact) -> Hold | None:
        """Return which of addressee, channel and claim the phrase is not meant for, or None."""
        if self.to and contact.to not in self.to:
            return Hold.ADDRESSEE
        if self.channels and contact.channel not in self.channels:
            return Hold.CHANNEL
        if self.claims and contact.claims_to_be not in self.claims:
            return Hold.CLAIM
        return None

    @property
    def exact(self) -> Any:
        """The compiled pattern; raises ValueError where it is none or fits any text."""
        return _pattern(self.pattern)

    def occurs(self, encoded: bytes) -> bool:
        """Tell whether the pattern occurs in the text (UTF-8) at all."""
        return self.exact.search(encoded) is not None

    def held(self, encoded: bytes) -> Hold | None:
        """Return what in the rest of the text keeps the phrase from counting, or None."""
        if self.needs and not _compile(self.needs).search(encoded):
            return Hold.WITH
        if self.unless and _compile(self.unless).search(encoded):
            return Hold.UNLESS
        return None

    def check(self) -> None:
        """Compile and try all of it now; raise ValueError with the reason where it is unusable.

        That is also where it would find something in everyday talk of any kind, or hold up reading.
        """
        if sum(map(bool, map(self.exact.search, _HARMLESS))) > 1:
            raise ValueError("it matches almost any text")
        for expression in filter(None, (self.pattern, self.needs, self.unless)):
            _refuse_slow(expression)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a phrase cannot be used, in words for its editor."""

    list: str
    id: str
    reason: str


class PhraseError(ValueError):
    """The rulebook holds phrases that cannot be used; `problems` tells which."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{one.list}/{one.id}: {one.reason}" for one in problems))


def take_phrase(kind: str, record: Mapping[str, Any], words: Words) -> Phrase:
    """Return one phrase of list `kind`; raise ValueError with the reason where it has bad fields.

    Its expressions are not compiled yet, see `Phrase.check`.
    """
    unknown = set(record) - _FIELDS
    if unknown:
        raise ValueError(f"unknown field {', '.join(sorted(unknown))}")
    if not record.get("id") or not record.get("pattern"):
        raise ValueError("id and pattern are needed")
    try:
        return Phrase(
            kind=kind,
            id=record["id"],
            loose=expand(record["pattern"], words, loose=True),
            pattern=expand(record["pattern"], words),
            unless=expand(record.get("unless") or "", words),
            needs=expand(record.get("with") or "", words),
            scope=_one_of(record.get("scope", "sentence"), SCOPES, "scope"),
            to=_addressees(record.get("to", ())),
            channels=frozenset(Channel(value) for value in record.get("channels", ())),
            claims=frozenset(Claim(value) for value in record.get("claims", ())),
            certainty=Certainty(record.get("certainty", "clear")),
            decides=_yes_or_no(record.get("decides", False)),
            speaker=Speaker(record["speaker"]) if record.get("speaker") else None,
            despite=frozenset(Guard(value) for value in record.get("despite", ())),
        )
    except UnknownSlot as error:
        raise ValueError(f"no word list named {{{error}}}") from None


def check_phrases(
    phrases: Iterable[Mapping[str, Any]], words: Iterable[Mapping[str, Any]] = ()
) -> tuple[Problem, ...]:
    """Return what is wrong with these records (form: docs/content-files.md); () if nothing is.

    Refused: a phrase that does not compile, names an unknown slot, field or value, matches the
    empty text or almost any text, takes long in a long text, or repeats an id of its list.
    """
    lists = {record["slug"]: tuple(record["words"]) for record in words}
    problems = []
    for record in phrases:
        seen: set[str] = set()
        for phrase in record["phrases"]:
            name = str(phrase.get("id", "?"))
            try:
                take_phrase(record["slug"], phrase, lists).check()
                if name in seen:
                    raise ValueError("this id stands twice in the list")
            except ValueError as error:
                problems.append(Problem(record["slug"], name, str(error)))
            seen.add(name)
    return tuple(problems)


class PatternReader:
    """All phrases of one rulebook, ready to be looked for."""

    def __init__(self, rulebook: Rulebook) -> None:
        problems, phrases = [], []
        for kind, records in sorted(rulebook.phrases.items()):
            for record in records:
                try:
                    phrases.append(take_phrase(kind, record, rulebook.words))
                except ValueError as error:
                    problems.append(Problem(kind, str(record.get("id", "?")), str(error)))
        if problems:
            raise PhraseError(problems)
        self.phrases: Sequence[Phrase] = tuple(phrases)
        self._cues: Cues = compile_cues(rulebook.words)
        self._sieve = Sieve([phrase.loose for phrase in phrases])

    def read(self, contact: Contact) -> tuple[Reading, ...]:
        """Return one reading a kind: the first that decides, else the first that is clear."""
        normal = normalise(contact.text)
        encoded = normal.text.encode()
        context: Context | None = None
        found: dict[str, Reading] = {}
        for phrase in self.candidates(normal.text):
            known = found.get(phrase.kind)
            if known and _rank(known) >= _rank(phrase):
                continue
            if phrase.unsuited(contact) or not _fits(phrase, encoded):
                continue
            context = context or self.context(normal.text)
            span = _find(phrase, context)
            if span:
                start, end = normal.original(*span)
                found[phrase.kind] = Reading(
                    phrase.kind,
                    start,
                    end,
                    phrase.certainty,
                    "pattern",
                    phrase.id,
                    phrase.decides,
                )
        return tuple(sorted(found.values(), key=lambda reading: (reading.start, reading.kind)))

    def candidates(self, mended: str) -> list[Phrase]:
        """Return the phrases that may occur in mended text, in order; none that does is missing."""
        return [self.phrases[index] for index in self._sieve.candidates(mended)]

    def context(self, mended: str) -> Context:
        """Return the clauses of mended text, with what the cues of this edition say of them."""
        return Context(mended, self._cues)


def _fits(phrase: Phrase, encoded: bytes) -> bool:
    try:
        return phrase.occurs(encoded) and phrase.held(encoded) is None
    except ValueError as error:  # an edition that nobody checked, see check_phrases
        raise PhraseError([Problem(phrase.kind, phrase.id, str(error))]) from None


def _rank(found: Reading | Phrase) -> tuple[bool, bool]:
    return found.decides, found.certainty is Certainty.CLEAR


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("decides is true or left out")
    return value


def _find(phrase: Phrase, context: Context) -> Span | None:
    return next((place for place, holds in find_places(phrase, context) if not holds), None)


def find_places(phrase: Phrase, context: Context) -> Iterator[tuple[Span, frozenset[Hold | Guard]]]:
    """Yield where the phrase first occurs in each clause, sentence or text, and what holds it."""
    for start, end in context.segments(phrase.scope):
        place = search(phrase.exact, context.text, start, end)
        if place is None:
            continue
        if phrase.speaker and context.speaker_at(place[0]) not in (phrase.speaker, Speaker.UNSAID):
            yield place, frozenset({Hold.SPEAKER})
        else:
            yield place, frozenset(context.guards(*place) - phrase.despite)


def search(exact: Any, text: str, start: int, end: int) -> Span | None:
    """Return where `exact` (over bytes) first occurs between two characters of `text`."""
    segment = text[start:end].encode()
    match = exact.search(segment)
    if match is None:
        return None
    first = start + len(segment[: match.start()].decode())
    return first, first + len(segment[match.start() : match.end()].decode())


def read_patterns(rulebook: Rulebook, contact: Contact) -> tuple[Reading, ...]:
    """Read the contact's words by the phrases of `rulebook`, made ready once for each hash.

    Raises PhraseError where a phrase of the rulebook is unusable and this text may show it; an
    edition that passed `check_phrases` never does.
    """
    return reader_of(rulebook).read(contact)


@lru_cache(maxsize=4)
def reader_of(rulebook: Rulebook) -> PatternReader:
    """Return the reader of this rulebook's phrases; raise PhraseError where a field is unusable."""
    return PatternReader(rulebook)


@lru_cache(maxsize=4096)
def _pattern(pattern: str) -> Any:
    exact = _compile(pattern)
    _refuse_too_wide(exact)
    return exact


@lru_cache(maxsize=4096)
def _compile(pattern: str) -> Any:
    """Compile once in a process: editions differ in a few phrases only."""
    options = re2.Options()
    options.log_errors = False
    options.dot_nl = True
    reason = ""
    for options.max_mem in MEMORY:
        try:
            return re2.compile(pattern.encode(), options)
        except re2.error as error:
            found = error.args[0] if error.args else "it does not compile"
            reason = found.decode() if isinstance(found, bytes) else str(found)
            if "too large" not in reason:
                break
    raise ValueError(reason)


def _refuse_too_wide(exact: Any) -> None:
    if exact.search(b""):
        raise ValueError("it matches the empty text")
    if all(exact.search(text.encode()) for text in ("好", "a1", "今天下雨。", "x")):
        raise ValueError("it matches any text")


@lru_cache(maxsize=4096)  # what was fit once is so; refusals are not kept
def _refuse_slow(expression: str) -> None:
    """Refuse what would hold up whoever reads a long text by it."""
    compiled = _compile(expression)
    # Its own characters over and over keep it busy, and so does a text where it never ends.
    for probe in (_long_text(expression), _long_text("好的吃饭")):
        # Tried again where it was slow: something else may have kept the machine busy.
        if all(_seconds(compiled, probe) > SLOWEST_SECONDS for _round in range(4)):
            raise ValueError("it takes too long to look for")


def _long_text(characters: str) -> bytes:
    own = "".join(dict.fromkeys(char for char in characters if char.isalnum())) + "。"
    return (own * (PROBED // len(own) + 1))[:PROBED].encode()


def _seconds(compiled: Any, text: bytes) -> float:
    start = time.process_time()
    compiled.search(text)
    return time.process_time() - start


def _one_of(value: str, values: Sequence[str], field: str) -> str:
    if value not in values:
        raise ValueError(f"{field} is one of {', '.join(values)}")
    return value


def _addressees(values: Iterable[str]) -> frozenset[Addressee]:
    return frozenset(
        addressee
        for value in values
        for addressee in (_GROUPS.get(value) or frozenset({Addressee(value)}))
    )
