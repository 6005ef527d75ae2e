from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from guide.history import history_of
from guide.markdown import Heading
from guide.models import Citation, Instrument, Limit, Provision
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
    context = {
        "section": "law",
        "groups": [group for group in groups if group["instruments"]],
        "checked_on": min((row.checked_on for row in rows), default=None),
    }
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
        "contents": [
            Heading(row.anchor, row.label or _("整部规定")) for row in found.provisions.all()
        ],
        "force_note": FORCE_NOTES[found.force],
        "links": Targets.of(found.note, texts),
    }
    return render(request, "guide/instrument.html", context)


@public_page
def provision(request: HttpRequest, slug: str, anchor: str) -> HttpResponse:
    """One provision through time: what it said before and says now, and what cites it."""
    rows = Provision.objects.filter(instrument__slug=slug).select_related("instrument")
    found = next((row for row in rows if row.anchor == anchor), None)
    if found is None:
        raise Http404
    editions = history_of(found)
    conducts = {
        row.conduct
        for row in Citation.objects.filter(provision__in=editions).select_related("conduct")
    }
    context = {
        "section": "law",
        "provision": found,
        "editions": editions,
        "conducts": sorted(conducts, key=lambda row: (row.order, row.slug)),
        "limits": Limit.objects.filter(by__in=editions).select_related("conduct", "by__instrument"),
        "links": Targets.of([text for row in editions for text in (row.says, row.consequence)]),
    }
    return render(request, "guide/provision.html", context)
