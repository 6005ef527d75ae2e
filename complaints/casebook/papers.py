"""What was typed for the dossier of a debt, and the dossier's input made from it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from complaints.casebook import store
from complaints.casebook.access import OpenCasebook
from complaints.casebook.facts import ContactFacts, DebtFacts, DossierFacts
from complaints.casebook.judgement import Judged
from complaints.casebook.models import DossierDraft
from complaints.dossier.model import Complainant, Demand, DossierInput, Respondent


def dossier_of(casebook: OpenCasebook, debt: UUID) -> DossierFacts:
    """Return what was typed so far for the dossier of `debt`; an empty one at first."""
    found = _row_of(casebook, debt)
    return found[1] if found else DossierFacts(debt=str(debt))


def save_dossier(casebook: OpenCasebook, facts: DossierFacts) -> None:
    """Seal and save it: one row a debt."""
    found = _row_of(casebook, UUID(facts.debt))
    store.save(casebook, DossierDraft, facts.to_fields(), found[0] if found else None)


def choose_contacts(casebook: OpenCasebook, debt: UUID, chosen: frozenset[str] | None) -> None:
    """Keep which contacts go into the dossier of `debt`; None means all, later ones included."""
    save_dossier(casebook, replace(dossier_of(casebook, debt), contacts=chosen))


def chosen_contacts(
    facts: DossierFacts, contacts: Mapping[UUID, ContactFacts]
) -> dict[UUID, ContactFacts]:
    """Return the contacts of the dossier's debt that go into it: all until some were chosen."""
    return {
        row: contact
        for row, contact in contacts.items()
        if contact.debt == facts.debt and (facts.contacts is None or str(row) in facts.contacts)
    }


def dossier_input(
    facts: DossierFacts, debt: DebtFacts, judged: Judged, made_at: datetime, app_version: str
) -> DossierInput:
    """Return what the dossier is built from: chosen contacts, confirmed flags, typed names."""
    return DossierInput(
        case=judged.case,
        flags=judged.confirmed,
        complainant=Complainant(
            name=facts.name,
            phone=facts.phone,
            id_number=facts.id_number,
            address=facts.address,
        ),
        respondent=Respondent(
            lender=debt.lender,
            lender_kind=debt.lender_kind.value,
            product=debt.product,
            contract_number=debt.contract_number,
        ),
        addressee=facts.office,
        demands=tuple(Demand(text) for text in facts.demands),
        statement=facts.statement,
        made_at=made_at,
        app_version=app_version,
        rulebook=judged.rulebook,
    )


def _row_of(casebook: OpenCasebook, debt: UUID) -> tuple[UUID, DossierFacts] | None:
    for row, fields in store.load_all(casebook, DossierDraft).items():
        facts = DossierFacts.from_fields(fields)
        if facts.debt == str(debt):
            return row, facts
    return None
