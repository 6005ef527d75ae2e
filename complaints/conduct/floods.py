"""Many messages or calls to one person within minutes (`message-flood`)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from complaints.conduct.calls import recipient
from complaints.conduct.facts import Addressee, Channel, Clock, Contact, LenderKind
from complaints.conduct.findings import Finding, Flooded
from complaints.conduct.rulebook import Rulebook

COUNTED = frozenset(
    {
        Channel.PHONE,
        Channel.ROBOT_CALL,
        Channel.SMS,
        Channel.INSTANT_MESSAGE,
        Channel.EMAIL,
        Channel.SOCIAL_MEDIA,
    }
)
# A carrier delivers the parts of one long message within seconds, three parts at most.
PARTS = 3
PART_LENGTH = 20  # characters: what ends sooner was not cut off
PART_GAP = timedelta(seconds=15)
MARKED_PART_GAP = timedelta(minutes=2)
PART_MARK = re.compile(r"[(（\[【]?\s*(\d)\s*/\s*(\d)\s*[)）\]】]?")
SENTENCE_END = re.compile(r"[。！？!?.…~～」”]\s*$")
MARK_REACH = 20


@dataclass(slots=True)
class Message:
    """One call, or one message with all its parts; it counts from its first part on."""

    at: datetime
    parts: list[Contact]


def find_floods(
    rulebook: Rulebook, lender: LenderKind, contacts: Iterable[Contact]
) -> Iterator[Finding]:
    """Yield one finding per run: windows with too many contacts that share one are one run.

    `contacts` come in order of time.
    """
    by_person: dict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        if counts_in_floods(contact):
            by_person[recipient(contact)].append(contact)
    for theirs in by_person.values():
        yield from _runs(rulebook, lender, join_parts(theirs))


def counts_in_floods(contact: Contact) -> bool:
    """Tell whether a contact counts; an app push, a letter, a visit and a public post do not.

    Nor does one whose minute is not known: windows are a matter of minutes.
    """
    return (
        contact.channel in COUNTED
        and contact.to is not Addressee.PUBLIC
        and not contact.invited
        and contact.clock is Clock.EXACT
    )


def _runs(rulebook: Rulebook, lender: LenderKind, messages: Sequence[Message]) -> Iterator[Finding]:
    first, last = 0, -1  # the open run, as places in `messages`; empty while last < first
    end = 0
    cause: Flooded | None = None
    for start, message in enumerate(messages):
        day = message.parts[0].day
        enough = rulebook.limit("message-flood", "contacts-in-window", day, lender)
        window = rulebook.limit("message-flood", "window", day, lender)
        if enough is None or window is None:
            continue
        reach = message.at + timedelta(minutes=int(window.value))
        end = max(end, start)
        while end < len(messages) and messages[end].at <= reach:
            end += 1
        if end - start < int(enough.value):
            continue
        if cause is not None and start > last:
            yield _finding(messages[first : last + 1], cause)
            cause = None
        if cause is None:
            first, cause = start, Flooded(0, 0, enough, window)
        last = end - 1
    if cause is not None:
        yield _finding(messages[first : last + 1], cause)


def _finding(messages: Sequence[Message], cause: Flooded) -> Finding:
    contacts = tuple(part for message in messages for part in message.parts)
    seconds = int((messages[-1].at - messages[0].at).total_seconds())
    counted = Flooded(len(messages), seconds, cause.contacts, cause.window)
    return Finding("message-flood", contacts, counted, run=True)


def join_parts(contacts: Iterable[Contact]) -> list[Message]:
    """Put the parts of long messages together; `contacts` come in order of time."""
    messages: list[Message] = []
    for contact in contacts:
        if messages and _continues(messages[-1].parts, contact):
            messages[-1].parts.append(contact)
        else:
            messages.append(Message(contact.at, [contact]))
    return messages


def _continues(parts: Sequence[Contact], contact: Contact) -> bool:
    before = parts[-1]
    if before.channel is not Channel.SMS or contact.channel is not Channel.SMS:
        return False
    if before.number != contact.number or not before.text or not contact.text:
        return False
    gap = contact.at - before.at
    old, new = _mark(before.text), _mark(contact.text)
    if old or new:
        return bool(
            old and new and old[1] == new[1] and old[0] + 1 == new[0] and gap <= MARKED_PART_GAP
        )
    return (
        len(parts) < PARTS
        and gap <= PART_GAP
        and len(before.text) >= PART_LENGTH
        and before.text != contact.text
        and not SENTENCE_END.search(before.text)
        and not contact.text.lstrip().startswith("【")
    )


def _mark(text: str) -> tuple[int, int] | None:
    """Return part and total where the text begins or ends with a mark such as (1/3)."""
    for piece in (text[:MARK_REACH], text[-6:]):
        found = PART_MARK.search(piece)
        if found and 1 <= int(found[1]) <= int(found[2]) > 1:
            return int(found[1]), int(found[2])
    return None
