"""Seeing the recovery code once more, until the borrower confirms that it is kept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from complaints.casebook.kept_code import forget_kept_code, kept_code
from complaints.views.access import needs_casebook, open_casebook_of


@require_http_methods(["GET", "HEAD", "POST"])
@needs_casebook
def kept(request: HttpRequest) -> HttpResponse:
    """Show the code; a POST says that it is kept and takes it off the site."""
    casebook = open_casebook_of(request)
    if request.method == "POST":
        forget_kept_code(casebook)
        messages.success(request, _("好的。恢复码不再显示，只有您手里有。"))
        return redirect("case:home")
    return render(
        request,
        "complaints/kept_code.html",
        {"section": "case", "number": casebook.number, "code": kept_code(casebook)},
    )
