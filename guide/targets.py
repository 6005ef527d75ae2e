"""What the links in texts lead to: addresses and words from today's rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guide.links import Link, LinkKind, find_links
from guide.models.choices import FORCE_LABELS, PHASE_LABELS
from guide.models.conduct import Conduct, Limit
from guide.models.directory import Channel, Lender
from guide.models.law import Instrument, Provision
from guide.models.pages import Stage, Topic
from guide.periods import Period
from guide.vocabulary import Phase


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: the linked words, and what stands after them unlinked."""

    href: str
    words: str
    after: str = ""


class Targets:
    """The targets of the links in some texts, looked up in four queries at most."""

    def __init__(self, found: Mapping[tuple[str, str], Target]) -> None:
        self._found = found

    @classmethod
    def of(cls, *texts: str | Iterable[str]) -> "Targets":
        """Look up every link in `texts` (texts or lists of texts)."""
        flat = [part for text in texts for part in ([text] if isinstance(text, str) else text)]
        wanted: dict[str, set[str]] = {}
        for link in find_links(flat):
            wanted.setdefault(link.kind, set()).add(link.target)
        found = _find_phases(wanted.get(LinkKind.STAGE, set())) | _find_named(wanted)
        for kind, find in ((LinkKind.LAW, _find_law), (LinkKind.LIMIT, _find_limits)):
            if names := wanted.get(kind):
                found |= {(kind, name): target for name, target in find(names).items()}
        return cls(found)

    def get(self, link: Link) -> Target | None:
        return self._found.get(link.name)


def unknown_links(texts: Mapping[str, str | list[str]]) -> dict[str, list[str]]:
    """Return, by the name of a text, the links in it that lead nowhere."""
    targets = Targets.of(*texts.values())
    lost = {
        name: [
            str(link)
            for link in find_links([text] if isinstance(text, str) else text)
            if targets.get(link) is None
        ]
        for name, text in texts.items()
    }
    return {name: links for name, links in lost.items() if links}


def period_words(period: Period, today: date) -> str:
    """Return a period in words, such as 2026-01-01 起."""
    if period.start and today < period.start:
        return _("%(start)s 起，尚未生效") % {"start": period.start}
    if period.end and period.end < today:
        if period.start is None:
            return _("至 %(end)s，已失效") % {"end": period.end}
        return _("%(start)s 至 %(end)s，已失效") % {"start": period.start, "end": period.end}
    if period.start and period.end:
        return _("%(start)s 至 %(end)s") % {"start": period.start, "end": period.end}
    if period.end:
        return _("至 %(end)s") % {"end": period.end}
    return _("%(start)s 起") % {"start": period.start} if period.start else ""


def force_words(instrument: Instrument, period: Period, today: date) -> str:
    """Return force and period, such as 法律，2026-01-01 起."""
    parts = [str(FORCE_LABELS[instrument.force]), period_words(period, today)]
    return "，".join(part for part in parts if part)


def _find_law(names: set[str]) -> dict[str, Target]:
    today = timezone.localdate()
    provisions = Provision.objects.filter(key__in=names).select_related("instrument")
    found = {
        row.key: Target(
            row.get_absolute_url(), row.title, f"（{force_words(row.instrument, row.span, today)}）"
        )
        for row in provisions
    }
    rest = {name for name in names - set(found) if "#" not in name}
    for row in Instrument.objects.filter(slug__in=rest) if rest else ():
        words = force_words(row, row.period, today)
        found[row.slug] = Target(row.get_absolute_url(), f"《{row.short_name}》", f"（{words}）")
    return found


def _find_limits(names: set[str]) -> dict[str, Target]:
    """Find the values in force today; where there is none, the last one, with its end."""
    today = timezone.localdate()
    conducts = {name.partition("/")[0] for name in names}
    by_name: dict[str, list[Limit]] = {}
    for row in Limit.objects.filter(conduct__slug__in=conducts).select_related("conduct"):
        by_name.setdefault(f"{row.conduct.slug}/{row.name}", []).append(row)
    found = {}
    for name in names & set(by_name):
        rows = by_name[name]
        valid = [row for row in rows if row.period.holds(today)]
        # What holds for every kind of lender comes before what holds for some.
        row = min(valid, key=lambda row: len(row.lender_kinds)) if valid else rows[-1]
        after = "" if valid else f"（{period_words(row.period, today)}）"
        found[name] = Target(f"{row.conduct.get_absolute_url()}#limits", row.value, after)
    return found


def _find_named(wanted: Mapping[str, set[str]]) -> dict[tuple[str, str], Target]:
    """Find pages known by slug and name, of whatever kinds, in one query."""
    queries = [
        model.objects.filter(slug__in=wanted[kind])
        .order_by()
        .values_list(models.Value(kind.value, models.CharField()), "slug", name)
        for kind, (model, name) in _NAMED.items()
        if wanted.get(kind)
    ]
    if not queries:
        return {}
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    return {(k, slug): Target(reverse(f"guide:{k}", args=[slug]), name) for k, slug, name in rows}


def _find_phases(slugs: set[str]) -> dict[tuple[str, str], Target]:
    """Find the pages of phases, which share their addresses with those of stages."""
    return {
        (LinkKind.STAGE.value, slug): Target(
            reverse("guide:stage", args=[slug]), str(PHASE_LABELS[slug])
        )
        for slug in slugs & set(Phase)
    }


_NAMED: Mapping[LinkKind, tuple[Any, str]] = {
    LinkKind.CONDUCT: (Conduct, "name"),
    LinkKind.TOPIC: (Topic, "title"),
    LinkKind.STAGE: (Stage, "name"),
    LinkKind.CHANNEL: (Channel, "name"),
    LinkKind.LENDER: (Lender, "name"),
}
