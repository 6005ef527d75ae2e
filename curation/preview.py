"""The public pages as a draft would make them, for the one browser of an editor who asked."""

from collections.abc import Callable

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, resolve

from curation.applying import as_if
from curation.models import Change
from curation.rights import VIEW
from guide.transfer.files import ContentError

SESSION_ENTRY = "previewed_change"

_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_ACCEPT_ENCODING")


class PreviewMiddleware:
    """Shows a member of staff the change that they preview; everybody else what is published.

    Only looking is done as if: whatever such a page writes is rolled back. Nothing of it is cached
    or indexed anywhere.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        change = _previewed(request)
        if change is None:
            return self.get_response(request)
        request.preview = change  # type: ignore[attr-defined]
        for condition in _CONDITIONS:  # the banner has to be there each time, and readable to us
            request.META.pop(condition, None)
        try:
            with as_if([change]):
                response = self.get_response(request)
                if isinstance(response, SimpleTemplateResponse):
                    response.render()
        except (ContentError, ProtectedError):
            request.preview_fails = True  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.pop("ETag", None)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response


def _previewed(request: HttpRequest) -> Change | None:
    """Return the change to show on this page, or None."""
    if request.method not in ("GET", "HEAD") or not is_public(request.path):
        return None
    if SESSION_ENTRY not in request.session:
        return None
    user = request.user
    if not (user.is_active and user.is_staff and user.has_perm(VIEW)):
        return None
    change = Change.objects.filter(pk=request.session[SESSION_ENTRY]).first()
    return change if change is not None and change.is_open else None


def is_public(path: str) -> bool:
    """Tell whether a page is one of those that changes show on."""
    try:
        match = resolve(path)
    except Resolver404:
        return path.startswith("/guide/")
    if match.view_name == "guide:data-file":  # open data is one for all: nobody's cookie is read
        return False
    return match.app_name == "guide" or match.view_name == "home"
