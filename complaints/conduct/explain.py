"""How an assessment came about, contact by contact, as data; `explain_lines` prints it.

The steps of the words are those of `complaints.conduct.text.explain`; after them, what the rules of
the case made of each reading, the findings, and the flags with their provisions. All of it comes
from the judgement itself.
"""

from dataclasses import dataclass
from enum import StrEnum

from complaints.conduct.assess import Judgement, judge
from complaints.conduct.bearing import Bearing, bear_on
from complaints.conduct.calls import is_third_person
from complaints.conduct.excuses import Excuse, excuse_for
from complaints.conduct.facts import Assessment, Case, Contact, Flag, Notice
from complaints.conduct.findings import Finding
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text import Reading
from complaints.conduct.text.explain import WordsExplained, explain_words


class Denied(StrEnum):
    """Why the case's own dates take a reading back that would stand on its contact.

    `refused-later`: the refusal on record came after this contact. `settlement-notice`: after the
    settlement, what asks for nothing is no collection.
    """

    REFUSED_LATER = "refused-later"
    SETTLEMENT_NOTICE = "settlement-notice"


_DENIALS = {
    "ignored-refusal": Denied.REFUSED_LATER,
    "after-settlement": Denied.SETTLEMENT_NOTICE,
}


@dataclass(frozen=True, slots=True)
class Borne:
    """A reading and why it does not stand; with `Bearing.PUBLIC` it stands as `public-exposure`."""

    reading: Reading
    why_not: Bearing | Denied | None


@dataclass(frozen=True, slots=True)
class ContactExplained:
    """One contact from its words to its flags; `lawful` says why it has none, or is blank.

    `excuse` is why a third person may be contacted after all, as the words tell it.
    """

    contact: Contact
    words: WordsExplained
    borne: tuple[Borne, ...]
    excuse: Excuse | None
    findings: tuple[Finding, ...]
    flags: tuple[Flag, ...]
    notices: tuple[Notice, ...]
    lawful: str


@dataclass(frozen=True, slots=True)
class CaseExplained:
    """`assessment` is the one that `assess` gives; contacts come in order of time."""

    assessment: Assessment
    contacts: tuple[ContactExplained, ...]


def explain_case(rulebook: Rulebook, case: Case) -> CaseExplained:
    """Assess the case and tell how."""
    judgement = judge(rulebook, case)
    in_order = sorted(case.contacts, key=lambda contact: (contact.at, contact.id))
    return CaseExplained(
        judgement.assessment,
        tuple(_explain(rulebook, judgement, contact) for contact in in_order),
    )


def _explain(rulebook: Rulebook, judgement: Judgement, contact: Contact) -> ContactExplained:
    assessment, stands = judgement.assessment, judgement.stands[contact.id]
    return ContactExplained(
        contact=contact,
        words=explain_words(rulebook, contact),
        borne=tuple(_borne(judgement, contact)),
        excuse=excuse_for(contact, stands) if is_third_person(contact) else None,
        findings=tuple(one for one in judgement.findings if contact in one.contacts),
        flags=tuple(flag for flag in assessment.flags if contact.id in flag.contacts),
        notices=tuple(one for one in assessment.notices if one.contact == contact.id),
        lawful=assessment.lawful.get(contact.id, ""),
    )


def _borne(judgement: Judgement, contact: Contact) -> list[Borne]:
    kept = {reading.kind for reading in judgement.stands[contact.id].readings}
    borne = []
    for reading, why_not in bear_on(contact, judgement.heard[contact.id]):
        if why_not is None and reading.kind not in kept:
            borne.append(Borne(reading, _DENIALS[reading.kind]))
        else:
            borne.append(Borne(reading, why_not))
    return borne
