"""What needs somebody to look at it again: by how long ago that was done."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

DAY_FIELDS: Mapping[str, str] = {
    "instruments": "checked_on",
    "channels": "checked_on",
    "lenders": "checked_on",
    "stages": "reviewed_on",
    "topics": "reviewed_on",
}
"""The kinds whose rows say when they were last checked, and the field that does."""


def due_before(kind: str) -> date:
    """Return the day before which a row of `kind` must not have been checked last."""
    days: int = settings.REVIEW_DAYS[kind]
    return timezone.localdate() - timedelta(days=days)
