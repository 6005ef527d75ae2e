"""The pages of changes: their list, one change with its buttons, and the history of a row."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from curation.admin.acts import BUTTONS, ActForm, buttons_of, why_not
from curation.admin.addresses import edit_address, found_or_404
from curation.admin.preview import start_preview
from curation.applying import item_of
from curation.before_publish import reports_on
from curation.diff import FieldDiff, diff_records
from curation.labels import kind_label, row_label
from curation.models import Change, last_published
from curation.preview import SESSION_ENTRY
from curation.refusals import Refusal, Refused, check_items
from curation.releasing import publish, undo
from curation.rights import DRAFT, has_right
from curation.states import AT_WORK, Act, State
from curation.steps import is_behind
from guide.admin.looking import LookedAtOnly
from guide.transfer.rows import MODELS


class KindFilter(admin.SimpleListFilter):
    title = _("种类")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(kind, kind_label(kind)) for kind in MODELS]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Change)
class ChangeAdmin(LookedAtOnly):
    """Changes are made by the forms of the rows; here they are read, judged and undone."""

    list_display = [
        "__str__", "state", "origin", "author", "reviewer", "publish_at", "saved_at",
    ]  # fmt: skip
    list_filter = ["state", KindFilter, "origin", ("author", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["author", "reviewer"]
    search_fields = ["slug", "title", "reason"]
    actions = ["publish_together", "undo_together"]
    date_hierarchy = "published_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("before_text", "after_text")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        for name, act in (("publish_together", Act.APPROVED), ("undo_together", Act.UNDONE)):
            if not has_right(request.user, act):
                actions.pop(name, None)
        return actions

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("history/<slug:kind>/<slug:slug>/", view(self.row_history),
                 name="curation_history"),
            path("preview/end/", view(self.end_preview), name="curation_preview_end"),
            path("<int:pk>/preview/", view(self.preview), name="curation_preview"),
            *super().get_urls(),
        ]  # fmt: skip

    @admin.action(description=_("通过并一起发布所选的修改"))
    def publish_together(self, request: HttpRequest, chosen: QuerySet) -> None:
        changes = list(chosen.order_by("pk"))
        if self._tried(request, lambda: publish(changes, by=request.user)):
            messages.success(request, _("已一起发布。"))

    @admin.action(description=_("撤销所选的发布"))
    def undo_together(self, request: HttpRequest, chosen: QuerySet) -> None:
        changes = list(chosen.order_by("pk"))
        if self._tried(request, lambda: undo(changes, by=request.user)):
            messages.success(request, _("已撤销，读者又看到原来的内容。"))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show one change to whoever judges it, and take the step that they choose."""
        self._refuse_strangers(request)
        change = found_or_404(Change.objects.all(), object_id)
        form = ActForm(request.POST or None)
        problems: tuple[Refusal, ...] = ()
        if request.method == "POST" and form.is_valid():
            button = BUTTONS.get(request.POST.get("act", ""))
            if button is None:
                raise Http404
            try:
                result = button.press(change, request.user, form.cleaned_data)
            except Refused as refused:
                problems = refused.problems
            else:
                messages.success(request, str(button.done))
                return HttpResponseRedirect(result.get_absolute_url())
        return TemplateResponse(
            request, "curation/change.html", self._page_of(request, change, form, problems)
        )

    def row_history(self, request: HttpRequest, kind: str, slug: str) -> HttpResponse:
        """Show everything that ever became of a row, the last first."""
        self._refuse_strangers(request)
        if kind not in MODELS:
            raise Http404
        changes = Change.objects.filter(kind=kind, slug=slug).select_related("author", "reviewer")
        past = list(changes.order_by("-saved_at", "-pk").prefetch_related("steps__by"))
        last = last_published(kind, slug)
        for change in past:
            change.is_last_published = change.pk == last  # asked once for all of them
        row = MODELS[kind].objects.filter(slug=slug).first()
        if row is None and not past:
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": _("历史"),
            "subtitle": row_label(kind, slug, str(row or past[0].title)),
            "opts": self.opts,
            "past": [(change, _differences(change), buttons_of(change, request.user))
                     for change in past],
            "row": row,
            "kind": kind,
            "row_opts": MODELS[kind]._meta,
        }  # fmt: skip
        return TemplateResponse(request, "curation/history.html", context)

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the public pages as the change would make them, in this browser."""
        self._refuse_strangers(request)
        change = get_object_or_404(Change, pk=pk)
        if request.method != "POST" or not change.is_open:
            return HttpResponseRedirect(change.get_absolute_url())
        return HttpResponseRedirect(start_preview(request, change))

    def end_preview(self, request: HttpRequest) -> HttpResponse:
        """Show this browser again what readers see; go back to the change."""
        pk = request.session.pop(SESSION_ENTRY, None) if request.method == "POST" else None
        change = Change.objects.filter(pk=pk).first() if pk else None
        return HttpResponseRedirect(change.get_absolute_url() if change else reverse("admin:index"))

    def _page_of(
        self, request: HttpRequest, change: Change, form: ActForm, problems: tuple[Refusal, ...]
    ) -> dict[str, Any]:
        buttons = buttons_of(change, request.user)
        return {
            **self.admin_site.each_context(request),
            "title": str(change),
            "opts": self.opts,
            "change": change,
            "differences": _differences(change),
            "steps": change.steps.select_related("by"),
            "buttons": buttons,
            "edit_address": edit_address(change),
            "may_schedule": any(button.name == "schedule" for button in buttons),
            "why_not": why_not(change, request.user),
            "is_behind": change.state in AT_WORK and is_behind(change),
            "alone": _alone(change) if change.kind == "stages" and change.is_open else (),
            "reports": reports_on([change]) if change.is_open else [],
            "form": form,
            "problems": problems,
            "can_edit": change.state in AT_WORK
            and not change.is_deletion
            and request.user.has_perm(DRAFT),
            "has_preview": change.is_open and change.kind != "words",
            "published": State.PUBLISHED,
        }

    def _refuse_strangers(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _tried(self, request: HttpRequest, step: Any) -> bool:
        try:
            step()
        except Refused as refused:
            for problem in refused.problems:
                messages.error(request, str(problem))
            return False
        return True


def _differences(change: Change) -> list[FieldDiff]:
    return diff_records(change.kind, change.before, change.after)


def _alone(change: Change) -> tuple[Refusal, ...]:
    """Return why a stage cannot be published without its neighbours."""
    try:
        check_items([item_of(change)])
    except Refused as refused:
        return refused.problems
    return ()
