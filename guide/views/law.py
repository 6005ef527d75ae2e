from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from guide.models import Instrument, Provision
from guide.models.choices import FORCE_LABELS, FORCE_NOTES
from guide.targets import Targets
from guide.views.public import public_page
from guide.vocabulary import Force


@public_page
def law(request: HttpRequest) -> HttpResponse:
    """All instruments by binding force, the strongest first."""
    rows = list(Instrument.objects.select_related("succeeded_by").order_by("short_name", "slug"))
    groups = [
        {
            "force": force.value,
            "label": FORCE_LABELS[force],
            "note": FORCE_NOTES[force],
            "instruments": [row for row in rows if row.force == force],
        }
        for force in Force
    ]
    context = {"section": "law", "groups": [group for group in groups if group["instruments"]]}
    return render(request, "guide/law.html", context)


@public_page
def instrument(request: HttpRequest, slug: str) -> HttpResponse:
    """One instrument with its provisions, each under its own anchor."""
    linked = Provision.objects.select_related("instrument", "succeeded_by__instrument")
    rows = Instrument.objects.select_related("succeeded_by").prefetch_related(
        Prefetch("provisions", linked),
        Prefetch("provisions__predecessors", Provision.objects.select_related("instrument")),
        "predecessors",
        "sources",
    )
    found = get_object_or_404(rows, slug=slug)
    texts = [text for row in found.provisions.all() for text in (row.says, row.consequence)]
    context = {
        "section": "law",
        "instrument": found,
        "force_note": FORCE_NOTES[found.force],
        "links": Targets.of(found.note, texts),
    }
    return render(request, "guide/instrument.html", context)
