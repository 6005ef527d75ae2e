"""Contacts with a person who had asked not to be contacted again (`ignored-refusal`)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from complaints.conduct.calls import Outcome, is_third_person, outcome, recipient
from complaints.conduct.excuses import Excuse, excuse_for
from complaints.conduct.facts import Addressee, Contact, Refusal
from complaints.conduct.findings import ContactedAfterRefusal, Finding
from complaints.conduct.heard import Heard, HeardOf
from complaints.conduct.signs import Sign

MINUTE = timedelta(minutes=1)


class Refusals:
    """The first refusal of each person; it works from the minute after, under any number.

    `told` are those that only the words of a contact tell of, beside the recorded ones.
    """

    def __init__(self, recorded: Iterable[Refusal], told: Iterable[Refusal] = ()) -> None:
        self._recorded = _first_of_each(recorded)
        self._told = _first_of_each(told)

    def before(self, contact: Contact) -> datetime | None:
        """Return the refusal that this contact comes after, or None."""
        refused_at = _earliest(contact, self._recorded, self._told)
        if refused_at is None:
            return None
        works_from = refused_at.replace(second=0, microsecond=0) + MINUTE
        return refused_at if contact.at >= works_from else None

    def comes_later(self, contact: Contact) -> bool:
        """Tell whether this person is known to have refused only after this contact.

        What the words tell of a refusal is then the one on record, which did not yet work.
        """
        return _earliest(contact, self._recorded) is not None and self.before(contact) is None


def _first_of_each(refusals: Iterable[Refusal]) -> dict[str, datetime]:
    first: dict[str, datetime] = {}
    for refusal in refusals:
        person = refusal.by.strip()
        if person == Addressee.BORROWER:  # the borrower's own wish is no refusal
            continue
        if person not in first or refusal.at < first[person]:
            first[person] = refusal.at
    return first


def _earliest(contact: Contact, *firsts: Mapping[str, datetime]) -> datetime | None:
    person = recipient(contact)
    names = (person, f"{contact.to}:{person}")
    return min((first[name] for first in firsts for name in names if name in first), default=None)


def refusals_told(contacts: Iterable[Contact], words: HeardOf) -> Iterator[Refusal]:
    """Yield a refusal for each contact in which a third person asks not to be contacted again."""
    for contact in contacts:
        if is_third_person(contact) and not contact.invited and _is_refused(words(contact)):
            yield Refusal(recipient(contact), contact.at)


def _is_refused(heard: Heard) -> bool:
    return Sign.REFUSES in heard.signs or any(
        reading.kind == "ignored-refusal" for reading in heard.readings
    )


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
