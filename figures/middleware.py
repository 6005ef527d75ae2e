"""Counts which kind of public page was opened; the address alone is looked at, never who asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from figures.listening import count
from figures.names import CHANNEL_PAGE, PAGE_LABELS, Group


class FiguresMiddleware:
    """Counts pages that were found (200) or still had (304)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match is None or request.method != "GET" or response.status_code not in (200, 304):
            return response
        if match.view_name in PAGE_LABELS:
            count(Group.PAGES, match.view_name)
        if match.view_name == CHANNEL_PAGE:  # the channel is there: its page was found
            count(Group.CHANNELS, match.kwargs["slug"])
        return response
