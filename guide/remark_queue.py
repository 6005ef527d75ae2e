"""The remarks that wait, those that are answered in public, and those that are forgotten."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Min, QuerySet
from django.utils import timezone

from guide.models import Remark


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many remarks nobody has dealt with, and since when the oldest waits (None: none)."""

    count: int
    oldest_on: date | None


def waiting() -> Waiting:
    """Return what waits: the number for a dashboard."""
    new = Remark.objects.filter(status=Remark.Status.NEW)
    return Waiting(new.count(), new.aggregate(day=Min("sent_on"))["day"])


def public_answers(page: str = "") -> QuerySet[Remark]:
    """Return the remarks with a public answer, newest first; with `page`, of that page alone."""
    closed = Remark.objects.exclude(status=Remark.Status.NEW).exclude(answer="")
    shown = closed.filter(closed_on__gte=_first_day()).order_by("-closed_on", "-pk")
    return shown.filter(page=page) if page else shown


def forget_old_remarks() -> int:
    """Delete what was closed more than REMARK_DAYS ago, answers included; return how many."""
    gone: tuple[int, Any] = Remark.objects.filter(closed_on__lt=_first_day()).delete()
    return gone[0]


def _first_day() -> date:
    """Return the first day of closing that is still kept."""
    days: int = settings.REMARK_DAYS
    return timezone.localdate() - timedelta(days=days)
