"""Contacts of a casebook: the one way in for the wizard and for every importer."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from complaints.casebook import store
from complaints.casebook.access import OpenCasebook
from complaints.casebook.debts import record_refusal
from complaints.casebook.facts import ContactFacts
from complaints.casebook.models import Contact
from complaints.conduct.facts import Refusal


@transaction.atomic
def log_contact(
    casebook: OpenCasebook,
    facts: ContactFacts,
    contact: UUID | None = None,
    *,
    refused: bool = False,
) -> UUID:
    """Seal and save a contact, new or changed, and return its id.

    `refused`: the third person asked in this very contact not to be contacted again; later
    contacts with them then go against their wish. What was put away for this contact stays so.
    """
    if contact is not None:
        facts = replace(facts, put_away=_both(facts.put_away, _put_away(casebook, contact)))
    saved = store.save(casebook, Contact, facts.to_fields(), contact)
    if refused and facts.person:
        record_refusal(casebook, UUID(facts.debt), Refusal(facts.person, facts.at))
    return saved


def contact_of(casebook: OpenCasebook, contact: UUID) -> ContactFacts:
    """Return one contact, or raise NoSuchRow."""
    return ContactFacts.from_fields(store.load(casebook, Contact, contact))


def contacts_of(casebook: OpenCasebook) -> dict[UUID, ContactFacts]:
    """Return all contacts of the casebook in the order of their time."""
    rows = store.load_all(casebook, Contact)
    facts = {row: ContactFacts.from_fields(fields) for row, fields in rows.items()}
    return dict(sorted(facts.items(), key=lambda item: (item[1].at, str(item[0]))))


def put_away(casebook: OpenCasebook, contact: UUID, kinds: Iterable[str]) -> None:
    """Remember that the block for these kinds of notice was put away; or raise NoSuchRow."""
    with store.changing(casebook, Contact, contact) as fields:
        fields["put_away"] = list(_both(fields.get("put_away", ()), kinds))


def delete_contact(casebook: OpenCasebook, contact: UUID) -> None:
    """Delete one contact, or raise NoSuchRow."""
    store.delete(casebook, Contact, contact)


def _put_away(casebook: OpenCasebook, contact: UUID) -> tuple[str, ...]:
    try:
        return contact_of(casebook, contact).put_away
    except store.NoSuchRow:  # it is new
        return ()


def _both(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))
