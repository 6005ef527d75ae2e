"""The lists on the first page of the admin, each asked for by name."""

from typing import Any

from django import template
from django.utils import timezone

from curation import board
from curation.finding_words import Found, in_words
from curation.models import Change
from guide.addresses import is_page
from guide.review.check import review
from guide.transfer.kinds import KINDS
from guide.transfer.rows import records

register = template.Library()


@register.simple_tag(takes_context=True)
def curation_board(context: Any) -> dict[str, Any]:
    """Return the lists of the board for the person who looks."""
    person = context["request"].user
    return {
        "waiting": board.waiting_for(person),
        "own": board.own_work(person),
        "approved": board.approved(),
        "scheduled": board.scheduled(),
        "due": list(board.due_for_review()),
        "unsourced": list(board.unsourced()),
        "ahead": board.instruments_ahead(),
        "findings": _findings(),
    }


@register.simple_tag(takes_context=True)
def recent_changes(context: Any) -> list[Change]:
    """Return the last changes that the person who looks began."""
    return board.recent_work(context["request"].user)


def _findings() -> list[Found]:
    content = {kind: records(kind) for kind in KINDS}
    return in_words(review(content, timezone.localdate(), is_page))
