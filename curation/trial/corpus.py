"""The labelled corpus as cases, with what is expected of each (form: corpus/README.md). Pure."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from complaints.conduct.facts import Case
from complaints.conduct.text import NOTICE_KINDS
from complaints.conduct.wire import case_from_json

Pair = tuple[str, str]  # a conduct or kind of notice, and the contact
LABELS = ("expect", "allow", "expect_notices", "allow_notices", "note")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One case of the corpus. `aside`: of its part that nobody may read, only counts are shown.

    `open` may go either way. What the case is not labelled for (`conduct`, `notices`) counts not.
    """

    file: str
    aside: bool
    case: Case
    expect: frozenset[Pair]
    open: frozenset[Pair]
    conduct: bool
    notices: bool

    def counts(self, pair: Pair) -> bool:
        """Tell whether it is right or wrong to find `pair`, rather than neither."""
        labelled = self.notices if pair[0] in NOTICE_KINDS else self.conduct
        return labelled and pair not in self.open


@dataclass(frozen=True, slots=True)
class Corpus:
    """All cases in order of file and line; `digest` is another one where any byte is."""

    digest: str
    cases: tuple[Labelled, ...]


def read_corpus(folder: Path, slugs: Collection[str]) -> Corpus:
    """Return the corpus under `folder`, kept in memory until a file changes.

    `slugs` are the conducts that a case may have ticked. A folder without files is an empty corpus.
    """
    files = sorted(folder.glob("*.jsonl")) + sorted(folder.glob("*/*.jsonl"))
    stamps = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _read(folder, stamps, tuple(sorted(slugs)))


@lru_cache(maxsize=1)
def _read(folder: Path, stamps: tuple[tuple[str, int, int], ...], slugs: tuple[str, ...]) -> Corpus:
    total = hashlib.sha256()
    cases: list[Labelled] = []
    for name, _changed, _size in stamps:
        path = Path(name)
        content = path.read_bytes()
        total.update(f"{path.name} {hashlib.sha256(content).hexdigest()}\n".encode())
        cases.extend(_cases(path.stem, path.parent != folder, content, slugs))
    return Corpus(total.hexdigest(), tuple(cases))


def _cases(file: str, aside: bool, content: bytes, slugs: Collection[str]) -> Iterator[Labelled]:
    for line in content.decode().splitlines():
        raw = json.loads(line)
        case = case_from_json({key: raw[key] for key in raw if key not in LABELS}, slugs)
        yield Labelled(
            file=file,
            aside=aside,
            case=case,
            expect=_pairs(raw, "expect"),
            open=_pairs(raw, "allow"),
            conduct="expect" in raw,
            notices="expect_notices" in raw,
        )


def _pairs(raw: Mapping[str, Any], key: str) -> frozenset[Pair]:
    both = (*raw.get(key, ()), *raw.get(f"{key}_notices", ()))
    return frozenset((kind, contact) for kind, contact in both)
