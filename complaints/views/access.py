"""Who may see a page of the casebook: whoever holds its key, and nobody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from complaints.casebook.access import OpenCasebook
from complaints.casebook.models import Casebook
from complaints.casebook.store import NoSuchRow
from complaints.views.forms import OpenForm

View = Callable[..., HttpResponseBase]


def needs_casebook(view: View) -> View:
    """Let a request through only with an open casebook; a row of another casebook is a 404.

    A form sent after the casebook locked loses nothing: the page that asks for the code carries
    what was typed (in the page alone, not on the server) and sends it on afterwards.
    """

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        casebook = casebook_of(request)
        if casebook is None or not Casebook.objects.filter(id=casebook.id).exists():
            return _locked(request)
        try:
            return view(request, *args, **kwargs)
        except NoSuchRow as error:
            raise Http404 from error

    return checked


def casebook_of(request: HttpRequest) -> OpenCasebook | None:
    """Return the casebook that the middleware put on the request."""
    return getattr(request, "casebook", None)


def open_casebook_of(request: HttpRequest) -> OpenCasebook:
    """Return the open casebook of a request that `needs_casebook` let through."""
    return cast(OpenCasebook, casebook_of(request))


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent, even nothing at all; None where none was sent."""
    return request.POST if request.method == "POST" else None


def _locked(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect(f"{reverse('case:open')}?to={request.path}")
    held = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    context = {"section": "case", "form": OpenForm(), "held": held, "to": request.path}
    return render(request, "complaints/locked.html", context, status=403)
