from django.db.models import Min, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from guide.markdown import Heading
from guide.models import Citation, Conduct, Limit
from guide.models.choices import SEVERITY_LABELS
from guide.safety import needs_helplines
from guide.targets import Targets
from guide.views.public import public_page
from guide.vocabulary import Force, Severity


@public_page
def conducts(request: HttpRequest) -> HttpResponse:
    """The catalogue, the gravest first."""
    rows = list(Conduct.objects.all())
    groups = [
        (SEVERITY_LABELS[severity], [row for row in rows if row.severity == severity])
        for severity in Severity
    ]
    context = {
        "section": "guide",
        "groups": [(label, members) for label, members in groups if members],
        "checked_on": Citation.objects.aggregate(day=Min("provision__instrument__checked_on"))[
            "day"
        ],
        "links": Targets.of([row.definition for row in rows]),
    }
    return render(request, "guide/conducts.html", context)


@public_page
def conduct(request: HttpRequest, slug: str) -> HttpResponse:
    """One kind of conduct, with the rules of today and of the past."""
    citations = Citation.objects.select_related("provision__instrument")
    dated = Limit.objects.select_related("by__instrument")
    rows = Conduct.objects.prefetch_related(
        Prefetch("citations", citations),
        Prefetch("limits", dated),
        "sources",
        "topic_set",
    )
    found = get_object_or_404(rows, slug=slug)
    today = timezone.localdate()
    rules = sorted(found.citations.all(), key=_rank)
    now = [rule for rule in rules if rule.provision.span.holds(today)]
    limits = list(found.limits.all())
    texts = [part for rule in rules for part in _texts(rule)]
    context = {
        "section": "guide",
        "conduct": found,
        "rules": now,
        "past_rules": [rule for rule in rules if rule not in now],
        "limits": [limit for limit in limits if limit.period.holds(today)],
        "past_limits": [limit for limit in limits if not limit.period.holds(today)],
        "contents": _contents(found, rules),
        "helplines": needs_helplines([slug]),
        "checked_on": min((rule.provision.instrument.checked_on for rule in rules), default=None),
        "links": Targets.of(
            found.definition, found.is_not, found.examples, found.evidence, found.where, texts
        ),
    }
    return render(request, "guide/conduct.html", context)


def _contents(found: Conduct, rules: list[Citation]) -> list[Heading]:
    """Name the parts that the page has."""
    parts = (
        ("is-title", _("是什么"), True),
        ("say-title", _("可以这样说、这样写"), True),
        ("is-not-title", _("哪些不算"), found.is_not),
        ("examples-title", _("常见的说法和做法"), found.examples),
        ("limits", _("界限"), found.limits.all()),
        ("rules", _("可能不符合哪些规定"), rules),
        ("evidence-title", _("保留哪些证据"), found.evidence),
        ("where", _("向谁投诉"), found.where),
    )
    return [Heading(anchor, words) for anchor, words, there in parts if there]


def _rank(rule: Citation) -> tuple[int, str]:
    """Sort by force, then by key."""
    provision = rule.provision
    return list(Force).index(Force(provision.instrument.force)), provision.key


def _texts(rule: Citation) -> tuple[str, str, str]:
    return rule.note, rule.provision.says, rule.provision.consequence
