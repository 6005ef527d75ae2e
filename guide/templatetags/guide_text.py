"""Filters that put rows of the guide into words."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guide.markdown import render, render_inline
from guide.models.choices import LENDER_KIND_LABELS
from guide.periods import Period
from guide.targets import Targets, period_words

register = template.Library()


@register.filter
def prose(text: str, targets: Targets) -> SafeString:
    """Render a text of several paragraphs; its headings begin with h2."""
    return render(text, targets)


@register.filter
def section_prose(text: str, targets: Targets) -> SafeString:
    """Render a text that stands under an h2."""
    return render(text, targets, top_heading=3)


@register.filter
def line(text: str, targets: Targets) -> SafeString:
    """Render a text of one paragraph without the paragraph."""
    return render_inline(text, targets)


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
