"""What an edition finds in the corpus, how right that is, and what another one changes. Pure."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from complaints.conduct.assess import assess
from complaints.conduct.facts import Case
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text import NOTICE_KINDS
from curation.trial.corpus import Labelled, Pair

Found = frozenset[Pair]


def find(rulebook: Rulebook, case: Case) -> Found:
    """Return the conduct and the notices that the edition finds, each with its contact."""
    said = assess(rulebook, case)
    flags = {(flag.conduct, contact) for flag in said.flags for contact in flag.contacts}
    return frozenset(flags | {(notice.kind, notice.contact) for notice in said.notices})


def pack(results: Sequence[Found]) -> bytes:
    """Return results as a few kilobytes that `unpack` gives back."""
    lists = [sorted(found) for found in results]
    return zlib.compress(json.dumps(lists, separators=(",", ":")).encode())


def unpack(packed: bytes) -> list[Found]:
    """Return packed results; none of no bytes."""
    if not packed:
        return []
    lists = json.loads(zlib.decompress(packed))
    return [frozenset((kind, contact) for kind, contact in found) for found in lists]


@dataclass(frozen=True, slots=True)
class Figures:
    """Pairs found rightly, found wrongly and missed; lawful cases, and those without a false flag.

    Signs of despair and danger are counted apart from conduct.
    """

    cases: int = 0
    right: int = 0
    extra: int = 0
    missed: int = 0
    lawful: int = 0
    clean: int = 0

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, 2 * self.right + self.extra + self.missed)

    @property
    def clean_share(self) -> float:
        return _share(self.clean, self.lawful)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def figures(
    cases: Iterable[Labelled], results: Iterable[Found], *, notices: bool = False
) -> Figures:
    """Count over the cases labelled for conduct, or for notices."""
    counted = right = extra = missed = lawful = clean = 0
    for labelled, found in zip(cases, results, strict=True):
        if not (labelled.notices if notices else labelled.conduct):
            continue
        expect, got = (
            {pair for pair in pairs if (pair[0] in NOTICE_KINDS) is notices}
            for pairs in (labelled.expect, found)
        )
        false = {pair for pair in got - expect if labelled.counts(pair)}
        counted += 1
        right += len(got & expect)
        extra += len(false)
        missed += len(expect - got)
        lawful += not expect
        clean += not expect and not false
    return Figures(counted, right, extra, missed, lawful, clean)


@dataclass(frozen=True, slots=True)
class Step:
    """A pair that one of two editions finds; `better` is None where either may be."""

    kind: str
    contact: str
    found: bool
    better: bool | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A case of which the later edition finds something else."""

    labelled: Labelled
    steps: tuple[Step, ...]

    @property
    def is_worse(self) -> bool:
        return any(step.better is False for step in self.steps)

    @property
    def is_better(self) -> bool:
        return not self.is_worse and any(step.better for step in self.steps)


def compare(
    cases: Iterable[Labelled], before: Iterable[Found], after: Iterable[Found]
) -> list[Changed]:
    """Return the cases whose result changed, those that got worse first, else in their order."""
    changed = [
        Changed(labelled, tuple(_steps(labelled, old, new)))
        for labelled, old, new in zip(cases, before, after, strict=True)
        if old != new
    ]
    return sorted(changed, key=lambda one: (not one.is_worse, not one.is_better))


def _steps(labelled: Labelled, old: Found, new: Found) -> Iterator[Step]:
    for pair in sorted(old ^ new):
        found = pair in new
        better = (pair in labelled.expect) is found if labelled.counts(pair) else None
        yield Step(*pair, found, better)
