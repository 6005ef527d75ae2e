"""What the first page of the admin shows: what waits for whom, and what needs a look again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from curation.labels import kind_label
from curation.models import Change, Person
from curation.rights import APPROVE, may
from curation.states import Act, State
from curation.upkeep import DAY_FIELDS, due_before
from guide.models import Instrument
from guide.transfer.kinds import KINDS
from guide.transfer.rows import MODELS

AHEAD = timedelta(days=60)
SHOWN = 8  # of the changes that somebody began last


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows of one kind have something in common; `address` lists them."""

    label: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """An instrument that ends, or begins, on a day soon."""

    instrument: Instrument
    day: date
    ends: bool

    @property
    def address(self) -> str:
        return row_address(self.instrument)


def waiting_for(person: Person) -> list[Change]:
    """Return what `person` may judge now: in review, and not theirs where two must look."""
    if not person.has_perm(APPROVE):
        return []
    in_review = _light(Change.objects.filter(state=State.IN_REVIEW)).prefetch_related("steps")
    return [change for change in in_review if may(person, Act.APPROVED, change)]


def own_work(person: Person) -> list[Change]:
    """Return the drafts of `person`, what was returned to them first."""
    mine = Change.objects.filter(author=person, state__in=[State.DRAFT, State.RETURNED])
    return sorted(_light(mine), key=lambda change: change.state != State.RETURNED)


def recent_work(person: Person) -> list[Change]:
    """Return the last changes that `person` began, whatever became of them."""
    return list(_light(Change.objects.filter(author=person))[:SHOWN])


def scheduled() -> list[Change]:
    """Return what waits for its day, the next first; what is held up says why."""
    return list(_light(Change.objects.filter(state=State.SCHEDULED)).order_by("publish_at"))


def approved() -> list[Change]:
    """Return what is approved and waits for somebody to publish it."""
    return list(_light(Change.objects.filter(state=State.APPROVED)))


def due_for_review() -> Iterator[Rows]:
    """Count, by kind, the rows that were checked too long ago."""
    for kind, field in DAY_FIELDS.items():
        rows = MODELS[kind].objects.filter(**{f"{field}__lt": due_before(kind)})
        yield from _rows(kind, rows, "state=due")


def unsourced() -> Iterator[Rows]:
    """Count, by kind, the rows that name no source."""
    for kind, declared in KINDS.items():
        if any(key.name == "sources" for key in declared.keys):
            yield from _rows(kind, MODELS[kind].objects.filter(sources=None), "sources=none")


def instruments_ahead(today: date | None = None) -> list[Ahead]:
    """Return the instruments that end or begin within sixty days, the next first."""
    today = today or timezone.localdate()
    soon = (today, today + AHEAD)
    near = Instrument.objects.filter(Q(effective_to__range=soon) | Q(effective_from__range=soon))
    found = []
    for row in near:
        for day, ends in ((row.effective_from, False), (row.effective_to, True)):
            if day is not None and soon[0] <= day <= soon[1]:
                found.append(Ahead(row, day, ends))
    return sorted(found, key=lambda each: each.day)


def row_address(row: Any) -> str:
    """Return the address of the form of a row."""
    return reverse(f"admin:guide_{row._meta.model_name}_change", args=[row.pk])


def _rows(kind: str, rows: QuerySet, query: str) -> Iterator[Rows]:
    number = rows.count()
    if number:
        address = reverse(f"admin:guide_{MODELS[kind]._meta.model_name}_changelist")
        yield Rows(kind_label(kind), number, f"{address}?{query}")


def _light(changes: QuerySet[Change]) -> QuerySet[Change]:
    return changes.defer("before_text", "after_text").select_related("author", "reviewer")
