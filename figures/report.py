"""The figures of a month as a table: a row a day, a column for each name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from figures.models import DailyFigure
from figures.names import CASEBOOK_LABELS, GROUP_LABELS, PAGE_LABELS, TOTAL, Group
from guide.models import Channel
from guide.spreadsheet import as_text, table

HIDDEN = "–"


@dataclass(frozen=True, slots=True)
class Month:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month | None":
        """Return the month in a text such as 2026-11, or None."""
        try:
            return cls.of(date.fromisoformat(f"{text}-01"))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GroupTable:
    """`sums` add up what is shown alone: whoever subtracts learns nothing that is hidden."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[tuple[date, tuple[str, ...]], ...]
    sums: tuple[str, ...]


def months() -> list[Month]:
    """Return the months of which there is something to show, newest first."""
    days = DailyFigure.objects.filter(is_final=True).dates("day", "month", order="DESC")
    return [Month.of(day) for day in days]


def tables(month: Month) -> list[GroupTable]:
    """Return the month's tables; only days that are over have numbers."""
    found: dict[str, dict[str, dict[date, int]]] = {group: {} for group in GROUP_LABELS}
    rows = DailyFigure.objects.filter(is_final=True, day__range=(month.first, month.last))
    for row in rows:
        found.setdefault(row.group, {}).setdefault(row.name, {})[row.day] = row.number
    days = sorted({day for names in found.values() for each in names.values() for day in each})
    return [_table(group, names, days) for group, names in found.items() if names]


def as_csv(month: Month) -> bytes:
    """Return the month as one table: day, what, how often. What is hidden is not in it."""
    rows = (
        [str(day), shown.label, as_text(head), cell]
        for shown in tables(month)
        for day, cells in shown.rows
        for head, cell in zip(shown.heads, cells, strict=True)
        if cell != HIDDEN
    )
    return table([_("日期"), _("分组"), _("什么"), _("次数")], rows)


def _table(group: str, names: Mapping[str, Mapping[date, int]], days: list[date]) -> GroupTable:
    labels = dict(_labels(group, names))
    ordered = sorted(names, key=lambda name: (name != TOTAL, list(labels).index(name)))
    return GroupTable(
        label=str(GROUP_LABELS[group]),
        heads=tuple(labels[name] for name in ordered),
        rows=tuple(
            (day, tuple(str(names[name].get(day, HIDDEN)) for name in ordered)) for day in days
        ),
        sums=tuple(str(sum(names[name].values())) for name in ordered),
    )


def _labels(group: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the words for names, in the order in which they are shown."""
    known: dict[str, str] = {TOTAL: _("一共（包括不显示的）")}
    if group == Group.PAGES:
        known |= {name: str(label) for name, label in PAGE_LABELS.items()}
    elif group == Group.CASEBOOKS:
        known |= {name: str(label) for name, label in CASEBOOK_LABELS.items()}
    else:
        known |= dict(Channel.objects.values_list("slug", "name"))
    yield from known.items()
    yield from ((name, name) for name in names if name not in known)
