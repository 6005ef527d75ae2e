"""What the rules in force say of a debt's log, and what the borrower says of the flags."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from complaints.casebook import store
from complaints.casebook.access import OpenCasebook
from complaints.casebook.facts import ContactFacts, DebtFacts, Decision
from complaints.casebook.models import FlagDecision
from complaints.conduct.assess import assess
from complaints.conduct.facts import Assessment, Case, Flag, LenderKind
from complaints.conduct.rulebook import Rulebook
from complaints.rules import current_rulebook


@dataclass(frozen=True, slots=True)
class Judged:
    """One debt's case, what the rules say of it, and the borrower's decisions on the flags."""

    case: Case
    assessment: Assessment
    decisions: tuple[Decision, ...]
    rulebook: Rulebook

    def decision_on(self, flag: Flag) -> Decision | None:
        """Return what the borrower said of `flag`, or None where they have not said."""
        return next((each for each in self.decisions if each.is_about(flag)), None)

    def flags_of(self, contact: UUID | str) -> tuple[Flag, ...]:
        """Return the flags that `contact` is part of."""
        return tuple(flag for flag in self.assessment.flags if str(contact) in flag.contacts)

    @property
    def confirmed(self) -> tuple[Flag, ...]:
        return tuple(
            flag
            for flag in self.assessment.flags
            if (decision := self.decision_on(flag)) is not None and decision.confirmed
        )

    @property
    def undecided(self) -> tuple[Flag, ...]:
        return tuple(flag for flag in self.assessment.flags if self.decision_on(flag) is None)


def case_of(debt: UUID, facts: DebtFacts, contacts: Mapping[UUID, ContactFacts]) -> Case:
    """Return the engine's case of one debt: only the contacts that belong to it."""
    return Case(
        case=str(debt),
        contacts=tuple(
            contact.as_contact(str(row))
            for row, contact in contacts.items()
            if contact.debt == str(debt)
        ),
        lender_kind=LenderKind(facts.lender_kind),
        settled_on=facts.settled_on,
        refusals=facts.refusals,
    )


def judge(
    casebook: OpenCasebook, debt: UUID, facts: DebtFacts, contacts: Mapping[UUID, ContactFacts]
) -> Judged:
    """Assess one debt's log under today's edition of the rules (each day by that day's law)."""
    rulebook = current_rulebook()
    case = case_of(debt, facts, contacts)
    return Judged(case, assess(rulebook, case), decisions_of(casebook), rulebook)


def decisions_of(casebook: OpenCasebook) -> tuple[Decision, ...]:
    """Return everything the borrower decided, newest first."""
    rows = store.load_all(casebook, FlagDecision)
    return tuple(Decision.from_fields(fields) for fields in reversed(rows.values()))


def decide(casebook: OpenCasebook, decision: Decision) -> None:
    """Keep a decision; an earlier one about the same flag is replaced."""
    decide_all(casebook, [decision])


@transaction.atomic
def decide_all(casebook: OpenCasebook, decisions: Iterable[Decision]) -> None:
    """Keep decisions; what was said earlier about the same flags is replaced.

    A reason given earlier stays where the verdict is the same and no new reason came.
    """
    earlier = {
        (each.conduct, each.contacts): (row, each)
        for row, fields in store.load_all(casebook, FlagDecision).items()
        if (each := Decision.from_fields(fields))
    }
    for decision in decisions:
        row, before = earlier.get((decision.conduct, decision.contacts), (None, None))
        if before is not None and before.confirmed == decision.confirmed and not decision.reason:
            continue
        store.save(casebook, FlagDecision, decision.to_fields(), row)
