"""Puts the open casebook on the request and keeps its pages out of every cache."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from complaints.casebook.access import SESSION_ENTRY, OpenCasebook, remembered
from guide.opendata import ROOT as OPEN_DATA

RENEW_AFTER = timedelta(minutes=5)


class CasebookRequest(HttpRequest):
    """A request as the views of this app see it."""

    casebook: OpenCasebook | None


class CasebookMiddleware:
    """Sets `request.casebook` (None where none is open).

    For open data no cookie is looked at, so that the same answer may be kept for everybody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        shared = request.path.startswith(OPEN_DATA)
        casebook = None if shared else remembered(request.session)
        request.casebook = casebook  # type: ignore[attr-defined]
        if casebook is not None:
            _renew(request)
        response = self.get_response(request)
        if casebook is not None or request.path.startswith("/case/"):
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        return response


def _renew(request: HttpRequest) -> None:
    """Activity renews the session, written at most once in five minutes."""
    entry = request.session[SESSION_ENTRY]
    seen = entry.get("seen")
    now = timezone.now().timestamp()
    if seen is None or now - seen > RENEW_AFTER.total_seconds():
        request.session[SESSION_ENTRY] = {**entry, "seen": now}
