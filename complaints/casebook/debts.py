"""Debts of a casebook, and the refusals that third persons spoke."""

from dataclasses import replace
from uuid import UUID

from complaints.casebook import store
from complaints.casebook.access import OpenCasebook
from complaints.casebook.facts import DebtFacts
from complaints.casebook.models import Debt
from complaints.conduct.facts import Refusal


def save_debt(casebook: OpenCasebook, facts: DebtFacts, debt: UUID | None = None) -> UUID:
    """Save a loan, new or changed, and return its id."""
    return store.save(casebook, Debt, facts.to_fields(), debt)


def debt_of(casebook: OpenCasebook, debt: UUID) -> DebtFacts:
    """Return one loan, or raise NoSuchRow."""
    return DebtFacts.from_fields(store.load(casebook, Debt, debt))


def debts_of(casebook: OpenCasebook) -> dict[UUID, DebtFacts]:
    """Return all loans, oldest entry first."""
    rows = store.load_all(casebook, Debt)
    return {row: DebtFacts.from_fields(fields) for row, fields in rows.items()}


def record_refusal(casebook: OpenCasebook, debt: UUID, refusal: Refusal) -> None:
    """Note that a third person asked the lender of `debt` to stop."""
    facts = debt_of(casebook, debt).with_refusal(refusal)
    store.save(casebook, Debt, facts.to_fields(), debt)


def remove_refusal(casebook: OpenCasebook, debt: UUID, refusal: Refusal) -> None:
    """Take back a refusal; nothing happens if the loan has no such one."""
    facts = debt_of(casebook, debt)
    kept = tuple(each for each in facts.refusals if each != refusal)
    store.save(casebook, Debt, replace(facts, refusals=kept).to_fields(), debt)
