from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from guide.models import Provision, Topic
from guide.safety import needs_helplines
from guide.targets import Targets
from guide.views.public import public_page


@public_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic, with the conduct and the law that belong to it."""
    provisions = Prefetch("provisions", Provision.objects.select_related("instrument"))
    rows = Topic.objects.prefetch_related("conducts", provisions, "related", "sources")
    found = get_object_or_404(rows, slug=slug)
    context = {
        "section": "guide",
        "topic": found,
        "helplines": needs_helplines([slug, *(row.slug for row in found.conducts.all())]),
        "links": Targets.of(found.body, found.summary),
    }
    return render(request, "guide/topic.html", context)
