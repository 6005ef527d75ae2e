"""What every page may ask about the open casebook."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from complaints.casebook.access import OpenCasebook
from complaints.intake.drafts import newest_draft


def unfinished(request: HttpRequest) -> dict[str, Any]:
    """Give `unfinished_draft`, the newest draft under way or None; looked up only where asked."""
    casebook: OpenCasebook | None = getattr(request, "casebook", None)
    return {"unfinished_draft": SimpleLazyObject(lambda: casebook and newest_draft(casebook))}
