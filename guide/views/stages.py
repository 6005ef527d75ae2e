from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from guide.forms import OverdueForm
from guide.models import Channel, Citation, Lender, Provision, Stage, Topic
from guide.safety import needs_helplines
from guide.stages import StageError, StageProblem, stage_for
from guide.targets import Targets
from guide.views.public import public_page

SECTIONS = Stage.SECTIONS


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All there is in the guide."""
    stages, topics = list(Stage.objects.all()), list(Topic.objects.all())
    context = {
        "section": "guide",
        "form": OverdueForm(),
        "stages": stages,
        "topics": topics,
        "lenders": Lender.objects.all(),
        "channels": Channel.objects.all(),
        "links": Targets.of([row.summary for row in stages], [row.summary for row in topics]),
    }
    return render(request, "guide/index.html", context)


@public_page
def stage(request: HttpRequest, slug: str) -> HttpResponse:
    """What usually happens at this stage, what is not allowed, what to do, say and keep."""
    stages = list(Stage.objects.all())
    found = next((row for row in stages if row.slug == slug), None)
    if found is None:
        raise Http404
    citations = Citation.objects.select_related("provision__instrument")
    provisions = Provision.objects.select_related("instrument")
    prefetch_related_objects(
        [found],
        Prefetch("conducts__citations", citations),
        Prefetch("provisions", provisions),
        "topics",
        "sources",
    )
    conducts = list(found.conducts.all())
    texts = [getattr(found, section) for section in SECTIONS]
    context = {
        "section": "guide",
        "stage": found,
        "stages": stages,
        "conducts": conducts,
        "form": OverdueForm(),
        "helplines": needs_helplines(row.slug for row in conducts),
        "links": Targets.of(texts, found.summary, [row.summary for row in found.topics.all()]),
    }
    return render(request, "guide/stage.html", context)


@csrf_exempt  # changes nothing; without a token the pages with this form stay cacheable
@never_cache  # the answer may repeat what was typed
@require_http_methods(["GET", "HEAD", "POST"])
def my_stage(request: HttpRequest) -> HttpResponse:
    """Lead from days overdue to the stage; the number stays out of the address."""
    stages = list(Stage.objects.all())
    form = OverdueForm(request.POST) if request.method == "POST" else OverdueForm()
    if form.is_bound and form.is_valid():
        try:
            found = stage_for(form.cleaned_data["days"], [row.span for row in stages])
            return redirect("guide:stage", found.slug)
        except StageError as error:
            form.add_error("days", _explain(error))
    context: dict[str, Any] = {"section": "guide", "form": form, "stages": stages}
    return render(request, "guide/my_stage.html", context)


def _explain(error: StageError) -> str:
    if error.problem is StageProblem.NEGATIVE:
        return _("天数不能是负数。还没到期就填 0。")
    return _("还没有逾期，就还不在任何阶段里。可以先看下面的第一个阶段。")
