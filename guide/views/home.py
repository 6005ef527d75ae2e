from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guide.models import Stage, Topic
from guide.targets import Targets
from guide.views.public import public_page
from guide.views.stages import in_phases


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The first page: what just happened, and where to go from here."""
    stages, topics = list(Stage.objects.all()), list(Topic.objects.all())
    context = {
        "stages": stages,
        "phases": in_phases(stages),
        "topics": topics,
        "links": Targets.of([row.summary for row in stages], [row.summary for row in topics]),
    }
    return render(request, "guide/home.html", context)
