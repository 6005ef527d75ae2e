"""The casebook's front page, closing it, deleting it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from complaints.casebook.access import shred
from complaints.casebook.contacts import contacts_of
from complaints.casebook.debts import debts_of
from complaints.casebook.judgement import judge
from complaints.casebook.kept_code import kept_code
from complaints.intake.drafts import drafts_of
from complaints.views.access import needs_casebook, open_casebook_of, posted
from complaints.views.forms import DeleteForm


@require_safe
@needs_casebook
def home(request: HttpRequest) -> HttpResponse:
    """Show what is in the casebook and what can be done next."""
    casebook = open_casebook_of(request)
    debts, contacts = debts_of(casebook), contacts_of(casebook)
    rows = []
    for row, facts in debts.items():
        judged = judge(casebook, row, facts, contacts)
        rows.append(
            {
                "id": row,
                "facts": facts,
                "contacts": len(judged.case.contacts),
                "flags": len(judged.assessment.flags),
                "undecided": len(judged.undecided),
            }
        )
    return render(
        request,
        "complaints/home.html",
        {
            "section": "case",
            "number": casebook.number,
            "debts": rows,
            "contact_count": len(contacts),
            "drafts": drafts_of(casebook),
            "code_to_keep": kept_code(casebook) is not None,
        },
    )


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the casebook on this device; nothing is deleted."""
    request.session.flush()
    messages.success(request, _("记录本已关上。下次用案号和恢复码打开。"))
    return redirect("case:open")


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def delete(request: HttpRequest) -> HttpResponse:
    """Delete the casebook for good, after a deliberate tick."""
    form = DeleteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        shred(open_casebook_of(request))
        request.session.flush()
        messages.success(request, _("记录本已删除，谁也打不开了。"))
        return redirect("case:open")
    return render(request, "complaints/delete.html", {"section": "case", "form": form})
