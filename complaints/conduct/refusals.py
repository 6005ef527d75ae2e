"""Contacts with a person who had asked not to be contacted again (`ignored-refusal`)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from complaints.conduct.calls import Outcome, is_third_person, outcome, recipient
from complaints.conduct.excuses import Excuse, excuse_for
from complaints.conduct.facts import Addressee, Contact, Refusal
from complaints.conduct.findings import ContactedAfterRefusal, Finding
from complaints.conduct.heard import HeardOf

MINUTE = timedelta(minutes=1)


class Refusals:
    """The first refusal of each person; it works from the minute after, under any number."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self._first: dict[str, datetime] = {}
        for refusal in refusals:
            person = refusal.by.strip()
            if person == Addressee.BORROWER:  # the borrower's own wish is no refusal
                continue
            if person not in self._first or refusal.at < self._first[person]:
                self._first[person] = refusal.at

    def before(self, contact: Contact) -> datetime | None:
        """Return the refusal that this contact comes after, or None."""
        refused_at = self._of(contact)
        if refused_at is None:
            return None
        works_from = refused_at.replace(second=0, microsecond=0) + MINUTE
        return refused_at if contact.at >= works_from else None

    def comes_later(self, contact: Contact) -> bool:
        """Tell whether this person is known to have refused only after this contact.

        What the words tell of a refusal is then the one on record, which did not yet work.
        """
        return self._of(contact) is not None and self.before(contact) is None

    def _of(self, contact: Contact) -> datetime | None:
        person = recipient(contact)
        return self._first.get(person) or self._first.get(f"{contact.to}:{person}")


def find_ignored_refusals(
    refusals: Refusals, contacts: Iterable[Contact], words: HeardOf
) -> Iterator[Finding]:
    """Yield a finding for each contact that reached somebody who had refused."""
    for contact in contacts:
        if not is_third_person(contact) or contact.invited:
            continue
        refused_at = refusals.before(contact)
        if refused_at is None or outcome(contact) is not Outcome.CONNECTED:
            continue
        if excuse_for(contact, words(contact)) not in (None, Excuse.WRONG_NUMBER):
            continue
        yield Finding("ignored-refusal", (contact,), ContactedAfterRefusal(refused_at))
