"""Which numbers may be shown: none that speaks of a few people, and none that gives one away. Pure.

A number below `least` is small. Small numbers are not shown, zeros among them: that nobody did
something is about people too. Where a sum stands beside its parts, a hidden part could be had by
subtraction. So one part, `REST`, is never shown, and the sum only where what it holds beyond the
shown parts is not small: then every hidden part could still be any small number, even to somebody
who knows this rule and turns it round (tests/figures/test_hiding.py tries all cases).
"""

from collections.abc import Mapping
from dataclasses import dataclass

REST = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The parts that may be shown, and their sum where it may be (it counts hidden parts too)."""

    parts: Mapping[str, int]
    total: int | None


def hide_small(counts: Mapping[str, int], least: int) -> dict[str, int]:
    """Return the numbers that may be shown where no sum of them is."""
    return {name: number for name, number in counts.items() if number >= least}


def hide_parts(counts: Mapping[str, int], least: int) -> Shown:
    """Return what may be shown of a sum and its parts; the part `REST` is not."""
    shown = hide_small({name: number for name, number in counts.items() if name != REST}, least)
    total = sum(counts.values())
    hidden = total - sum(shown.values())
    return Shown(shown, total if hidden >= least else None)
