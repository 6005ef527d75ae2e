"""An explanation as lines of English, with the words quoted as they are: for the command line."""

from collections.abc import Iterable, Iterator, Sequence

from complaints.conduct.bearing import Bearing
from complaints.conduct.explain import Borne, CaseExplained, ContactExplained, Denied
from complaints.conduct.facts import Certainty
from complaints.conduct.findings import Finding, Spoken
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text.clauses import Guard, Speaker
from complaints.conduct.text.explain import (
    HeardClause,
    Learned,
    Piece,
    Sighting,
    Weighing,
    WordsExplained,
)
from complaints.conduct.text.patterns import Hold

HEAVIEST = 6  # pieces named for a kind
SHOWN = 0.005  # less is no figure of two places
HOLDS: dict[Hold | Guard, str] = {
    Hold.ADDRESSEE: "not for this addressee",
    Hold.CHANNEL: "not for this channel",
    Hold.CLAIM: "not for this caller",
    Hold.WITH: "other words it asks for are missing",
    Hold.UNLESS: "words rule it out (unless)",
    Hold.APART: "its words stand in no one clause",
    Hold.SPEAKER: "somebody else says it",
    Guard.DENIED: "denied",
    Guard.ASKED: "only asked",
    Guard.STORY: "somebody else's story",
    Guard.WARNING: "the text warns of it",
    Guard.OWN: "the borrower's own words",
}
WHY_NOT: dict[Bearing | Denied, str] = {
    Bearing.NOTICE: "a call for help, no conduct",
    Bearing.OWN_DESPAIR: "the borrower's own despair, nobody's urging",
    Bearing.PUBLIC: "told to the public: stands as public-exposure",
    Bearing.COUNTED: "decided by times and counts, not by words",
    Bearing.ADDRESSEE: "cannot meet this addressee",
    Bearing.ENTITLED: "this person may be spoken to about it",
    Bearing.HEEDED: "the refusal was answered by a promise to stop",
    Denied.REFUSED_LATER: "the refusal on record came after this contact",
    Denied.SETTLEMENT_NOTICE: "after the settlement, and asks for nothing",
}
SPEAKERS = {Speaker.COLLECTOR: "collector", Speaker.BORROWER: "borrower", Speaker.UNSAID: ""}


def lines_of(rulebook: Rulebook, explained: CaseExplained) -> Iterator[str]:
    """Give an explained case as lines, one contact after another, no line ending in a blank."""
    assessment = explained.assessment
    flags, count = len(assessment.flags), len(explained.contacts)
    yield f"case {assessment.case}: contacts {count}, flags {flags}, rulebook {assessment.rulebook}"
    for one in explained.contacts:
        yield ""
        yield from _contact_lines(rulebook, one)


def _contact_lines(rulebook: Rulebook, one: ContactExplained) -> Iterator[str]:
    contact = one.contact
    yield (
        f"{contact.id}  {contact.local:%Y-%m-%d %H:%M}  {contact.channel} to {contact.to}"
        f" as {contact.claims_to_be}"
    )
    if contact.text.strip():
        yield f"  text      {_one_line(contact.text)}"
        yield from _words_lines(one.words)
    else:
        yield "  text      none"
    yield from _under("rules", _rule_lines(one))
    yield from _under("flags", _flag_lines(rulebook, one))
    yield from _under("notices", (f"{it.kind}: {_quote(it.words)}" for it in one.notices))
    if one.lawful:
        yield f"  lawful    {one.lawful}"


def _words_lines(words: WordsExplained) -> Iterator[str]:
    if words.mends:
        mends = (f"{_quote(mend.written)} → {_quote(mend.read)}" for mend in words.mends)
        yield f"  mended    {', '.join(mends)}"
        yield f"  read as   {_one_line(words.mended)}"
    yield from _under("clauses", map(_clause, words.clauses))
    yield from _under("phrases", map(_sighting, words.sightings))
    yield from _under("signs", map(_sighting, words.signs))
    yield from _under("weighed", map(_weighing, words.weighings))


