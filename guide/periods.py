"""Periods of validity: pure checks that files, rows and forms share.

A period has a first and a last day, both included; None is open.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def crosses(self) -> bool:
        """Tell whether the end comes before the start."""
        return self.start is not None and self.end is not None and self.end < self.start

    def overlaps(self, other: "Period") -> bool:
        return not (_before(self, other) or _before(other, self))


def _before(one: Period, other: Period) -> bool:
    return one.end is not None and other.start is not None and one.end < other.start


@dataclass(frozen=True, slots=True)
class LimitSpan:
    """What of a limit decides whether two of them contradict each other."""

    name: str
    period: Period
    lender_kinds: frozenset[str]

    def contradicts(self, other: "LimitSpan") -> bool:
        """Tell whether both give a value for one name, one day and the same lender kinds.

        A value for some kinds beside one for all is an exception from it, not a contradiction.
        """
        if self.name != other.name or not self.period.overlaps(other.period):
            return False
        if not self.lender_kinds or not other.lender_kinds:
            return self.lender_kinds == other.lender_kinds
        return bool(self.lender_kinds & other.lender_kinds)


def contradiction(limits: Sequence[LimitSpan]) -> tuple[int, int] | None:
    """Return the positions of the first two limits that contradict each other, or None."""
    for second, limit in enumerate(limits):
        for first in range(second):
            if limits[first].contradicts(limit):
                return first, second
    return None


def circle(successors: Mapping[str, str | None], starts: Iterable[str]) -> list[str] | None:
    """Return a circle of successors that one of `starts` leads into, or None."""
    for start in starts:
        way = [start]
        following = successors.get(start)
        while following is not None:
            if following in way:
                return [*way[way.index(following) :], following]
            way.append(following)
            following = successors.get(following)
    return None
