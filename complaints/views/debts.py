"""Loans: adding one, changing one, and the refusals that third persons spoke."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from complaints.casebook.debts import (
    debt_of,
    debts_of,
    record_refusal,
    remove_refusal,
    save_debt,
)
from complaints.conduct.facts import SHANGHAI, Addressee, Refusal
from complaints.intake.answers import person_key
from complaints.intake.vocabulary import ADDRESSEES
from complaints.views.access import needs_casebook, open_casebook_of, posted
from complaints.views.forms import DebtForm, RefusalForm


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def new(request: HttpRequest) -> HttpResponse:
    """Add a loan; the first one leads straight on to the first contact."""
    casebook = open_casebook_of(request)
    form = DebtForm(posted(request))
    if request.method == "POST" and form.is_valid():
        first = not debts_of(casebook)
        save_debt(casebook, form.facts())
        if first:
            return redirect("case:contact-new")
        messages.success(request, _("已保存。"))
        return redirect("case:home")
    return render(request, "complaints/debt.html", {"section": "case", "form": form, "debt": None})


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def change(request: HttpRequest, debt: UUID) -> HttpResponse:
    """Change a loan."""
    casebook = open_casebook_of(request)
    facts = debt_of(casebook, debt)
    form = DebtForm(posted(request), initial=DebtForm.initial_from(facts))
    if request.method == "POST" and form.is_valid():
        save_debt(casebook, form.facts(facts), debt)
        messages.success(request, _("已保存。"))
        return redirect("case:home")
    return render(
        request,
        "complaints/debt.html",
        {"section": "case", "form": form, "debt": debt, "facts": facts},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def refusals(request: HttpRequest, debt: UUID) -> HttpResponse:
    """List who asked not to be contacted again, add one, take one back."""
    casebook = open_casebook_of(request)
    facts = debt_of(casebook, debt)
    if "remove" in request.POST:
        _remove(request, debt)
        return redirect("case:refusals", debt=debt)
    form = RefusalForm(posted(request))
    if request.method == "POST" and form.is_valid():
        record_refusal(casebook, debt, _refusal(form))
        messages.success(request, _("已记下。之后再联系这个人，会提示可能不符合规定。"))
        return redirect("case:refusals", debt=debt)
    return render(
        request,
        "complaints/refusals.html",
        {
            "section": "case",
            "form": form,
            "debt": debt,
            "facts": facts,
            "rows": [(index, each, _who(each)) for index, each in enumerate(facts.refusals)],
        },
    )


def _refusal(form: RefusalForm) -> Refusal:
    data = form.cleaned_data
    at = datetime.combine(data["day"], data["time"], SHANGHAI)
    return Refusal(person_key(Addressee(data["to"]), data["label"]), at)


def _remove(request: HttpRequest, debt: UUID) -> None:
    casebook = open_casebook_of(request)
    known = debt_of(casebook, debt).refusals
    index = request.POST["remove"]
    if index.isdecimal() and int(index) < len(known):
        remove_refusal(casebook, debt, known[int(index)])


def _who(refusal: Refusal) -> str:
    kind, _colon, label = refusal.by.partition(":")
    return f"{ADDRESSEES[Addressee(kind)]}（{label}）"
