"""The pages on which an editor tries rules: one sentence, and the whole corpus."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from complaints.rules import current_rulebook
from curation.models import Change
from curation.rights import DRAFT, VIEW
from curation.trial.drafts import UnusableDraft, edition_with, open_rule_changes
from curation.trial.forms import TryForm
from curation.trial.models import TrialRun
from curation.trial.runs import Regression, regress
from curation.trial.sides import compare_sides
from guide.admin.looking import LookedAtOnly

SECONDS = 4.0  # that a page reads the corpus before it shows how far it came
SHOWN = 200  # changed texts on one page


@admin.register(TrialRun)
class TrialAdmin(LookedAtOnly):
    """No rows to edit: the pages for trying rules, under the name of what they keep."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm(DRAFT) or request.user.has_perm(VIEW))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.try_view), name="curation_trialrun_changelist"),
            path("corpus/", view(self.corpus_view), name="curation_regression"),
        ]

    def try_view(self, request: HttpRequest) -> HttpResponse:
        """Show what the rules in force and those of the chosen changes make of a sentence.

        What was typed is answered and forgotten: it stands in no address and in no row.
        """
        self._refuse_strangers(request)
        changes = open_rule_changes()
        sent = request.POST if request.method == "POST" else None
        form = TryForm(sent, open_changes=changes)
        context: dict[str, Any] = {"form": form, "number": len(changes)}
        if sent is not None and form.is_valid():
            try:
                drafted = edition_with(form.chosen())
                context["sides"] = compare_sides(current_rulebook(keep=False), drafted, form.case())
                context["chosen"] = form.chosen()
            except UnusableDraft as problem:
                context["problem"] = str(problem)
        return self._page(request, "curation/trial/try.html", _("试用规则"), context)

    def corpus_view(self, request: HttpRequest) -> HttpResponse:
        """Read the corpus on for a few seconds and show how far, or what changed."""
        self._refuse_strangers(request)
        changes = self._chosen(request)
        context: dict[str, Any] = {"changes": changes}
        try:
            regression = regress(current_rulebook(keep=False), edition_with(changes), SECONDS)
        except UnusableDraft as problem:
            context["problem"] = str(problem)
        else:
            if not regression.corpus.cases:
                context["no_corpus"] = True
            elif regression.is_ready:
                context |= figures_of(regression)
            context["regression"] = regression
        return self._page(request, "curation/trial/corpus.html", _("回归语料"), context)

    def _chosen(self, request: HttpRequest) -> list[Change]:
        """Return the changes that the address names, or all open ones where it names none."""
        wanted = {value for value in request.GET.getlist("change") if value.isdecimal()}
        changes = open_rule_changes()
        return [one for one in changes if str(one.pk) in wanted] if wanted else changes

    def _page(
        self, request: HttpRequest, template: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, template, whole | context)

    def _refuse_strangers(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied


def figures_of(regression: Regression) -> dict[str, Any]:
    """Return what the page shows of a corpus that was read by both editions."""
    parts = []
    for title, aside, notices in (
        (_("公开的语料：行为"), False, False),
        (_("公开的语料：轻生、危险的迹象"), False, True),
        (_("另存的语料：行为"), True, False),
        (_("另存的语料：轻生、危险的迹象"), True, True),
    ):
        before, after = (
            regression.figures(drafted=drafted, aside=aside, notices=notices)
            for drafted in (False, True)
        )
        if before.cases:
            parts.append((title, before, after))
    changed = regression.changed
    return {
        "parts": parts,
        "changed": changed[:SHOWN],
        "left_out": max(0, len(changed) - SHOWN),
        "worse": sum(one.is_worse for one in changed),
        "better": sum(one.is_better for one in changed),
        "worse_aside": sum(one.is_worse for one in regression.changed_aside),
        "better_aside": sum(one.is_better for one in regression.changed_aside),
        "names": {slug: one.name for slug, one in current_rulebook(keep=False).conducts.items()},
    }
