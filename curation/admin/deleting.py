"""Taking a row off the site: a change like any other, refused while something points at the row."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from curation.admin.addresses import found_or_404
from curation.admin.desk import REASON
from curation.admin.lists import ListedByState
from curation.models import Change
from curation.refusals import Refusal, Refused, refuse
from curation.steps import change_at_work
from curation.workflow import save_draft, submit


class DeletedByChange(ListedByState):
    """Drafts and submits a deletion in place of deleting."""

    delete_confirmation_template = "curation/delete.html"

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Ask for the reason, then draft the deletion."""
        row = found_or_404(self.model.objects.all(), object_id)
        if not self.has_delete_permission(request, row):
            return super().delete_view(request, object_id, extra_context)
        problems: tuple[Refusal, ...] = ()
        if request.method == "POST":
            try:
                change = self._draft_deletion(request, row.slug)
                return HttpResponseRedirect(change.get_absolute_url())
            except Refused as refused:
                problems = refused.problems
        context = {
            **self.admin_site.each_context(request),
            "title": _("删除"),
            "object": row,
            "opts": self.opts,
            "problems": problems,
            "reason": request.POST.get(REASON, ""),
        }
        return TemplateResponse(request, self.delete_confirmation_template, context)

    def _draft_deletion(self, request: HttpRequest, slug: str) -> Change:
        change = change_at_work(self.kind, slug)
        if change is not None and not change.is_deletion:
            raise refuse(_("这一条有没发布的草稿。请先撤回草稿，再删除。"), change)
        reason = request.POST.get(REASON, "").strip()
        with transaction.atomic():
            change = save_draft(self.kind, slug, None, by=request.user, reason=reason)
            return submit(change, by=request.user, reason=reason)
