from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from guide.models import Channel, Lender, Source
from guide.targets import Targets
from guide.views.public import public_page


@public_page
def lenders(request: HttpRequest) -> HttpResponse:
    rows = list(Lender.objects.all())
    context = {
        "section": "guide",
        "lenders": rows,
        "checked_on": min((row.checked_on for row in rows), default=None),
        "links": Targets.of([row.summary for row in rows]),
    }
    return render(request, "guide/lenders.html", context)


@public_page
def lender(request: HttpRequest, slug: str) -> HttpResponse:
    """What a product is, who may be the lender behind it, and how to find out."""
    found = get_object_or_404(Lender.objects.prefetch_related("sources"), slug=slug)
    context = {
        "section": "guide",
        "lender": found,
        "links": Targets.of(found.summary, found.operator, found.regulator, found.body),
    }
    return render(request, "guide/lender.html", context)


@public_page
def channels(request: HttpRequest) -> HttpResponse:
    rows = list(Channel.objects.all())
    context = {
        "section": "guide",
        "channels": rows,
        "checked_on": min((row.checked_on for row in rows), default=None),
        "links": Targets.of(*[row.takes for row in rows]),
    }
    return render(request, "guide/channels.html", context)


@public_page
def channel(request: HttpRequest, slug: str) -> HttpResponse:
    """What an office takes and refuses, and what to have ready."""
    found = get_object_or_404(Channel.objects.prefetch_related("sources"), slug=slug)
    lists = [found.takes, found.refuses, found.fields, found.tips]
    context = {
        "section": "guide",
        "channel": found,
        "links": Targets.of(*lists, found.clock, found.hours, found.address),
    }
    return render(request, "guide/channel.html", context)


@public_page
def sources(request: HttpRequest) -> HttpResponse:
    rows = list(Source.objects.order_by("title", "slug"))
    context = {"sources": rows, "links": Targets.of([row.note for row in rows])}
    return render(request, "guide/sources.html", context)
