"""Quick exit: drop the session, then show a page that says nothing about this site."""

import calendar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Close the casebook and show a plain calendar of the month.

    A link may do this: closing what is open harms nobody. The browser is told to drop what it
    kept of this site; its history it keeps, as the guide says beforehand.
    """
    request.session.flush()
    today = timezone.localdate()
    weeks = calendar.Calendar().monthdayscalendar(today.year, today.month)
    response = render(request, "complaints/leave.html", {"today": today, "weeks": weeks})
    response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'
    response["Cache-Control"] = "no-store"
    return response
