"""Opening a casebook: a new one with a fresh code, or an existing one with its code."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from complaints.casebook.access import (
    NoSuchCasebook,
    create_casebook,
    free_case_number,
    open_casebook,
    remember,
)
from complaints.casebook.kept_code import forget_kept_code
from complaints.vault.codes import GROUPS, RecoveryCode, new_recovery_code
from complaints.vault.slots import Busy
from complaints.views.access import casebook_of, posted
from complaints.views.forms import ConfirmForm, OpenForm
from config.events import Event, tell

PENDING = "pending"
HELD_PREFIX = "held:"


@require_http_methods(["GET", "HEAD", "POST"])
def open_page(request: HttpRequest) -> HttpResponse:
    """Offer a new casebook, and open an existing one with its number and code."""
    form = OpenForm(posted(request))
    if request.method == "POST" and form.is_valid():
        number, code = form.cleaned_data["number"], form.cleaned_data["code"]
        try:
            casebook = open_casebook(number, code)
        except NoSuchCasebook:
            form.add_error(None, _("案号和恢复码对不上。请核对两样是不是一起抄下来的。"))
        except Busy:
            form.add_error(None, _("现在打开的人太多。请等半分钟，再按一次“打开”。"))
        else:
            tell(Event.CASEBOOK_OPENED)
            forget_kept_code(casebook)  # whoever opens it with the code has kept the code
            remember(request.session, casebook)
            return _onward(request)
    to, held, came_from = _inside(request), _held(request), _came_from(request)
    return render(
        request,
        "complaints/open.html",
        {
            "section": "case",
            "form": form,
            "to": to,
            "locked": bool(held) or (bool(to) and not came_from),
            "held": held,
            "casebook": casebook_of(request),
            "came_from": came_from,
        },
    )


@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Make a number and a code; they wait, sealed in the session, until part is typed back."""
    to = _inside(request)
    positions = sorted(secrets.SystemRandom().sample(range(GROUPS), 2))
    request.session.flush()
    request.session[PENDING] = {
        "to": to,
        "number": free_case_number(),
        "code": new_recovery_code().characters,
        "positions": positions,
    }
    return redirect("case:show-code")


@require_safe
def show_code(request: HttpRequest) -> HttpResponse:
    """Show the number and the code, to be written down or printed."""
    pending = _pending(request)
    if pending is None:
        return redirect("case:open")
    return render(
        request,
        "complaints/show_code.html",
        {"section": "case", "number": pending["number"], "code": pending["code"]},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask for two groups back; only then does the casebook exist."""
    pending = _pending(request)
    if pending is None:
        return redirect("case:open")
    form = ConfirmForm(posted(request), code=pending["code"], positions=pending["positions"])
    if request.method == "POST" and form.is_valid():
        try:
            casebook = create_casebook(pending["code"], pending["number"])
        except Busy:
            form.add_error(None, _("现在打开的人太多。请等半分钟，再按一次“打开记录本”。"))
        else:
            tell(Event.CASEBOOK_MADE)
            remember(request.session, casebook)
            return redirect(pending.get("to") or "case:home")
    return render(request, "complaints/confirm_code.html", {"section": "case", "form": form})


def _pending(request: HttpRequest) -> dict[str, Any] | None:
    entry = request.session.get(PENDING)
    if entry is None:
        return None
    return {**entry, "code": RecoveryCode(entry["code"])}


def _inside(request: HttpRequest) -> str:
    """Return the page of the casebook to go on to, or an empty text."""
    to = request.POST.get("to") or request.GET.get("to") or ""
    safe = url_has_allowed_host_and_scheme(to, allowed_hosts=None) and to.startswith("/case/")
    return to if safe else ""


def _came_from(request: HttpRequest) -> str:
    """Return the page of the guide whose link led here, or an empty text."""
    page = request.GET.get("from", "")
    safe = url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if safe and page.startswith("/guide/") else ""


def _held(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed before the casebook locked; the page carries it, not the server."""
    return [
        (name.removeprefix(HELD_PREFIX), value)
        for name, values in request.POST.lists()
        if name.startswith(HELD_PREFIX)
        for value in values
    ]


def _onward(request: HttpRequest) -> HttpResponse:
    to, held = _inside(request), _held(request)
    if held and to:
        return render(
            request, "complaints/resume.html", {"section": "case", "to": to, "held": held}
        )
    return redirect(to or "case:home")
