"""What a bench module gives (rows) and how it measures."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measured thing. Rows with the same `what` and growing `size` show how it grows."""

    what: str
    size: int
    unit: str  # what `size` counts, such as 'contacts'
    seconds: float
    baseline: str
    baseline_seconds: float

    @property
    def ratio(self) -> float:
        """How many times the baseline it takes."""
        return self.seconds / self.baseline_seconds


def best_of(work: Callable[[], object], *, at_least_seconds: float = 1.0, rounds: int = 3) -> float:
    """Return the shortest time of `work` in seconds, after one round that warms it up.

    Goes on for `rounds` rounds, and for `at_least_seconds` where a round is short. The shortest
    time is the one that other programs disturbed least.
    """
    work()
    best, spent, done = float("inf"), 0.0, 0
    while done < rounds or (spent < at_least_seconds and done < 1_000):
        start = time.perf_counter()
        work()
        taken = time.perf_counter() - start
        best, spent, done = min(best, taken), spent + taken, done + 1
    return best
