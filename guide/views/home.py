"""The first page, and what this site promises to people who use it in another way."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guide.models import Conduct, Stage, Topic
from guide.targets import Targets
from guide.views.public import public_page


@dataclass(frozen=True, slots=True)
class Situation:
    """What just happened, in the words of the person, and the page that answers it."""

    words: Any
    answer: Any
    page: type[Conduct] | type[Topic]
    slug: str


# In the order of what cannot wait; what only worries comes last.
SITUATIONS = (
    Situation(_("撑不住了"), _("先找人说说话，钱的事可以明天再说。"), Topic, "despair"),
    Situation(_("威胁我、骂我"), _("什么话可能涉嫌违法，什么时候报警。"), Topic, "refuse-violence"),
    Situation(_("有人上门了"), _("可以不开门；怎么说，怎么留证据。"), Topic, "visits"),
    Situation(_("半夜、清早来电话"), _("几点以后不该打，怎么记。"), Conduct, "quiet-hours"),
    Situation(_("一天打好多个"), _("几次算多，没接的算不算。"), Conduct, "excessive-calls"),
    Situation(
        _("打给了我妈、我同事"), _("他们一般没有还款义务。接到电话怎么说。"), Topic, "third-persons"
    ),
    Situation(_("打到了我单位"), _("和单位怎么说，怎么要求停。"), Topic, "workplace"),
    Situation(_("催的不是我借的钱"), _("说一句话，挂断，记下来。"), Topic, "got-a-call"),
    Situation(_("收到法院或律师的消息"), _("真的假的，怎么核对。"), Topic, "court-papers"),
    Situation(_("有人说能帮我，先交钱"), _("怎么认出骗局。"), Topic, "scams"),
    Situation(_("想和放款机构谈"), _("先准备什么，照着怎么写。"), Topic, "talk-early"),
    Situation(_("欠了好几家，顾不过来"), _("列一张表，先谈哪家。"), Topic, "owe-many"),
    Situation(_("征信上有记录"), _("怎么查，写错了怎么改。"), Topic, "credit-record"),
    Situation(_("不知道这样打正不正常"), _("哪些联系是正常的。"), Topic, "lawful-contact"),
)


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The first page: what just happened, and where to go from here."""
    stages = list(Stage.objects.all())
    context = {
        "situations": list(_answered()),
        "stages": stages,
        "links": Targets.of([row.summary for row in stages]),
    }
    return render(request, "guide/home.html", context)


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the site does so that everybody can use it, how that was checked, what is lacking."""
    return render(request, "guide/accessibility.html")


def _answered() -> Iterator[tuple[Situation, str]]:
    """Give each situation whose page there is, with its address: editors may remove pages."""
    pages = {
        (model, row.slug): row.get_absolute_url()
        for model in (Conduct, Topic)
        for row in model._default_manager.only("slug")
    }
    for situation in SITUATIONS:
        if address := pages.get((situation.page, situation.slug)):
            yield situation, address
