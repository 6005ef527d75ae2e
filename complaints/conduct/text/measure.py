"""How well the phrases read labelled texts: python -m complaints.conduct.text.measure FILE...

Prints precision and recall for each kind, over odd and even case numbers apart, so that whoever
mends phrases can look at the errors of one half (--show KIND) and keep the other to judge by.
Files hold cases of the `assess` format with `expect` and `allow` (and the same for notices).
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from complaints.conduct.facts import Addressee, Channel, Claim, Contact
from complaints.conduct.rulebook import Rulebook, build_rulebook
from complaints.conduct.text import NOTICE_KINDS
from complaints.conduct.text.patterns import read_patterns

CONTENT = Path(__file__).parents[3] / "guide" / "content"


def load_reader_rulebook(content: Path = CONTENT) -> Rulebook:
    """Build a rulebook of the content's phrases and words alone."""
    return build_rulebook(
        instruments=(),
        conducts=(),
        phrases=tuple(_records(content / "phrases")),
        words=tuple(_records(content / "words")),
    )


def _records(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.yaml")):
        yield yaml.safe_load(path.read_text("utf-8"))


def contact_of(raw: dict[str, Any]) -> Contact:
    """Return the contact of the file form, as far as reading its words needs it."""
    return Contact(
        id=raw["id"],
        at=datetime.fromisoformat(raw["at"]),
        channel=Channel(raw["channel"]),
        to=Addressee(raw["to"]),
        claims_to_be=Claim(raw.get("claims_to_be") or "unknown"),
        text=raw.get("text") or "",
    )


class Tally:
    """Right, extra and missed readings by kind."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.extra: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.lawful = self.clean = 0

    def row(self, kinds: Iterable[str]) -> str:
        kinds = list(kinds)
        right, extra, missed = (
            sum(counter[kind] for kind in kinds)
            for counter in (self.right, self.extra, self.missed)
        )
        precision = right / (right + extra) if right + extra else 1.0
        recall = right / (right + missed) if right + missed else 1.0
        return f"{right + missed:5} {precision:6.3f} {recall:6.3f}"


def main(argv: list[str] | None = None) -> int:
    """Measure and print; return 0, or 2 where a file cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", metavar="KIND", help="print errors of KIND ('all') in odd cases")
    options = parser.parse_args(argv)
    rulebook = load_reader_rulebook()
    halves = (Tally(), Tally())
    texts, took = 0, 0.0
    for path in options.files:
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            odd = int(re.sub(r"\D", "", case["case"]) or 0) % 2
            for raw in case["contacts"]:
                contact = contact_of(raw)
                start = time.perf_counter()
                readings = read_patterns(rulebook, contact)
                took += time.perf_counter() - start
                texts += 1
                wrong = _count(halves[odd], case, contact, readings)
                if odd and options.show:
                    _print_wrong(options.show, wrong, case, contact)
    _print_table(halves)
    sys.stdout.write(f"{texts} texts in {took:.2f} s\n")
    return 0


def _count(tally: Tally, case: dict[str, Any], contact: Contact, readings: Any) -> list[str]:
    def labels(key: str) -> set[str]:
        pairs = [*(case.get(key) or ()), *(case.get(f"{key}_notices") or ())]
        return {kind for kind, contact_id in pairs if contact_id == contact.id}

    want, may = labels("expect"), labels("allow")
    if "expect_notices" not in case:
        may |= set(NOTICE_KINDS)
    got = {reading.kind for reading in readings}
    notes = {reading.kind: reading for reading in readings}
    tally.right.update(got & want)
    tally.extra.update(got - want - may)
    tally.missed.update(want - got)
    tally.lawful += not want
    tally.clean += not want and not got - may
    extras = [
        f"+{kind} [{notes[kind].note}] “{contact.text[notes[kind].start : notes[kind].end]}”"
        for kind in sorted(got - want - may)
    ]
    return extras + [f"-{kind}" for kind in sorted(want - got)]


def _print_wrong(show: str, wrong: list[str], case: dict[str, Any], contact: Contact) -> None:
    for one in wrong:
        if show in ("all", one[1:].split(" ")[0], one[0], one[0] + one[1:].split(" ")[0]):
            sys.stdout.write(f"{one} | {case['case']} {contact.to.value} | {contact.text}\n")


def _print_table(halves: tuple[Tally, Tally]) -> None:
    even, odd = halves
    kinds = sorted(
        {
            kind
            for half in halves
            for counter in (half.right, half.extra, half.missed)
            for kind in counter
        }
    )
    sys.stdout.write(f"{'':28}{'odd: n   prec recall':>20}   {'even: n   prec recall':>20}\n")
    for kind in kinds:
        sys.stdout.write(f"{kind:28}{odd.row([kind])}   {even.row([kind])}\n")
    sys.stdout.write(f"{'together':28}{odd.row(kinds)}   {even.row(kinds)}\n")
    for name, half in (("odd", odd), ("even", even)):
        share = half.clean / half.lawful if half.lawful else 1.0
        sys.stdout.write(f"clean {name}: {share:.3f} ({half.clean} of {half.lawful})\n")


if __name__ == "__main__":
    sys.exit(main())
