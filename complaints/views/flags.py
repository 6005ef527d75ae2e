"""Confirming or dismissing one flag; the reason is kept with it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from complaints.casebook.contacts import contacts_of
from complaints.casebook.debts import debt_of
from complaints.casebook.facts import Decision
from complaints.casebook.judgement import decide, judge
from complaints.presentation import flag_key
from complaints.views.access import needs_casebook, open_casebook_of

REASON_LIMIT = 500


@require_POST
@needs_casebook
def decide_one(request: HttpRequest, debt: UUID) -> HttpResponse:
    """Keep what the borrower says of one flag of `debt`, then go back to where they were."""
    casebook = open_casebook_of(request)
    judged = judge(casebook, debt, debt_of(casebook, debt), contacts_of(casebook))
    wanted = request.POST.get("flag", "")
    flag = next((each for each in judged.assessment.flags if flag_key(each) == wanted), None)
    verdict = request.POST.get("verdict")
    if flag is None or verdict not in ("confirm", "dismiss"):
        raise Http404
    decide(
        casebook,
        Decision(
            conduct=flag.conduct,
            contacts=frozenset(flag.contacts),
            confirmed=verdict == "confirm",
            reason=request.POST.get("reason", "").strip()[:REASON_LIMIT],
            rulebook=judged.assessment.rulebook,
        ),
    )
    messages.success(
        request,
        _("已确认，会写进投诉材料。") if verdict == "confirm" else _("已忽略，不会写进投诉材料。"),
    )
    back = request.POST.get("back", "")
    if back.startswith("/case/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect("case:contacts")
