"""The dossier: which debt, which contacts, which flags, who and what, check, export."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from complaints.casebook.access import OpenCasebook
from complaints.casebook.contacts import contacts_of
from complaints.casebook.debts import debt_of, debts_of
from complaints.casebook.facts import DebtFacts, Decision, DossierFacts
from complaints.casebook.judgement import Judged, decide_all, judge
from complaints.casebook.papers import (
    choose_contacts as keep_choice,
)
from complaints.casebook.papers import (
    chosen_contacts,
    dossier_input,
    dossier_of,
    save_dossier,
)
from complaints.conduct.facts import SHANGHAI
from complaints.dossier.addressee import channel_of
from complaints.dossier.package import pack, paper
from complaints.intake.vocabulary import CHANNELS
from complaints.presentation import clock_words, day_words, flag_key, shown_flags, whom_words
from complaints.views.access import needs_casebook, open_casebook_of, posted
from complaints.views.forms import PeopleForm
from config import APP_VERSION
from config.events import Event, tell
from guide.models import Channel


@require_safe
@needs_casebook
def start(request: HttpRequest) -> HttpResponse:
    """Choose the debt; with only one, go straight on."""
    debts = debts_of(open_casebook_of(request))
    if len(debts) == 1:
        return redirect("case:dossier-contacts", debt=next(iter(debts)))
    return render(request, "complaints/dossier/start.html", {"section": "case", "debts": debts})


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def choose_contacts(request: HttpRequest, debt: UUID) -> HttpResponse:
    """Choose the contacts: all of them, those with a flag, or one by one."""
    casebook = open_casebook_of(request)
    loan = debt_of(casebook, debt)
    contacts = {
        row: facts for row, facts in contacts_of(casebook).items() if facts.debt == str(debt)
    }
    judged = judge(casebook, debt, loan, contacts)
    flagged = {row for flag in judged.assessment.flags for row in flag.contacts}
    facts = dossier_of(casebook, debt)
    error = False
    if request.method == "POST":
        known = {str(row) for row in contacts}
        picked = {
            "all": None,
            "flagged": frozenset(flagged),
        }.get(request.POST.get("pick", ""), frozenset(request.POST.getlist("contact")) & known)
        if picked is None or picked:
            keep_choice(casebook, debt, picked)
            return redirect("case:dossier-flags", debt=debt)
        error = True
    rows = [
        {
            "id": row,
            "when": f"{day_words(local.date())} {clock_words(contact)}",
            "channel": CHANNELS[contact.channel],
            "whom": whom_words(contact),
            "text": contact.text,
            "flagged": str(row) in flagged,
            "chosen": facts.contacts is None or str(row) in facts.contacts,
        }
        for row, contact in contacts.items()
        if (local := contact.at.astimezone(SHANGHAI))
    ]
    return render(
        request,
        "complaints/dossier/contacts.html",
        {
            "section": "case",
            "debt": debt,
            "loan": loan,
            "rows": rows,
            "error": error,
            "flagged": len(flagged),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def choose_flags(request: HttpRequest, debt: UUID) -> HttpResponse:
    """Confirm or dismiss each flag; only confirmed ones go into the paper."""
    casebook = open_casebook_of(request)
    _loan, _facts, judged = _chosen(casebook, debt)
    flags = judged.assessment.flags
    if request.method == "POST":
        ticked = set(request.POST.getlist("flag"))
        decide_all(
            casebook,
            [
                Decision(
                    flag.conduct,
                    frozenset(flag.contacts),
                    flag_key(flag) in ticked,
                    rulebook=judged.assessment.rulebook,
                )
                for flag in flags
            ],
        )
        return redirect("case:dossier-people", debt=debt)
    numbers = {contact.id: place for place, contact in enumerate(judged.case.contacts, 1)}
    shown = [
        (
            each,
            each.decision.confirmed if each.decision else each.sure,
            [numbers[row] for row in each.flag.contacts],
        )
        for each in shown_flags(judged, flags)
    ]
    return render(
        request,
        "complaints/dossier/flags.html",
        {"section": "case", "debt": debt, "flags": shown},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def people(request: HttpRequest, debt: UUID) -> HttpResponse:
    """Ask who complains, to whom, and what is asked."""
    casebook = open_casebook_of(request)
    loan = debt_of(casebook, debt)
    facts = dossier_of(casebook, debt)
    initial = PeopleForm.initial_from(facts)
    initial["office"] = facts.office or loan.lender
    form = PeopleForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        save_dossier(
            casebook,
            replace(
                facts,
                office=data["office"],
                name=data["name"],
                phone=data["phone"],
                id_number=data["id_number"],
                address=data["address"],
                demands=form.demand_texts(),
                statement=data["statement"],
            ),
        )
        return redirect("case:dossier-check", debt=debt)
    return render(
        request,
        "complaints/dossier/people.html",
        {"section": "case", "debt": debt, "form": form},
    )


@require_safe
@needs_casebook
def check(request: HttpRequest, debt: UUID) -> HttpResponse:
    """Show what the paper will say, each part with a way to change it."""
    loan, facts, judged = _chosen(open_casebook_of(request), debt)
    return render(
        request,
        "complaints/dossier/check.html",
        {
            "section": "case",
            "debt": debt,
            "loan": loan,
            "facts": facts,
            "contacts": len(judged.case.contacts),
            "flags": shown_flags(judged, judged.confirmed),
            "undecided": len(judged.undecided),
        },
    )


@require_POST
@needs_casebook
def export(request: HttpRequest, debt: UUID) -> HttpResponse:
    """Make the ZIP, or its paper alone, and send it. It exists in memory only."""
    loan, facts, judged = _chosen(open_casebook_of(request), debt)
    if not judged.case.contacts:
        return redirect("case:dossier-contacts", debt=debt)
    if not facts.demands:
        return redirect("case:dossier-people", debt=debt)
    now = timezone.localtime()
    given = dossier_input(facts, loan, judged, now, APP_VERSION)
    if request.POST.get("form") == "pdf":
        made = _file(paper(given), "application/pdf", f"complaint-{now:%Y%m%d-%H%M}.pdf")
    else:
        made = _file(pack(given), "application/zip", f"dossier-{now:%Y%m%d-%H%M}.zip")
    names = dict(Channel.objects.values_list("slug", "name"))
    tell(Event.DOSSIER_MADE, channel_of(facts.office, loan.lender, names))
    return made


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _chosen(casebook: OpenCasebook, debt: UUID) -> tuple[DebtFacts, DossierFacts, Judged]:
    """Return the loan, what was typed, and the judgement of the chosen contacts alone.

    The flags of the paper follow from the contacts in the paper, so that whoever checks it with
    the same rules finds the same.
    """
    loan = debt_of(casebook, debt)
    facts = dossier_of(casebook, debt)
    contacts = chosen_contacts(facts, contacts_of(casebook))
    return loan, facts, judge(casebook, debt, loan, contacts)
