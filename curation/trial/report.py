"""What an approver sees of a change of rules: the corpus read by it, beside the rules in force."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from complaints.conduct.edition import KINDS
from complaints.rules import current_rulebook
from curation.before_publish import Report
from curation.models import Change
from curation.trial.drafts import UnusableDraft, edition_with
from curation.trial.runs import Regression, regress

SECONDS = 2.0  # a page waits no longer; most changes of phrases are read by then


def report_on(changes: Sequence[Change]) -> Report | None:
    """Say what `changes` would change in the corpus; None where they change no rules.

    Not ready until all of the corpus was read by them, which the page at `address` does.
    """
    rules = [change for change in changes if change.kind in KINDS]
    if not rules:
        return None
    title = _("回归语料")
    address = address_of(rules)
    try:
        regression = regress(current_rulebook(keep=False), edition_with(rules), SECONDS)
    except UnusableDraft:
        line = _("这些修改放在一起用不了，请先看下面的提示改好。")
        return Report(title, (line,), ready=False, address=address)
    if not regression.corpus.cases:
        line = _("没有找到回归语料，不能核对。请恢复 corpus 文件夹。")
        return Report(title, (line,), ready=False, address=address)
    if not regression.is_ready:
        line = _("还没有用回归语料核对完（%(done)s／%(total)s）。请打开核对页面，等它读完再回来。")
        words = {"done": regression.done, "total": regression.total}
        return Report(title, (line % words,), ready=False, address=address)
    return Report(title, tuple(lines_of(regression)), address=address)


def lines_of(regression: Regression) -> list[str]:
    """Return what changed, as sentences."""
    changed, aside = regression.changed, regression.changed_aside
    worse, better = (
        sum(getattr(one, name) for one in changed) for name in ("is_worse", "is_better")
    )
    worse_aside, better_aside = (
        sum(getattr(one, name) for one in aside) for name in ("is_worse", "is_better")
    )
    if not changed and not aside:
        return [_("%(total)s 条语料的结果都没有变。") % {"total": len(regression.corpus.cases)}]
    before, after = regression.figures(drafted=False), regression.figures(drafted=True)
    return [
        _("公开的语料：%(worse)s 条变差，%(better)s 条变好，%(rest)s 条两可。")
        % {"worse": worse, "better": better, "rest": len(changed) - worse - better},
        _("另存的语料（不显示原文）：%(worse)s 条变差，%(better)s 条变好。")
        % {"worse": worse_aside, "better": better_aside},
        _("查准 %(p0).1f%% → %(p1).1f%%，查全 %(r0).1f%% → %(r1).1f%%，"
          "正常联系没有误报 %(c0).1f%% → %(c1).1f%%。")
        % {
            "p0": 100 * before.precision, "p1": 100 * after.precision,
            "r0": 100 * before.recall, "r1": 100 * after.recall,
            "c0": 100 * before.clean_share, "c1": 100 * after.clean_share,
        },
    ]  # fmt: skip


def address_of(changes: Sequence[Change]) -> str:
    """Return the page that reads the corpus by these changes and shows all of it."""
    chosen = urlencode({"change": [change.pk for change in changes]}, doseq=True)
    return f"{reverse('admin:curation_regression')}?{chosen}"
