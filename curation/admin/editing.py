"""The form of a row: shows the draft where there is one, and keeps what is saved as a change."""

from typing import Any

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from curation.admin.addresses import found_or_404
from curation.admin.deleting import DeletedByChange
from curation.admin.keeping import KeptAsChange
from curation.applying import as_if
from curation.models import Change
from curation.rights import DRAFT
from curation.states import AT_WORK
from curation.steps import change_at_work
from guide.transfer.files import ContentError


class Curated(KeptAsChange, DeletedByChange):
    """Goes before the admin class of a root row: what it saves reaches readers once published."""

    change_form_template = "curation/change_form.html"

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        change = self._change_at_work(request, object_id)
        if request.method == "POST":
            return self._keep(request, object_id, change)
        if change is None:
            return self._form(request, object_id, self._desk(None, object_id))
        try:
            with as_if([change]):
                pk = self._pk(object_id, change)
                return self._form(request, pk, self._desk(change, object_id))
        except (ContentError, ProtectedError):
            return self._does_not_fit(request, change)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = found_or_404(self.model.objects.all(), object_id)
        return HttpResponseRedirect(reverse("admin:curation_history", args=[self.kind, row.slug]))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(DRAFT)) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm(DRAFT)) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm(DRAFT)) and super().has_delete_permission(request, obj)

    def _change_at_work(self, request: HttpRequest, object_id: str | None) -> Change | None:
        """Return the draft that the form goes on with: of a row, or of one that is none yet."""
        if object_id is None:
            wanted = request.GET.get("change")
            drafts = Change.objects.filter(kind=self.kind, state__in=AT_WORK)
            return found_or_404(drafts, wanted) if wanted else None
        if not object_id.isdecimal():
            raise Http404
        slug = self.model.objects.filter(pk=object_id).values_list("slug", flat=True).first()
        change = change_at_work(self.kind, slug) if slug else None
        return None if change is None or change.is_deletion else change

    def _pk(self, object_id: str | None, change: Change | None) -> str | None:
        """Return the row's id; one that is drafted has one only inside the block."""
        if object_id is not None or change is None:
            return object_id
        return str(self.model.objects.get(slug=change.slug).pk)

    def _does_not_fit(self, request: HttpRequest, change: Change) -> HttpResponse:
        message = _("草稿里提到的内容已经不在了，打不开。请撤回它，或者先恢复那些内容。")
        messages.error(request, message)
        return HttpResponseRedirect(change.get_absolute_url())
