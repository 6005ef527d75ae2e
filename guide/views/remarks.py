from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from guide.forms import RemarkForm
from guide.remark_pages import page_or_404, page_titles
from guide.remark_queue import public_answers
from guide.remarks import TooFast, TooManyRemarks, take_remark
from guide.views.public import public_page


@never_cache  # the answer may repeat what was typed
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: HttpRequest) -> HttpResponse:
    """Ask what is wrong on a page of the guide, and keep the answer without its sender."""
    page = page_or_404(request.GET.get("page", ""))
    form = RemarkForm(request.POST) if request.method == "POST" else RemarkForm()
    if form.is_bound and form.is_valid():
        try:
            take_remark(page, form.cleaned_data["part"], form.cleaned_data["wrong"])
            return redirect(f"{reverse('guide:remark-taken')}?{urlencode({'page': page})}")
        except TooManyRemarks:
            form.add_error(
                None, _("今天收到的意见已经满了，请明天再发。您写的还在下面，可以先存一份。")
            )
        except TooFast:
            form.add_error(None, _("这一分钟收到的意见太多。请等一分钟再发，您写的还在下面。"))
    return render(request, "guide/remark.html", {"section": "guide", "form": form, "page": page})


@require_safe
def remark_taken(request: HttpRequest) -> HttpResponse:
    page = page_or_404(request.GET.get("page", ""))
    return render(request, "guide/remark_taken.html", {"section": "guide", "page": page})


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """What readers found wrong, and what became of it; with ?page=, on that page alone."""
    page = request.GET.get("page", "")
    answers = list(public_answers(page_or_404(page) if page else ""))
    titles = page_titles([page, *(answer.page for answer in answers)])
    context = {
        "section": "guide",
        "answers": [(answer, titles.get(answer.page, "")) for answer in answers],
        "page": page,
        "page_title": titles.get(page, page),
    }
    return render(request, "guide/corrections.html", context)
