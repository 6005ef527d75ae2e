"""Publishes what is due while people read, so that nothing has to run beside the app."""

import logging
import time
from collections.abc import Callable

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from curation.models import Change
from curation.releasing import publish_due
from curation.states import State

LOOK_EVERY_SECONDS = 60

log = logging.getLogger(__name__)


class PublishDueMiddleware:
    """Looks, at most once a minute in this process, whether a scheduled change is due.

    The look is one indexed query. A change that could not be published waits for a person (or for
    the command), so that no reader waits for it again. Where the database cannot be written to, the
    reader's page comes all the same, and the next minute tries again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._look_at = time.monotonic() + LOOK_EVERY_SECONDS

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = time.monotonic()
        if now >= self._look_at and request.path != "/healthz":
            self._look_at = now + LOOK_EVERY_SECONDS
            try:
                _publish_due()
            except Error:
                log.exception("what is due could not be published and waits for another minute")
        return self.get_response(request)


def _publish_due() -> None:
    due = Change.objects.filter(state=State.SCHEDULED, publish_at__lte=timezone.now(), problem="")
    if due.exists():
        done = publish_due(again=False)
        if done.held_up:
            log.warning("%d scheduled changes could not be published", len(done.held_up))
