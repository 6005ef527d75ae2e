"""What the words of one contact said, as the rules take it."""

from collections.abc import Callable
from dataclasses import dataclass

from complaints.conduct.facts import Contact
from complaints.conduct.signs import Signs
from complaints.conduct.text import Reading


@dataclass(frozen=True, slots=True)
class Heard:
    readings: tuple[Reading, ...] = ()
    signs: Signs = frozenset()


HeardOf = Callable[[Contact], Heard]
