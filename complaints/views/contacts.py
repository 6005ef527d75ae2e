"""Contacts: the list, one of them, the wizard, deleting."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from complaints.casebook.contacts import contact_of, contacts_of, delete_contact, put_away
from complaints.casebook.debts import debt_of, debts_of
from complaints.casebook.judgement import judge
from complaints.casebook.store import NoSuchRow
from complaints.conduct.facts import SHANGHAI
from complaints.intake.drafts import discard_draft, draft_from_contact, drafts_of, start_draft
from complaints.intake.steps import STEPS
from complaints.intake.vocabulary import CHANNELS, VOICE
from complaints.intake.wizard import ContactWizard
from complaints.presentation import (
    call_words,
    clock_words,
    day_words,
    shown_flags,
    summarise,
    whom_words,
)
from complaints.safety import kinds_in, notice_kinds, safety_block
from complaints.views.access import needs_casebook, open_casebook_of, posted
from complaints.views.forms import DeleteForm

_wizard = ContactWizard.as_view(url_name="case:contact-step", done_step_name="done")


@require_safe
@needs_casebook
def index(request: HttpRequest) -> HttpResponse:
    """List every contact, newest day first, with the names of its flags."""
    casebook = open_casebook_of(request)
    contacts = contacts_of(casebook)
    names: dict[str, list[tuple[str, str]]] = {}
    for debt, facts in debts_of(casebook).items():
        judged = judge(casebook, debt, facts, contacts)
        for flag in judged.assessment.flags:
            name = judged.rulebook.conducts[flag.conduct].name
            for flagged in flag.contacts:
                names.setdefault(flagged, []).append((flag.severity.value, name))
    days: dict[str, list[dict[str, object]]] = {}
    for row, contact in reversed(contacts.items()):
        local = contact.at.astimezone(SHANGHAI)
        days.setdefault(day_words(local.date()), []).append(
            {
                "id": row,
                "time": clock_words(contact),
                "channel": CHANNELS[contact.channel],
                "call": call_words(contact) if contact.channel in VOICE else "",
                "whom": whom_words(contact),
                "text": contact.text,
                "flags": names.get(str(row), []),
            }
        )
    return render(
        request,
        "complaints/contacts.html",
        {
            "section": "case",
            "days": days,
            "count": len(contacts),
            "flagged": len(names),
            "drafts": drafts_of(casebook),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def start(request: HttpRequest) -> HttpResponse:
    """Start a draft and go on to its first step; without a loan, ask for the loan first."""
    casebook = open_casebook_of(request)
    if not debts_of(casebook):
        return redirect("case:debt-new")
    return redirect("case:contact-step", draft=start_draft(casebook), step=STEPS[0].slug)


@needs_casebook
def wizard(request: HttpRequest, draft: UUID, step: str) -> HttpResponseBase:
    """One step of the wizard. A draft that has become a contact leads to that contact."""
    try:
        return _wizard(request, draft=draft, step=step)
    except NoSuchRow:
        contact_of(open_casebook_of(request), draft)
        return redirect("case:contact", contact=draft)


@require_POST
@needs_casebook
def discard(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Throw a draft away."""
    discard_draft(open_casebook_of(request), draft)
    messages.success(request, _("没写完的那条已丢弃。"))
    return redirect("case:contacts")


@require_safe
@needs_casebook
def show(request: HttpRequest, contact: UUID) -> HttpResponse:
    """Show one contact, its flags and why; or why it is none."""
    casebook = open_casebook_of(request)
    facts = contact_of(casebook, contact)
    debt = UUID(facts.debt)
    loan = debt_of(casebook, debt)
    judged = judge(casebook, debt, loan, contacts_of(casebook))
    kinds = notice_kinds(judged.assessment, str(contact))
    return render(
        request,
        "complaints/contact.html",
        {
            "section": "case",
            "contact": contact,
            "debt": debt,
            "rows": summarise(facts, loan),
            "flags": shown_flags(judged, judged.flags_of(contact)),
            "lawful": judged.assessment.lawful.get(str(contact), ""),
            "notices": kinds,
            "safety": safety_block(kinds, facts.put_away),
        },
    )


@require_POST
@needs_casebook
def put_safety_away(request: HttpRequest, contact: UUID) -> HttpResponse:
    """Put the block that says who helps away, for the kinds of notice that it was shown for."""
    kinds = kinds_in(request.POST.getlist("put_away"))
    put_away(open_casebook_of(request), contact, kinds)
    return redirect("case:contact", contact=contact)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def change(request: HttpRequest, contact: UUID) -> HttpResponse:
    """Open the contact in the wizard, at its check page."""
    draft_from_contact(open_casebook_of(request), contact)
    return redirect("case:contact-step", draft=contact, step=STEPS[-1].slug)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def delete(request: HttpRequest, contact: UUID) -> HttpResponse:
    """Delete one contact, after a deliberate tick."""
    casebook = open_casebook_of(request)
    contact_of(casebook, contact)
    form = DeleteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        delete_contact(casebook, contact)
        messages.success(request, _("这条记录已删除。"))
        return redirect("case:contacts")
    return render(
        request,
        "complaints/contact_delete.html",
        {"section": "case", "form": form, "contact": contact},
    )
