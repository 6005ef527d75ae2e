"""The published changes of a row, for the editor who answers a reader's remark."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from curation.models import Change
from curation.states import State
from guide.row_changes import RowChange

MOST = 20


def published_changes(kind: str, slug: str) -> Iterator[RowChange]:
    """Yield the last published changes of a row, newest first (guide.row_changes.Finder)."""
    rows = Change.objects.filter(kind=kind, slug=slug, state=State.PUBLISHED)
    for change in rows.order_by("-published_at", "-pk")[:MOST]:
        assert change.published_at is not None  # noqa: S101 (published ones have it)
        day = timezone.localdate(change.published_at)
        reason = change.reason.strip().partition("\n")[0][:40] or change.get_origin_display()
        words = _("%(day)s 发布：%(reason)s") % {"day": day, "reason": reason}
        yield RowChange(change.pk, words, change.get_absolute_url())
