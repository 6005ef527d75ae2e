"""From findings to flags: one per conduct and contact, one per run, each with its rules and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from complaints.conduct.facts import Case, Certainty, Contact, Flag, Quote
from complaints.conduct.findings import Cause, Finding, Spoken, Ticked
from complaints.conduct.kinds import severity_of
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text import Reading
from complaints.conduct.why import why_flagged


@dataclass(slots=True)
class Merged:
    """All findings that make one flag; the first cause of the best kind explains it."""

    conduct: str
    contacts: tuple[Contact, ...]
    causes: list[Cause] = field(default_factory=list)
    certainty: Certainty = Certainty.ASK
    readings: dict[str, list[Reading]] = field(default_factory=dict)

    def take(self, finding: Finding) -> None:
        self.causes.append(finding.cause)
        if finding.certainty is Certainty.CLEAR:
            self.certainty = Certainty.CLEAR
        if isinstance(finding.cause, Spoken):
            said = self.readings.setdefault(finding.contacts[0].id, [])
            said.extend(finding.cause.readings)

    @property
    def cause(self) -> Cause:
        """The cause that the sentence tells: a measured one, else the words, else the tick."""
        return min(
            self.causes, key=lambda cause: (isinstance(cause, Ticked), isinstance(cause, Spoken))
        )


def make_flags(rulebook: Rulebook, case: Case, findings: Sequence[Finding]) -> tuple[Flag, ...]:
    """Merge the findings so that no contact stands in two flags of one conduct."""
    order = {slug: place for place, slug in enumerate(rulebook.conduct_slugs)}
    merged = sorted(
        _merge(findings),
        key=lambda one: (one.contacts[0].at, one.contacts[0].id, order[one.conduct]),
    )
    return tuple(_flag(rulebook, case, one) for one in merged)


def _merge(findings: Iterable[Finding]) -> list[Merged]:
    flags: list[Merged] = []
    holding: dict[tuple[str, str], Merged] = {}
    # Runs first: what is found in a contact of a run belongs to the run.
    for finding in sorted(findings, key=lambda finding: not finding.run):
        merged = holding.get((finding.conduct, finding.contacts[0].id))
        if merged is None:
            merged = Merged(finding.conduct, finding.contacts)
            flags.append(merged)
            for contact in finding.contacts:
                holding[finding.conduct, contact.id] = merged
        merged.take(finding)
    return flags


def _flag(rulebook: Rulebook, case: Case, merged: Merged) -> Flag:
    quotes = tuple(
        Quote(contact.id, contact.text[start:end])
        for contact in merged.contacts
        for start, end in join_spans(merged.readings.get(contact.id, ()))
    )
    provisions = rulebook.provisions_for(
        merged.conduct, (contact.day for contact in merged.contacts), case.lender_kind
    )
    return Flag(
        conduct=merged.conduct,
        contacts=tuple(contact.id for contact in merged.contacts),
        severity=severity_of(rulebook, merged.conduct, (quote.text for quote in quotes)),
        provisions=provisions,
        words=quotes,
        why=why_flagged(
            rulebook,
            case.lender_kind,
            merged.conduct,
            merged.contacts,
            merged.cause,
            quotes,
            provisions,
        ),
        certainty=merged.certainty,
    )


def join_spans(readings: Iterable[Reading]) -> list[tuple[int, int]]:
    """Return the spans in order of place, those that overlap joined."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((reading.start, reading.end) for reading in readings):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans
