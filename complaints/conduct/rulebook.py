"""An edition of the rules: immutable, dated, known by the hash of its content.

Built from records (plain dicts in the form of docs/content-files.md), whether they come from
published rows or from content files, so that both give the same hash. Law is data here: nothing
that an authority can change stands in code.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from complaints.conduct.facts import LenderKind, Severity
from complaints.conduct.signs import is_sign

FORCES = (
    "statute",
    "judicial",
    "regulation",
    "departmental",
    "normative",
    "standard",
    "self_discipline",
)


def in_force(start: date | None, end: date | None, day: date) -> bool:
    """Tell whether `day` lies between `start` and `end`, both included, None being open."""
    return (start is None or start <= day) and (end is None or day <= end)


@dataclass(frozen=True, slots=True)
class Instrument:
    slug: str
    name: str
    short_name: str
    number: str
    issuer: str
    force: str
    effective_from: date | None
    effective_to: date | None
    binds: frozenset[str]
    address: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Provision:
    """One article as in force from `effective_from` to `effective_to` (both included)."""

    key: str
    instrument: Instrument
    article: str
    label: str
    says: str
    consequence: str
    effective_from: date | None
    effective_to: date | None

    @property
    def title(self) -> str:
        """The instrument and the article, as a paper cites them."""
        return f"《{self.instrument.short_name}》{self.label}"


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision that a conduct may breach; `note` says in words when it fits, or is blank."""

    provision: str
    lender_kinds: frozenset[str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A dated number or time, such as 3 connected calls a day from 2025-02-28."""

    name: str
    value: str
    unit: str
    start: date | None
    end: date | None
    by: str
    lender_kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conduct:
    slug: str
    name: str
    severity: Severity
    definition: str
    is_not: str
    citations: tuple[Citation, ...]
    limits: tuple[Limit, ...]


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Everything the engine judges by. Two rulebooks with one hash judge alike, and are equal.

    `signs` are the phrase lists that tell signs, `phrases` all others.
    """

    instruments: Mapping[str, Instrument]
    provisions: Mapping[str, Provision]
    conducts: Mapping[str, Conduct]
    phrases: Mapping[str, tuple[Mapping[str, Any], ...]]
    signs: Mapping[str, tuple[Mapping[str, Any], ...]]
    words: Mapping[str, tuple[str, ...]]
    hash: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rulebook) and other.hash == self.hash

    def __hash__(self) -> int:
        return hash(self.hash)

    def limit(self, conduct: str, name: str, day: date, lender: LenderKind) -> Limit | None:
        """Return the limit `name` of `conduct` in force on `day` for `lender`, or None."""
        if conduct not in self.conducts:
            return None
        for limit in self.conducts[conduct].limits:
            if (
                limit.name == name
                and in_force(limit.start, limit.end, day)
                and (not limit.lender_kinds or lender in limit.lender_kinds)
            ):
                return limit
        return None

    def provisions_for(
        self, conduct: str, days: Iterable[date], lender: LenderKind
    ) -> tuple[str, ...]:
        """Return the keys in force on any of `days` that bind `lender`, statute first.

        For a platform or an unknown lender, rules of one sector follow as conditional ones (the
        page says 若放款机构为…); which those are, `is_conditional` tells.
        """
        days = set(days)
        return tuple(
            provision.key
            for provision in self._binding(conduct, lender)
            if any(in_force(provision.effective_from, provision.effective_to, day) for day in days)
        )

    def citation_note(self, conduct: str, key: str) -> str:
        """Return when the provision `key` fits this conduct, in words; blank where always."""
        for citation in self.conducts[conduct].citations:
            if citation.provision == key:
                return citation.note
        return ""

    def is_conditional(self, key: str, lender: LenderKind) -> bool:
        """Tell whether `key` binds a platform or unknown lender only if it is of another kind."""
        binds = self.provisions[key].instrument.binds
        return bool(binds) and lender not in binds

    def _binding(self, conduct: str, lender: LenderKind) -> tuple[Provision, ...]:
        """Return what `conduct` cites that can bind `lender`, statute first, whatever the day."""
        known = self._binding_kept.get((conduct, lender))
        if known is None:
            keys = {
                citation.provision
                for citation in self.conducts[conduct].citations
                if self._reaches(citation, self.provisions[citation.provision], lender)
            }
            ranked = sorted(keys, key=self._rank_for(lender))
            known = tuple(self.provisions[key] for key in ranked)
            self._binding_kept[conduct, lender] = known
        return known

    @cached_property
    def _binding_kept(self) -> dict[tuple[str, LenderKind], tuple[Provision, ...]]:
        return {}

    def _reaches(self, citation: Citation, provision: Provision, lender: LenderKind) -> bool:
        if citation.lender_kinds:
            return lender in citation.lender_kinds
        binds = provision.instrument.binds
        open_kind = lender in (LenderKind.PLATFORM, LenderKind.UNKNOWN)
        return not binds or lender in binds or open_kind

    def _rank_for(self, lender: LenderKind) -> Any:
        def rank(key: str) -> tuple[bool, int, str, str]:
            instrument = self.provisions[key].instrument
            return (
                self.is_conditional(key, lender),
                FORCES.index(instrument.force),
                instrument.slug,
                key,
            )

        return rank

    @cached_property
    def conduct_slugs(self) -> tuple[str, ...]:
        return tuple(self.conducts)


