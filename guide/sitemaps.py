"""All pages of the guide for search engines. The casebook is none of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from guide.models import Channel, Conduct, Instrument, Lender, Stage, Topic
from guide.vocabulary import Phase

_GUIDE = (
    *("index", "conducts", "law", "lenders", "channels"),
    *("sources", "data", "corrections", "map"),
)
LISTS = ("home", *(f"guide:{name}" for name in _GUIDE))


class ListPages(Sitemap):
    def items(self) -> tuple[str, ...]:
        return LISTS

    def location(self, item: str) -> str:
        return reverse(item)


class PhasePages(Sitemap):
    def items(self) -> list[str]:
        used = set(Stage.objects.values_list("phase", flat=True))
        return [phase.value for phase in Phase if phase in used]

    def location(self, item: str) -> str:
        return reverse("guide:stage", args=[item])


class RowPages(Sitemap):
    """The pages of one kind; `day` is the column that says when they were last looked over."""

    def __init__(self, model: Any, day: str = "") -> None:
        self.model = model
        self.day = day

    def items(self) -> Iterable[Any]:
        return self.model.objects.all()

    def lastmod(self, item: Any) -> date | None:
        return getattr(item, self.day) if self.day else None


SITEMAPS = {
    "lists": ListPages(),
    "phases": PhasePages(),
    "stages": RowPages(Stage, "reviewed_on"),
    "topics": RowPages(Topic, "reviewed_on"),
    "conducts": RowPages(Conduct),
    "law": RowPages(Instrument, "checked_on"),
    "lenders": RowPages(Lender, "checked_on"),
    "channels": RowPages(Channel, "checked_on"),
}
