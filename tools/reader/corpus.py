"""The corpus as matrices: what the reader sees of each contact, and how it is labelled."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from complaints.conduct.facts import Addressee, Channel, Claim, Contact
from complaints.conduct.text import NOTICE_KINDS
from complaints.conduct.text.grams import BUCKET_BITS, facts_of, read_buckets
from complaints.conduct.text.linear import share_of_piece, stretches_of

NOTICES = "notices"
TEACHING = ("wordings", "plainly", "notices-plain")
ORDINARY = ("ordinary", "plain")
RAREST = 8  # pieces in fewer texts than this are noise
FACT_WEIGHT = 0.1

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Row:
    """One labelled contact. `open` are the kinds that count neither way for it."""

    file: str
    case: str
    contact: Contact
    expect: frozenset[str]
    open: frozenset[str]


def corpus_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jsonl"))


def corpus_digest(folder: Path) -> str:
    """Return the SHA-256 over names and contents of the corpus files, in order of name."""
    total = hashlib.sha256()
    for path in corpus_files(folder):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.name} {content}\n".encode())
    return total.hexdigest()


def read_corpus(paths: Sequence[Path]) -> list[Row]:
    """Read all labelled contacts; which kinds are open follows from what a file is labelled for."""
    return [row for path in paths for row in _read_file(path)]


def is_of_notices(file: str) -> bool:
    """Tell whether the texts of this file are labelled for notices and for nothing else."""
    return file.startswith(NOTICES)


def is_of_wordings(file: str) -> bool:
    """Tell whether a file holds bare clauses, one thing in many forms, written to teach words."""
    return file.startswith(TEACHING)


def is_ordinary(file: str) -> bool:
    """Tell whether a file holds what a phone is full of, which nobody wrote to collect a debt."""
    return file.startswith(ORDINARY)


def conduct_kinds(rows: Sequence[Row]) -> list[str]:
    return sorted({kind for row in rows for kind in row.expect} - set(NOTICE_KINDS))


def _read_file(path: Path) -> Iterator[Row]:
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        for raw in case["contacts"]:
            yield Row(
                file=path.stem,
                case=case["case"],
                contact=contact_of(raw),
                expect=_kinds(case, "expect", raw["id"]),
                open=_kinds(case, "allow", raw["id"]),
            )


def _kinds(case: dict[str, Any], key: str, contact: str) -> frozenset[str]:
    pairs = [*case.get(key, ()), *case.get(f"{key}_notices", ())]
    return frozenset(kind for kind, of in pairs if of == contact)


def contact_of(raw: dict[str, Any]) -> Contact:
    """Return the contact of the file form, as far as its words are concerned."""
    return Contact(
        id=raw["id"],
        at=datetime.fromisoformat(raw["at"]),
        channel=Channel(raw["channel"]),
        to=Addressee(raw["to"]),
        claims_to_be=Claim(raw.get("claims_to_be") or "unknown"),
        text=raw.get("text") or "",
    )


@dataclass(frozen=True)
class Table:
    """`seen` holds a row a contact: pieces (their norm is one), then facts; `buckets` and `facts`
    name its columns. `wanted` and `counted` hold a column for each of `kinds`. `parts` are the
    stretches of long texts that are read by themselves, of row `part_of`, at `cost`. `like_a_log`
    marks the rows by which lines are drawn, `ordinary` those of everyday talk."""

    seen: sp.csr_matrix
    parts: sp.csr_matrix
    part_of: npt.NDArray[np.int64]
    cost: Floats
    buckets: npt.NDArray[np.uint32]
    facts: list[str]
    kinds: list[str]
    wanted: Bools
    counted: Bools
    like_a_log: Bools
    ordinary: Bools

    @property
    def conduct(self) -> Bools:
        """Tell which of the kinds are conducts rather than notices."""
        return np.array([kind not in NOTICE_KINDS for kind in self.kinds])


def make_table(rows: Sequence[Row], kinds: list[str]) -> Table:
    contacts = [row.contact for row in rows]
    stretches = [
        (place, part, cost)
        for place, contact in enumerate(contacts)
        for part, cost in stretches_of(contact)
    ]
    parts = [part for _, part, _ in stretches]
    pieces = [set(read_buckets(contact.text).tolist()) for contact in contacts]
    spread = Counter(bucket for piece in pieces for bucket in piece)
    buckets = sorted(bucket for bucket, texts in spread.items() if texts >= RAREST)
    facts = sorted({fact for contact in contacts for fact in facts_of(contact)})
    wanted, counted = labels(rows, kinds)
    return Table(
        seen=_see(contacts, buckets, facts),
        parts=_see(parts, buckets, facts),
        part_of=np.array([place for place, _, _ in stretches], dtype=np.int64),
        cost=np.array([cost for _, _, cost in stretches]),
        buckets=np.array(buckets, dtype=np.uint32),
        facts=facts,
        kinds=kinds,
        wanted=wanted,
        counted=counted,
        like_a_log=np.array([not is_of_wordings(row.file) for row in rows]),
        ordinary=np.array([is_ordinary(row.file) for row in rows]),
    )


def _see(contacts: Sequence[Contact], buckets: list[int], facts: list[str]) -> sp.csr_matrix:
    pieces = [set(read_buckets(contact.text).tolist()) for contact in contacts]
    return sp.hstack([_pieces(pieces, buckets), _facts(contacts, facts)], format="csr")


def labels(rows: Sequence[Row], kinds: Sequence[str]) -> tuple[Bools, Bools]:
    """Return which kinds are expected of each row, and which count for it at all.

    A text labelled for notices counts for nothing else. A text labelled for conduct says that there
    is no notice only where it has nothing to flag: somebody blocked in by collectors is in danger.
    """
    wanted = np.array([[kind in row.expect for kind in kinds] for row in rows])
    counted = np.array(
        [[kind in row.expect or _counts(row, kind) for kind in kinds] for row in rows]
    )
    return wanted, counted


def _counts(row: Row, kind: str) -> bool:
    if kind in row.open:
        return False
    if kind in NOTICE_KINDS:
        return is_of_notices(row.file) or not (row.expect or row.open)
    return not is_of_notices(row.file)


def _pieces(pieces: Sequence[set[int]], buckets: Sequence[int]) -> sp.csr_matrix:
    column = np.full(1 << BUCKET_BITS, -1)
    column[buckets] = np.arange(len(buckets))
    starts: list[int] = [0]
    columns: list[int] = []
    values: list[float] = []
    for piece in pieces:
        known = sorted(int(column[bucket]) for bucket in piece if column[bucket] >= 0)
        columns.extend(known)
        values.extend([share_of_piece(len(known))] * len(known))
        starts.append(len(columns))
    return sp.csr_matrix((values, columns, starts), shape=(len(pieces), len(buckets)))


def _facts(contacts: Sequence[Contact], facts: list[str]) -> sp.csr_matrix:
    place = {fact: index for index, fact in enumerate(facts)}
    values = sp.lil_matrix((len(contacts), len(facts)))
    for index, contact in enumerate(contacts):
        for fact in facts_of(contact):
            if fact in place:
                values[index, place[fact]] = FACT_WEIGHT
    return values.tocsr()
