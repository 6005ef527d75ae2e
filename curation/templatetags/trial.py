"""Figures and names on the pages for trying rules."""

from collections.abc import Mapping

from django import template

from curation.trial.words import NOTICES

register = template.Library()


@register.filter
def percent(share: float) -> str:
    """Return a share with one decimal, such as 97.4 %."""
    return f"{100 * share:.1f} %"


@register.filter
def named(kind: str, names: Mapping[str, str]) -> str:
    """Return the name of a conduct or of a kind of notice; what has none stays as it is."""
    return str(NOTICES.get(kind) or names.get(kind, kind))
