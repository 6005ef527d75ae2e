from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from guide.forms import OverdueForm
from guide.markdown import Heading
from guide.models import Channel, Citation, Lender, Provision, Stage, Topic
from guide.models.choices import PHASE_LABELS
from guide.safety import needs_helplines
from guide.stages import StageError, stage_for
from guide.targets import Targets
from guide.views.public import public_page
from guide.vocabulary import Phase

SECTIONS = Stage.SECTIONS
STAGE_PARTS = (
    ("happens", _lazy("通常会发生什么")),
    ("not-allowed", _lazy("不被允许的做法")),
    ("to-do", _lazy("怎么做")),
    ("to-say", _lazy("怎么说")),
    ("to-keep", _lazy("保留哪些材料")),
)
Phases = list[tuple[str, Any, list[Stage]]]


def in_phases(stages: list[Stage]) -> Phases:
    """Group stages: the phase's name in addresses, its label, its stages in order."""
    groups = [
        (phase.value, PHASE_LABELS[phase], [row for row in stages if row.phase == phase])
        for phase in Phase
    ]
    return [group for group in groups if group[2]]


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All there is in the guide."""
    stages, topics = list(Stage.objects.all()), list(Topic.objects.all())
    reviewed = [row.reviewed_on for row in stages] + [row.reviewed_on for row in topics]
    context = {
        "section": "guide",
        "form": OverdueForm(),
        "stages": stages,
        "phases": in_phases(stages),
        "topics": topics,
        "lenders": Lender.objects.all(),
        "channels": Channel.objects.all(),
        "reviewed_on": min(reviewed, default=None),
        "links": Targets.of([row.summary for row in stages], [row.summary for row in topics]),
    }
    return render(request, "guide/index.html", context)


@public_page
def stage(request: HttpRequest, slug: str) -> HttpResponse:
    """What usually happens at this stage, what is not allowed, what to do, say and keep."""
    stages = list(Stage.objects.all())
    found = next((row for row in stages if row.slug == slug), None)
    if found is None:
        return _phase(request, slug, stages)
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
        "contents": [Heading(name, str(words)) for name, words in STAGE_PARTS],
        "phases": in_phases(stages),
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
            found = stage_for(form.cleaned_data["overdue_days"], [row.span for row in stages])
            return redirect("guide:stage", found.slug)
        except StageError:  # nobody wrote a stage for that day
            form.add_error("days", _("这个天数还没有对应的阶段。请从下面选最接近的一个。"))
    context: dict[str, Any] = {"section": "guide", "form": form, "phases": in_phases(stages)}
    return render(request, "guide/my_stage.html", context)


def _phase(request: HttpRequest, slug: str, stages: list[Stage]) -> HttpResponse:
    """A phase: its stages, and what they have in common."""
    members = [row for row in stages if row.phase == slug]
    if not members:
        raise Http404
    prefetch_related_objects(members, "conducts", "topics")
    context = {
        "section": "guide",
        "label": PHASE_LABELS[slug],
        "members": members,
        "conducts": _shared([list(row.conducts.all()) for row in members]),
        "topics": _shared([list(row.topics.all()) for row in members]),
        "form": OverdueForm(),
        "phases": in_phases(stages),
        "reviewed_on": min(row.reviewed_on for row in members),
        "links": Targets.of([row.summary for row in members]),
    }
    return render(request, "guide/phase.html", context)


def _shared(lists: list[list[Any]]) -> list[Any]:
    """Return what stands in each of `lists`, in the order of the first."""
    first, *others = lists
    return [item for item in first if all(item in other for other in others)]
