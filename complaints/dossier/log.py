"""The contact log: order, numbers and neutral names, and one row of words for each contact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from complaints.conduct.facts import Case, Channel, Contact, Flag
from complaints.conduct.rulebook import Rulebook
from complaints.dossier import wording
from complaints.dossier.model import LogRow

CALLS = (Channel.PHONE, Channel.ROBOT_CALL)


@dataclass(frozen=True, slots=True)
class Log:
    """The contacts in time order; number n is `contacts[n - 1]`."""

    contacts: tuple[Contact, ...]
    numbers: Mapping[str, int]

    def of(self, ids: Iterable[str]) -> tuple[Contact, ...]:
        """The contacts with these ids, in time order."""
        return tuple(self.contacts[number - 1] for number in self.numbers_of(ids))

    def numbers_of(self, ids: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted({self.numbers[id_] for id_ in ids}))

    def days_of(self, ids: Iterable[str]) -> tuple[date, ...]:
        return tuple(sorted({contact.day for contact in self.of(ids)}))


def order(case: Case) -> Log:
    """Number the contacts by time; the engine orders equal times by id, and so does the log."""
    contacts = tuple(
        replace(contact, text=_whole(contact.text), number=_whole_or_none(contact.number))
        for contact in sorted(case.contacts, key=lambda contact: (contact.at, contact.id))
    )
    return Log(contacts, {contact.id: place for place, contact in enumerate(contacts, 1)})


def neutral_case(case: Case, log: Log) -> Case:
    """The case with its contacts in log order and called c001, c002, …: no internal id leaves."""
    width = len(str(len(log.contacts)))
    contacts = tuple(
        replace(contact, id=f"c{number:0{width}}") for number, contact in enumerate(log.contacts, 1)
    )
    return replace(case, case="dossier", contacts=contacts)


def _whole(text: str) -> str:
    """Join the halves of characters that came apart (as phone backups write emoji)."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _whole_or_none(text: str | None) -> str | None:
    return None if text is None else _whole(text)


def log_rows(log: Log, flags: tuple[Flag, ...], rulebook: Rulebook) -> tuple[LogRow, ...]:
    found: dict[str, dict[str, None]] = {}
    for flag in flags:
        for id_ in flag.contacts:
            found.setdefault(id_, {})[rulebook.conducts[flag.conduct].name] = None
    return tuple(
        _row(number, contact, tuple(found.get(contact.id, ())), rulebook)
        for number, contact in enumerate(log.contacts, 1)
    )


def _row(number: int, contact: Contact, flags: tuple[str, ...], rulebook: Rulebook) -> LogRow:
    call = contact.channel in CALLS
    return LogRow(
        number=number,
        at=wording.when_cell(contact),
        channel=wording.CHANNELS[contact.channel],
        to=wording.recipient(contact.to, contact.person),
        phone=(contact.number or "").strip(),
        claims=wording.CLAIMS[contact.claims_to_be],
        answered={True: "已接通", False: "未接通", None: ""}[contact.answered] if call else "",
        seconds=contact.seconds,
        duration=wording.duration_text(contact.seconds) if contact.seconds else "",
        invited=contact.invited,
        words=contact.text.strip(),
        ticked=tuple(rulebook.conducts[act].name for act in contact.acts),
        flags=flags,
    )
