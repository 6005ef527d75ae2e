"""Filters that put rows of the guide into words."""

from collections.abc import Iterable
from html import unescape
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guide.markdown import Heading, headings, render, render_inline
from guide.models.choices import LENDER_KIND_LABELS
from guide.periods import Period
from guide.remark_queue import Waiting, public_answers, waiting
from guide.targets import Targets, period_words

register = template.Library()
FEWEST_HEADINGS = 3
LONGEST_SHOWN = 120


@register.filter
def prose(text: str, targets: Targets) -> SafeString:
    """Render a text of several paragraphs; its headings begin with h2 and have anchors."""
    return render(text, targets, anchors=True)


@register.filter
def contents(text: str) -> list[Heading]:
    """Give the headings of a text for its table of contents; a short text has none."""
    found = headings(text)
    return found if len(found) >= FEWEST_HEADINGS else []


@register.filter
def section_prose(text: str, targets: Targets) -> SafeString:
    """Render a text that stands under an h2."""
    return render(text, targets, top_heading=3)


@register.filter
def line(text: str, targets: Targets) -> SafeString:
    """Render a text of one paragraph without the paragraph."""
    return render_inline(text, targets)


@register.simple_tag(takes_context=True)
def shown_elsewhere(context: dict[str, Any], text: str) -> str:
    """Give the first sentences of a text without any marks, for a page's description."""
    html = render_inline(str(text), context.get("links") or Targets({}))
    words = unescape(" ".join(strip_tags(html).split()))
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


@register.simple_tag(takes_context=True)
def answers_here(context: dict[str, Any]) -> int:
    """Count what editors have answered or put right about the page, as readers may see it."""
    return public_answers(context["request"].path).count()


@register.simple_tag
def remarks_waiting() -> Waiting:
    """Tell how many remarks nobody has dealt with, for the editors' first page."""
    return waiting()


@register.filter
def own_address(request: HttpRequest) -> str:
    """Give the address of the page without what a form may have put behind it."""
    return request.build_absolute_uri(request.path)


@register.filter
def in_words(period: Period) -> str:
    """Tell since when, until when, and whether it has ended or not begun."""
    return period_words(period, timezone.localdate()) or _("日期未注明")


@register.filter
def in_force(period: Period) -> bool:
    return period.holds(timezone.localdate())


@register.filter
def kinds_in_words(kinds: Iterable[Any], everybody: str) -> str:
    """Name lender kinds; `everybody` stands for an empty list."""
    return "、".join(str(LENDER_KIND_LABELS[kind]) for kind in kinds) or everybody