Record = Mapping[str, Any]


def build_rulebook(
    *,
    instruments: Sequence[Record],
    conducts: Sequence[Record],
    phrases: Sequence[Record] = (),
    words: Sequence[Record] = (),
    weights: str = "",
) -> Rulebook:
    """Build the edition that these records make; their order does not matter.

    `weights` is the digest of what the learned reader knows: other weights are another edition.
    Raises KeyError with the missing key where a conduct cites a provision that no record has, or a
    limit is set by one.
    """
    laws = {record["slug"]: _instrument(record) for record in instruments}
    provisions = {
        provision.key: provision
        for record in instruments
        for provision in _provisions(record, laws[record["slug"]])
    }
    catalogue = {
        record["slug"]: _conduct(record)
        for record in sorted(conducts, key=lambda record: (record["order"], record["slug"]))
    }
    for conduct in catalogue.values():
        for citation in conduct.citations:
            if citation.provision not in provisions:
                raise KeyError(f"{conduct.slug} cites {citation.provision}, which no record has")
        for limit in conduct.limits:
            if limit.by not in provisions:
                raise KeyError(f"{conduct.slug}, {limit.name}: no record has {limit.by}")
    lists = {record["slug"]: tuple(record["phrases"]) for record in phrases}
    return Rulebook(
        instruments=laws,
        provisions=provisions,
        conducts=catalogue,
        phrases={slug: found for slug, found in lists.items() if not is_sign(slug)},
        signs={slug: found for slug, found in lists.items() if is_sign(slug)},
        words={record["slug"]: tuple(record["words"]) for record in words},
        hash=_digest(weights, instruments, conducts, phrases, words),
    )


def _instrument(record: Record) -> Instrument:
    return Instrument(
        slug=record["slug"],
        name=record["name"],
        short_name=record["short_name"],
        number=record["number"],
        issuer=record["issuer"],
        force=record["force"],
        effective_from=record["effective_from"],
        effective_to=record["effective_to"],
        binds=frozenset(record["binds"]),
        address=record["address"],
        confidence=record["confidence"],
    )


def _provisions(record: Record, instrument: Instrument) -> Iterable[Provision]:
    for row in record["provisions"]:
        article = row["article"]
        yield Provision(
            key=f"{instrument.slug}#{article}" if article else instrument.slug,
            instrument=instrument,
            article=article,
            label=row["label"],
            says=row["says"],
            consequence=row["consequence"],
            effective_from=row["effective_from"] or instrument.effective_from,
            effective_to=row["effective_to"] or instrument.effective_to,
        )


def _conduct(record: Record) -> Conduct:
    return Conduct(
        slug=record["slug"],
        name=record["name"],
        severity=Severity(record["severity"]),
        definition=record["definition"],
        is_not=record["is_not"],
        citations=tuple(
            Citation(row["provision"], frozenset(row["lender_kinds"]), row["note"])
            for row in record["citations"]
        ),
        limits=tuple(
            Limit(
                name=row["name"],
                value=row["value"],
                unit=row["unit"],
                start=row["from"],
                end=row["to"],
                by=row["by"],
                lender_kinds=frozenset(row["lender_kinds"]),
            )
            for row in record["limits"]
        ),
    )


def _digest(weights: str, *kinds: Sequence[Record]) -> str:
    ordered = [sorted(kind, key=lambda record: record["slug"]) for kind in kinds]
    text = json.dumps(
        [weights, *ordered],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=lambda value: value.isoformat(),
    )
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
