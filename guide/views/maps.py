from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guide.models import Channel, Conduct, Instrument, Lender, Stage, Topic
from guide.views.public import public_page
from guide.views.stages import in_phases


@public_page
def site_map(request: HttpRequest) -> HttpResponse:
    """Every page there is, by kind."""
    context = {
        "section": "guide",
        "phases": in_phases(list(Stage.objects.all())),
        "groups": [
            (_("常见情况"), "topics", Topic.objects.all()),
            (_("催收行为"), "conducts", Conduct.objects.all()),
            (_("求助和投诉渠道"), "channels", Channel.objects.all()),
            (_("放款机构和平台"), "lenders", Lender.objects.all()),
            (_("规定"), "law", Instrument.objects.order_by("short_name", "slug")),
        ],
    }
    return render(request, "guide/map.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what is nobody's to find: casebooks, editing, leaving."""
    lines = [
        "User-agent: *",
        "Disallow: /case/",
        "Disallow: /admin/",
        "Disallow: /exit/",
        f"Disallow: {reverse('guide:remark')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
