"""Contacts in the hours in which collection should rest (`quiet-hours`)."""

from collections.abc import Iterable, Iterator
from datetime import time, timedelta

from complaints.conduct.calls import VOICE
from complaints.conduct.facts import Addressee, Certainty, Channel, Clock, Contact, LenderKind
from complaints.conduct.findings import Finding, OutOfHours
from complaints.conduct.heard import HeardOf
from complaints.conduct.pressure import presses, threatens
from complaints.conduct.rulebook import Rulebook

MESSAGES = frozenset(
    {Channel.SMS, Channel.INSTANT_MESSAGE, Channel.EMAIL, Channel.SOCIAL_MEDIA, Channel.OTHER}
)


def find_quiet_hours(
    rulebook: Rulebook, lender: LenderKind, contacts: Iterable[Contact], words: HeardOf
) -> Iterator[Finding]:
    """Yield one finding per call, visit or pressing message in the quiet hours of its day.

    Only the beginning of a call counts. A visit at night is an improper one as well.
    """
    for contact in contacts:
        cause = out_of_hours(rulebook, lender, contact)
        if cause is None or not _counts(contact, words):
            continue
        certainty = Certainty.CLEAR if contact.clock is Clock.EXACT else Certainty.ASK
        yield Finding("quiet-hours", (contact,), cause, certainty)
        if contact.channel is Channel.VISIT:
            yield Finding("improper-visit", (contact,), cause, certainty)


def out_of_hours(rulebook: Rulebook, lender: LenderKind, contact: Contact) -> OutOfHours | None:
    """Tell how far into the quiet hours the contact lies, or None; who made it does not matter.

    A time of day that nobody remembers lies in none.
    """
    if contact.clock is Clock.UNKNOWN:
        return None
    grace = rulebook.limit("quiet-hours", "grace", contact.day, lender)
    slack = timedelta(minutes=int(grace.value)) if grace else timedelta(0)
    return _past_a_line(rulebook, lender, contact, slack)


def is_on_the_line(rulebook: Rulebook, lender: LenderKind, contact: Contact) -> bool:
    """Tell whether the contact lies past a line, but by no more than clocks may differ."""
    past = _past_a_line(rulebook, lender, contact, timedelta(0))
    return past is not None and out_of_hours(rulebook, lender, contact) is None


def _past_a_line(
    rulebook: Rulebook, lender: LenderKind, contact: Contact, slack: timedelta
) -> OutOfHours | None:
    starts = rulebook.limit("quiet-hours", "starts-at", contact.day, lender)
    ends = rulebook.limit("quiet-hours", "ends-at", contact.day, lender)
    if starts is None or ends is None:
        return None
    clock = _since_midnight(contact.local.time())
    late = clock - _since_midnight(time.fromisoformat(starts.value))
    early = _since_midnight(time.fromisoformat(ends.value)) - clock
    if late > slack:
        return OutOfHours(True, int(late.total_seconds()), starts, ends)
    if early > slack:
        return OutOfHours(False, int(early.total_seconds()), starts, ends)
    return None


def _counts(contact: Contact, words: HeardOf) -> bool:
    if contact.invited or contact.to is Addressee.PUBLIC:
        return False
    if contact.channel in VOICE or contact.channel is Channel.VISIT:
        return True
    if contact.channel in MESSAGES:
        return presses(words(contact))
    # A push is sent by a machine at any hour; only a menace in one is somebody's doing.
    return contact.channel is Channel.APP and threatens(words(contact).readings)


def _since_midnight(clock: time) -> timedelta:
    return timedelta(
        hours=clock.hour,
        minutes=clock.minute,
        seconds=clock.second,
        microseconds=clock.microsecond,
    )
