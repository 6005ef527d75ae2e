"""Taking down what readers say is wrong, without anything about who says it."""

from typing import Any

from django.http import Http404
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone

from guide.models import Channel, Conduct, Instrument, Lender, Remark, Stage, Topic
from guide.transfer.rows import MODELS, digest, record_of
from guide.vocabulary import Phase

# How many a day are taken in all, and for one page: whoever floods the box is stopped without
# anybody's address being kept.
MOST_A_DAY = 200
MOST_A_PAGE = 20

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


class TooManyRemarks(Exception):
    """Today's box is full."""


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


def take_remark(page: str, part: str, wrong: str) -> None:
    """Keep a remark on `page`, once a day however often it is sent; raise TooManyRemarks."""
    today = timezone.localdate()
    of_today = Remark.objects.filter(sent_on=today)
    if of_today.filter(page=page, part=part, wrong=wrong).exists():
        return
    if of_today.count() >= MOST_A_DAY or of_today.filter(page=page).count() >= MOST_A_PAGE:
        raise TooManyRemarks
    Remark.objects.create(page=page, digest=_digest_of(page), part=part, wrong=wrong, sent_on=today)


def _digest_of(page: str) -> str:
    """Return the digest of what the page shows, as its content file bears it; '' for a list."""
    row = _row(resolve(page))
    return digest(_KIND_OF[type(row)], record_of(row)) if row else ""


def _row(match: ResolverMatch) -> Any:
    """Return the row that a page shows, or None."""
    model = _ROWS.get(match.url_name or "")
    return model.objects.filter(slug=match.kwargs["slug"]).first() if model else None


def _is_phase(match: ResolverMatch) -> bool:
    return match.url_name == "stage" and match.kwargs["slug"] in list(Phase)