def _clause(clause: HeardClause) -> str:
    notes = [SPEAKERS[clause.speaker], *(HOLDS[guard] for guard in sorted(clause.guards))]
    return f"{_quote(clause.text)}{_in_brackets(note for note in notes if note)}"


def _sighting(sighting: Sighting) -> str:
    name = f"{sighting.kind}/{sighting.id} {_quote(sighting.text)}"
    if sighting.holds:
        return f"{name} silenced: {', '.join(HOLDS[hold] for hold in sighting.holds)}"
    decides = ", decides" if sighting.decides else ""
    return f"{name} {sighting.certainty}{decides}{'' if sighting.used else ', not needed'}"


def _weighing(weighing: Weighing) -> str:
    if weighing.learned is None:
        return f"{weighing.kind}: by phrases alone, {_verdict(weighing)}"
    learned = weighing.learned
    phrase = f" {weighing.help:+.2f} phrase {weighing.phrase.id}" if weighing.phrase else ""
    leeway = f" {weighing.leeway:+.2f} beside another conduct" if weighing.leeway >= SHOWN else ""
    sums = f"learned {learned.margin:+.2f}{phrase}{leeway} = {weighing.total:+.2f}"
    return f"{weighing.kind}: {sums}, {_verdict(weighing)}; {_pieces(learned)}"


def _verdict(weighing: Weighing) -> str:
    if weighing.certainty is None:
        return "not read"
    if weighing.certainty is Certainty.ASK:
        return "read, to be asked"
    return "read, clear"


def _pieces(learned: Learned) -> str:
    heaviest = learned.pieces[:HEAVIEST]
    said = " ".join(map(_piece, heaviest)) or "no piece known"
    facts = sum(fact.weight for fact in learned.facts)
    part = f", in {_quote(learned.stretch)} {-learned.cost:+.2f}" if learned.stretch else ""
    return f"{said}, facts {facts:+.2f}{part}"


def _piece(piece: Piece) -> str:
    return f"{_quote(piece.name)}{piece.weight:+.2f}"


def _rule_lines(one: ContactExplained) -> Iterator[str]:
    yield from map(_borne, one.borne)
    if one.excuse:
        yield f"may be contacted: {one.excuse}"
    yield from (_finding(finding) for finding in one.findings)


def _borne(borne: Borne) -> str:
    reading = borne.reading
    why = WHY_NOT[borne.why_not] if borne.why_not else "stands"
    return f"reading {reading.kind} ({reading.by}): {why}"


def _finding(finding: Finding) -> str:
    cause = finding.cause
    told = "its words" if isinstance(cause, Spoken) else _cause(cause)
    run = f" over {len(finding.contacts)} contacts" if finding.run else ""
    return f"finding {finding.conduct}{run} ({finding.certainty}): {told}"


def _cause(cause: object) -> str:
    """Return the kind of cause with its plain values, such as `TooManyCalls count=4`."""
    values = (
        f"{name}={getattr(cause, name)}"
        for name in getattr(cause, "__slots__", ())
        if isinstance(getattr(cause, name), str | int)
    )
    return " ".join((type(cause).__name__, *values))


def _flag_lines(rulebook: Rulebook, one: ContactExplained) -> Iterator[str]:
    for flag in one.flags:
        yield f"{flag.conduct} ({flag.severity}, {flag.certainty}): {flag.why}"
        for key in flag.provisions:
            yield f"  {key} {rulebook.provisions[key].title}"


def _under(head: str, lines: Iterable[str]) -> Iterator[str]:
    """Give the lines with their head before the first of them."""
    for number, line in enumerate(lines):
        yield f"  {head if number == 0 else '':9} {line}"


def _in_brackets(notes: Iterable[str]) -> str:
    said: Sequence[str] = list(notes)
    return f" ({', '.join(said)})" if said else ""


def _quote(words: str) -> str:
    return f"「{_one_line(words)}」"


def _one_line(text: str) -> str:
    """Return the text with what a line cannot show written out, such as \\n or a bidi mark."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )
