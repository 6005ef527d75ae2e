"""Calls counted by day: connected ones to the borrower, dials that nobody picked up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from complaints.conduct.calls import VOICE, Outcome, outcome, recipient
from complaints.conduct.facts import Addressee, Channel, Contact, LenderKind
from complaints.conduct.findings import CallCount, Finding, TooManyCalls
from complaints.conduct.rulebook import Rulebook

Group = tuple[date, CallCount, str]


def find_excessive_calls(
    rulebook: Rulebook, lender: LenderKind, contacts: Iterable[Contact]
) -> Iterator[Finding]:
    """Yield one finding for each day and kind of call past its limit, with all calls counted.

    Connected calls by people and by robots are counted apart, and only those to the borrower, who
    is one person whatever number calls; unanswered dials of both together, for each person dialled.
    """
    groups: dict[Group, list[Contact]] = defaultdict(list)
    for contact in contacts:
        kind = counted_as(contact)
        if kind:
            groups[contact.day, kind, recipient(contact)].append(contact)
    for (day, kind, _), calls in groups.items():
        limit = rulebook.limit("excessive-calls", f"{kind}-per-day", day, lender)
        if limit and len(calls) > int(limit.value):
            yield Finding(
                "excessive-calls",
                tuple(calls),
                TooManyCalls(kind, len(calls), limit),
                run=True,
            )


def counted_as(contact: Contact) -> CallCount | None:
    """Tell in which count a contact stands, or None for one that is never counted."""
    if contact.channel not in VOICE or contact.invited:
        return None
    ended = outcome(contact)
    if ended is Outcome.UNANSWERED:
        return CallCount.UNANSWERED
    if ended is Outcome.FLEETING or contact.to is not Addressee.BORROWER:
        return None
    return CallCount.CONNECTED if contact.channel is Channel.PHONE else CallCount.ROBOT_CONNECTED
