"""Adding what was counted to the database, and closing the days that are over."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from figures.hiding import hide_parts, hide_small
from figures.models import ClosedDay, DailyFigure
from figures.names import TOTAL, Group
from figures.tally import Key

GRACE = timedelta(minutes=5)  # after midnight, for what other processes still hold in memory


@transaction.atomic
def store(counts: Mapping[Key, int]) -> None:
    """Add `counts`, but not to days that are closed already. Several may do so at once."""
    closed = set(ClosedDay.objects.filter(day__in={key.day for key in counts}).values_list("day"))
    taken = sorted(key for key in counts if (key.day,) not in closed)  # one order: no deadlock
    DailyFigure.objects.bulk_create(
        [DailyFigure(day=key.day, group=key.group, name=key.name) for key in taken],
        ignore_conflicts=True,
    )
    for key in taken:
        DailyFigure.objects.filter(
            day=key.day, group=key.group, name=key.name, is_final=False
        ).update(number=F("number") + counts[key])


def close_days(now: datetime | None = None) -> None:
    """Delete the small numbers of every day that is over, and add the sums that may be shown."""
    local = timezone.localtime(now)
    today = local.date()
    if local - timezone.make_aware(datetime.combine(today, time.min)) < GRACE:
        today -= timedelta(days=1)
    open_days = DailyFigure.objects.filter(day__lt=today, is_final=False)
    for day in sorted(set(open_days.values_list("day", flat=True))):
        _close(day)


@transaction.atomic
def _close(day: date) -> None:
    least: int = settings.FIGURES_LEAST
    _closed, first = ClosedDay.objects.get_or_create(day=day, defaults={"least": least})
    rows = DailyFigure.objects.filter(day=day, is_final=False)
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    if first:
        for row in rows:
            counts[row.group][row.name] = row.number
    rows.delete()  # where it was closed before, these came too late
    DailyFigure.objects.bulk_create(
        DailyFigure(day=day, group=group, name=name, number=number, is_final=True)
        for group, parts in counts.items()
        for name, number in _kept(group, parts, least).items()
    )


def _kept(group: str, counts: dict[str, int], least: int) -> dict[str, int]:
    if group != Group.DOSSIERS:
        return hide_small(counts, least)
    shown = hide_parts(counts, least)
    return {**shown.parts, **({} if shown.total is None else {TOTAL: shown.total})}
