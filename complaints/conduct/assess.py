"""What one edition of the rules says about a case: `assess`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from complaints.conduct.bearing import readings_that_stand
from complaints.conduct.counts import find_excessive_calls
from complaints.conduct.facts import Assessment, Case, Certainty, Contact, Notice
from complaints.conduct.findings import Finding, Spoken, Ticked
from complaints.conduct.flags import make_flags
from complaints.conduct.floods import find_floods
from complaints.conduct.heard import Heard
from complaints.conduct.hours import find_quiet_hours
from complaints.conduct.lawful import why_lawful
from complaints.conduct.reach import Reach
from complaints.conduct.refusals import Refusals, find_ignored_refusals, refusals_told
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.settlement import find_after_settlement, is_settlement_notice
from complaints.conduct.text import NOTICE_KINDS, Reading, read_words
from complaints.conduct.text.signs import signs_of
from complaints.conduct.third_persons import (
    ThirdPersonView,
    collectors_numbers,
    find_third_person_contacts,
)

Said = dict[str, Heard]


@dataclass(frozen=True, slots=True)
class Judgement:
    """An assessment with what it rests on, by contact: all that was heard, and what of it stands.

    `findings` are those that the catalogue knows, before they were merged into flags.
    """

    heard: Said
    stands: Said
    findings: tuple[Finding, ...]
    assessment: Assessment


def assess(rulebook: Rulebook, case: Case) -> Assessment:
    """Flag what in this case may break a rule; the order of the contacts does not matter.

    One flag per conduct and contact, or per run of contacts for patterns; no contact stands in two
    flags of one conduct. Flags come in order of time, then of the catalogue.
    """
    return judge(rulebook, case).assessment


def judge(rulebook: Rulebook, case: Case) -> Judgement:
    """Assess the case and keep what the assessment rests on."""
    contacts = tuple(sorted(case.contacts, key=lambda contact: (contact.at, contact.id)))
    heard = _read_all(rulebook, contacts)
    view = _view(rulebook, case, contacts, heard)
    stands = {contact.id: _standing(view, contact, heard[contact.id]) for contact in contacts}
    findings = tuple(
        finding
        for finding in _find_all(view, contacts, stands)
        if finding.conduct in rulebook.conducts
    )
    flags = make_flags(rulebook, case, findings)
    flagged = {contact for flag in flags for contact in flag.contacts}
    assessment = Assessment(
        case=case.case,
        rulebook=rulebook.hash,
        flags=flags,
        notices=tuple(_notices(contacts, heard)),
        lawful={
            contact.id: why_lawful(view, contact, stands[contact.id])
            for contact in contacts
            if contact.id not in flagged
        },
    )
    return Judgement(heard, stands, findings, assessment)


def _read_all(rulebook: Rulebook, contacts: Sequence[Contact]) -> Said:
    """Read each text once: most of a log are the same few messages."""
    known: dict[tuple[str, ...], Heard] = {}
    heard: Said = {}
    for contact in contacts:
        alike = (contact.text, contact.channel, contact.to, contact.claims_to_be)
        if alike not in known:
            known[alike] = Heard(read_words(rulebook, contact), signs_of(rulebook, contact.text))
        heard[contact.id] = known[alike]
    return heard


def _view(
    rulebook: Rulebook, case: Case, contacts: Sequence[Contact], heard: Said
) -> ThirdPersonView:
    def words(contact: Contact) -> Heard:
        return heard[contact.id]

    return ThirdPersonView(
        rulebook=rulebook,
        case=case,
        reach=Reach(contacts, words),
        refusals=Refusals(case.refusals, refusals_told(contacts, words)),
        numbers=collectors_numbers(contacts),
    )


def _standing(view: ThirdPersonView, contact: Contact, heard: Heard) -> Heard:
    """Return what stands of it on this contact, seen together with the case's own dates."""
    standing = Heard(readings_that_stand(contact, heard), heard.signs)
    denied = set()
    if view.refusals.comes_later(contact):
        denied.add("ignored-refusal")
    if is_settlement_notice(view.case, contact, standing):
        denied.add("after-settlement")
    kept = tuple(reading for reading in standing.readings if reading.kind not in denied)
    return Heard(kept, heard.signs)


def _find_all(
    view: ThirdPersonView, contacts: Sequence[Contact], stands: Said
) -> Iterator[Finding]:
    rulebook, lender = view.rulebook, view.case.lender_kind

    def words(contact: Contact) -> Heard:
        return stands[contact.id]

    yield from find_quiet_hours(rulebook, lender, contacts, words)
    yield from find_excessive_calls(rulebook, lender, contacts)
    yield from find_floods(rulebook, lender, contacts)
    yield from find_third_person_contacts(view, contacts, words)
    yield from find_ignored_refusals(view.refusals, contacts, words)
    yield from find_after_settlement(view.case, contacts, words)
    yield from find_spoken(contacts, words=stands)
    yield from find_ticked(contacts)


def find_spoken(contacts: Iterable[Contact], *, words: Said) -> Iterator[Finding]:
    """Yield one finding for each conduct that a contact's own words show.

    Whether a third person should have been contacted at all, words do not decide.
    """
    for contact in contacts:
        by_kind: dict[str, list[Reading]] = defaultdict(list)
        for reading in words[contact.id].readings:
            by_kind[reading.kind].append(reading)
        by_kind.pop("third-party-contact", None)
        for kind, readings in by_kind.items():
            sure = any(reading.certainty is Certainty.CLEAR for reading in readings)
            certainty = Certainty.CLEAR if sure else Certainty.ASK
            yield Finding(kind, (contact,), Spoken(tuple(readings)), certainty)


def find_ticked(contacts: Iterable[Contact]) -> Iterator[Finding]:
    """Yield one finding for each act the borrower ticked, whatever the rest says."""
    for contact in contacts:
        for slug in dict.fromkeys(contact.acts):
            yield Finding(slug, (contact,), Ticked())


def _notices(contacts: Iterable[Contact], heard: Said) -> Iterator[Notice]:
    for contact in contacts:
        for kind in NOTICE_KINDS:
            said = next(
                (reading for reading in heard[contact.id].readings if reading.kind == kind), None
            )
            if said is not None:
                yield Notice(kind, contact.id, contact.text[said.start : said.end])
