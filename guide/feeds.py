"""What changes in the law, for feed readers: nobody has to leave an address to be told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guide.models import Instrument
from guide.models.choices import FORCE_LABELS

MOST = 60


@dataclass(frozen=True, slots=True)
class Change:
    """Something that became so on `day`; what lies ahead is told on the day it was checked."""

    name: str  # stays the same for one change, so that a reader shows it once
    link: str
    told_on: date
    title: str
    text: str


class LawChanges(Feed):
    """Instruments and provisions by their first and last days, and when each was checked."""

    feed_type = Atom1Feed
    title = gettext_lazy("规定的变化 – 逾期自助")
    subtitle = gettext_lazy("和催收、借贷有关的规定什么时候生效、失效，本站什么时候核对过。")
    link = reverse_lazy("guide:law")
    feed_url = reverse_lazy("guide:law-feed")

    def items(self) -> list[Change]:
        rows = Instrument.objects.select_related("succeeded_by").prefetch_related("provisions")
        today = timezone.localdate()
        changes = [change for row in rows for change in _changes(row, today)]
        changes += _checks(rows)
        changes.sort(key=lambda each: (each.told_on, each.name), reverse=True)
        return changes[:MOST]

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return str(item.text)

    def item_link(self, item: Any) -> str:
        return str(item.link)

    def item_guid(self, item: Any) -> str:
        return str(item.name)

    def item_updateddate(self, item: Any) -> datetime:
        return timezone.make_aware(datetime.combine(item.told_on, time.min))

    def item_pubdate(self, item: Any) -> datetime:
        return self.item_updateddate(item)


def _changes(row: Instrument, today: date) -> Iterator[Change]:
    """Give the first and last days of an instrument and of its provisions."""
    force = str(FORCE_LABELS[row.force])
    link = row.get_absolute_url()
    law = f"《{row.short_name}》"
    for start in _days(row, "effective_from"):
        title = _("%(law)s自 %(day)s 起有效") % {"law": law, "day": start}
        text = _labels(row, "effective_from", start) or force
        yield Change(f"{row.slug}/from/{start}", link, _told(start, row, today), title, text)
    for end in _days(row, "effective_to"):
        title = _("%(law)s有效到 %(day)s 为止") % {"law": law, "day": end}
        text = _labels(row, "effective_to", end) or force
        if row.succeeded_by and end == row.effective_to:
            text = _("以后看%(law)s。") % {"law": row.succeeded_by}
        yield Change(f"{row.slug}/to/{end}", link, _told(end, row, today), title, text)


def _checks(rows: Iterable[Instrument]) -> Iterator[Change]:
    """Give one change a day on which instruments were checked: many are, in one go."""
    by_day: dict[date, list[str]] = {}
    for row in rows:
        by_day.setdefault(row.checked_on, []).append(f"《{row.short_name}》")
    for day, names in by_day.items():
        title = _("%(day)s 核对了 %(number)s 部规定") % {"day": day, "number": len(names)}
        yield Change(f"checked/{day}", str(LawChanges.link), day, title, "、".join(sorted(names)))


def _days(row: Instrument, column: str) -> list[date]:
    """Return the days in `column` of the instrument and of those provisions that have their own."""
    days = {getattr(each, column) for each in (row, *row.provisions.all())}
    return sorted(day for day in days if day is not None)


def _labels(row: Instrument, column: str, day: date) -> str:
    """Name the provisions whose own day it is; '' where it is the instrument's."""
    if getattr(row, column) == day:
        return ""
    return "、".join(each.label for each in row.provisions.all() if getattr(each, column) == day)


def _told(day: date, row: Instrument, today: date) -> date:
    return day if day <= today else row.checked_on
