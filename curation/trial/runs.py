"""Reading the corpus by an edition, a while at a time: no page has to wait for all of it."""

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from django.conf import settings

from complaints import conduct
from complaints.conduct.rulebook import Rulebook
from curation.trial.corpus import Corpus, read_corpus
from curation.trial.models import TrialRun
from curation.trial.results import Changed, Figures, Found, compare, figures, find, pack, unpack
from curation.trial.touched import Reach

KEPT = 40  # runs: a few hundred kilobytes
FOREVER = float("inf")


@dataclass(frozen=True, slots=True)
class Progress:
    """The results of the cases that were read so far, in their order."""

    results: Sequence[Found]
    total: int

    @property
    def done(self) -> int:
        return len(self.results)

    @property
    def is_ready(self) -> bool:
        return self.done == self.total


@dataclass(frozen=True)
class Regression:
    """Two editions over the corpus. All but `done` and `total` ask for both to be ready."""

    corpus: Corpus
    published: Progress
    drafted: Progress

    @property
    def is_ready(self) -> bool:
        return self.published.is_ready and self.drafted.is_ready

    @property
    def done(self) -> int:
        return self.published.done + self.drafted.done

    @property
    def total(self) -> int:
        return 2 * len(self.corpus.cases)

    @cached_property
    def changed(self) -> list[Changed]:
        """The cases that may be shown whose result changed, those that got worse first."""
        return [one for one in self._all_changed if not one.labelled.aside]

    @cached_property
    def changed_aside(self) -> list[Changed]:
        """The same of the part kept aside: to be counted, not to be shown."""
        return [one for one in self._all_changed if one.labelled.aside]

    @cached_property
    def _all_changed(self) -> list[Changed]:
        return compare(self.corpus.cases, self.published.results, self.drafted.results)

    def figures(self, *, drafted: bool, aside: bool = False, notices: bool = False) -> Figures:
        """Count one part of the corpus under one of the editions."""
        results = (self.drafted if drafted else self.published).results
        part = [
            (labelled, found)
            for labelled, found in zip(self.corpus.cases, results, strict=True)
            if labelled.aside is aside
        ]
        return figures(
            [labelled for labelled, _found in part],
            [found for _labelled, found in part],
            notices=notices,
        )


def regress(published: Rulebook, drafted: Rulebook, seconds: float = FOREVER) -> Regression:
    """Go on reading the corpus by both editions for `seconds` at most, and return where it stands.

    What was read is kept, under the hashes of edition, corpus and engine; the draft is read anew
    only where it can judge otherwise.
    """
    until = time.monotonic() + seconds
    corpus = read_corpus(Path(settings.CORPUS_DIR), {*published.conducts, *drafted.conducts})
    first = _go_on(published, corpus, until)
    if published.hash == drafted.hash:
        return Regression(corpus, first, first)
    if not first.is_ready:
        return Regression(corpus, first, Progress((), len(corpus.cases)))
    second = _go_on(drafted, corpus, until, (Reach(published, drafted), first.results))
    return Regression(corpus, first, second)


def _go_on(
    rulebook: Rulebook,
    corpus: Corpus,
    until: float,
    known: tuple[Reach, Sequence[Found]] | None = None,
) -> Progress:
    """Read on where the last run stopped. `known`: what another edition found, and its reach."""
    reading = _reading(corpus)
    kept = TrialRun.objects.filter(edition=rulebook.hash, corpus=reading).first()
    results = unpack(bytes(kept.packed)) if kept else []
    begun = len(results)
    for place in range(begun, len(corpus.cases)):
        if time.monotonic() > until:
            break
        case = corpus.cases[place].case
        if known and not known[0].touches(case):
            results.append(known[1][place])
        else:
            results.append(find(rulebook, case))
    if kept is None or len(results) > begun:
        values = {"done": len(results), "packed": pack(results)}
        TrialRun.objects.update_or_create(edition=rulebook.hash, corpus=reading, defaults=values)
        _forget_old()
    return Progress(results, len(corpus.cases))


def _reading(corpus: Corpus) -> str:
    """Return a name of what is read and how: after an update of the engine all is read anew."""
    return hashlib.sha256(f"{corpus.digest} {_engine()}".encode()).hexdigest()


@cache
def _engine() -> str:
    total = hashlib.sha256()
    for path in sorted(Path(conduct.__path__[0]).rglob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()


def _forget_old() -> None:
    keep = TrialRun.objects.order_by("-used_at", "-pk").values_list("pk", flat=True)[:KEPT]
    TrialRun.objects.exclude(pk__in=list(keep)).delete()
