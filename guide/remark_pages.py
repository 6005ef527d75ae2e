"""Which pages a remark can be about, and what a reader of one had before them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.urls import Resolver404, ResolverMatch, resolve

from guide.models import Channel, Conduct, Instrument, Lender, Remark, Stage, Topic
from guide.rules_edition import rules_edition
from guide.transfer.rows import MODELS, digest, record_of
from guide.vocabulary import Phase

_ROWS: dict[str, Any] = {
    "stage": Stage,
    "topic": Topic,
    "conduct": Conduct,
    "instrument": Instrument,
    "provision": Instrument,
    "lender": Lender,
    "channel": Channel,
}
_NO_PAGES = ("law-feed", "data-file", "remark", "remark-taken")
_KIND_OF = {model: kind for kind, model in MODELS.items()}


@dataclass(frozen=True, slots=True)
class Shown:
    """The edition of a page: its row and that row's digest, where it shows one, and the rules."""

    kind: str = ""
    slug: str = ""
    digest: str = ""
    checked_on: date | None = None
    rulebook: str = ""


def page_or_404(page: str) -> str:
    """Return `page` if it is the address of a page of the guide; else raise Http404."""
    try:
        match = resolve(page)
    except Resolver404:
        raise Http404 from None
    if match.namespace != "guide" and match.view_name != "home":
        raise Http404
    name = match.url_name or ""
    if name in _NO_PAGES or (name in _ROWS and not _is_phase(match) and _row(match) is None):
        raise Http404
    return page


def shown_on(page: str) -> Shown:
    """Return what the page at this address (of `page_or_404`) shows now."""
    row = _row(resolve(page))
    if row is None:
        return Shown(rulebook=rules_edition())
    kind = _KIND_OF[type(row)]
    return Shown(
        kind, row.slug, digest(kind, record_of(row)), _checked_on(row), rulebook=rules_edition()
    )


def row_of(remark: Remark) -> Any:
    """Return the row that the remark's page showed, or None where there is none (any more)."""
    model = MODELS.get(remark.kind)
    return model.objects.filter(slug=remark.slug).first() if model else None


def page_titles(pages: Iterable[str]) -> dict[str, str]:
    """Return, by address, what the row of each page is called; pages without a row are left out."""
    wanted: dict[Any, dict[str, list[str]]] = {}
    for page in set(pages):
        with suppress(Resolver404):
            match = resolve(page)
            if model := _ROWS.get(match.url_name or ""):
                wanted.setdefault(model, {}).setdefault(match.kwargs["slug"], []).append(page)
    return {
        page: str(row)
        for model, by_slug in wanted.items()
        for row in model.objects.filter(slug__in=by_slug)
        for page in by_slug[row.slug]
    }


def has_changed_since(remark: Remark) -> bool:
    """Tell whether the page's row is another than the reader saw; gone counts as changed."""
    if not remark.digest or not remark.kind:
        return False
    row = row_of(remark)
    return row is None or digest(remark.kind, record_of(row)) != remark.digest


def _checked_on(row: Any) -> date | None:
    """Return the day that the page gives as that of its last check."""
    if isinstance(row, Conduct):
        rules = row.citations.select_related("provision__instrument")
        return min((rule.provision.instrument.checked_on for rule in rules), default=None)
    day: date = row.reviewed_on if isinstance(row, Stage | Topic) else row.checked_on
    return day


def _row(match: ResolverMatch) -> Any:
    """Return the row that a page shows, or None."""
    model = _ROWS.get(match.url_name or "")
    return model.objects.filter(slug=match.kwargs["slug"]).first() if model else None


def _is_phase(match: ResolverMatch) -> bool:
    return match.url_name == "stage" and match.kwargs["slug"] in list(Phase)
