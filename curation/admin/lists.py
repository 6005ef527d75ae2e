"""The lists of rows: where each stands, and what nobody has published yet."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from curation.checked import note_checked
from curation.models import Change
from curation.refusals import Refused
from curation.rights import DRAFT
from curation.states import AT_WORK, State
from curation.upkeep import DAY_FIELDS, due_before
from guide.transfer.rows import MODELS

_DUE = "due"
_STILL = "published"


class StateFilter(admin.SimpleListFilter):
    """Rows by the state of their change, or those whose day of checking is too long ago."""

    title = _("状态")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        states = [(state.value, state.label) for state in (*AT_WORK, State.SCHEDULED)]
        due = [(_DUE, _("该复核"))] if model_admin.kind in DAY_FIELDS else []
        return [*states, *due, (_STILL, _("没有未发布的修改"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if value == _DUE:
            kind = kind_of(queryset.model)
            return queryset.filter(**{f"{DAY_FIELDS[kind]}__lt": due_before(kind)})
        if value == _STILL:
            return queryset.filter(change_state=None, is_scheduled=False)
        if value == State.SCHEDULED:
            return queryset.filter(is_scheduled=True)
        return queryset.filter(change_state=value) if value else queryset


class UnsourcedFilter(admin.SimpleListFilter):
    """Rows that name no source."""

    title = _("来源")
    parameter_name = "sources"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("none", _("没有来源"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(sources=None) if self.value() == "none" else queryset


class ListedByState(admin.ModelAdmin):
    """Adds the state of each row to its list; nothing is deleted or changed from there."""

    change_list_template = "curation/change_list.html"

    @property
    def kind(self) -> str:
        return kind_of(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        changes = Change.objects.filter(kind=self.kind, slug=OuterRef("slug"))
        at_work = changes.filter(state__in=AT_WORK).values("state")[:1]
        rows: QuerySet = super().get_queryset(request)
        return rows.annotate(
            change_state=Subquery(at_work),
            is_scheduled=Exists(changes.filter(state=State.SCHEDULED)),
        )

    def get_list_display(self, request: HttpRequest) -> Any:
        first, *rest = super().get_list_display(request)
        return [first, "state_words", *rest]

    def get_list_filter(self, request: HttpRequest) -> Any:
        sourced = any(field.name == "sources" for field in self.model._meta.many_to_many)
        own = [StateFilter, UnsourcedFilter] if sourced else [StateFilter]
        return [*own, *super().get_list_filter(request)]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = {**super().get_actions(request)}
        actions.pop("delete_selected", None)
        if self.kind in DAY_FIELDS and request.user.has_perm(DRAFT):
            label = str(_("今天核对过，没有变化"))
            actions["checked_today"] = (checked_today, "checked_today", label)
        return actions

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        drafts = Change.objects.filter(kind=self.kind, before_text="", state__in=AT_WORK)
        new_rows = drafts.defer("after_text").select_related("author")
        return super().changelist_view(
            request, {"new_rows": new_rows, "kind": self.kind, **(extra_context or {})}
        )

    @admin.display(description=_("状态"))
    def state_words(self, row: Any) -> str:
        words = [str(State(row.change_state).label)] if row.change_state else []
        if row.is_scheduled:
            words.append(str(State.SCHEDULED.label))
        day = getattr(row, DAY_FIELDS.get(self.kind, ""), None)
        if day is not None and day < due_before(self.kind):
            words.append(str(_("该复核")))
        name = "open" if words else "still"
        return format_html(
            '<span class="state state--{}">{}</span>', name, "、".join(words) or _("已发布")
        )


def checked_today(model_admin: ListedByState, request: HttpRequest, rows: QuerySet) -> None:
    """Note for the chosen rows that they were checked today."""
    slugs = rows.order_by("slug").values_list("slug", flat=True)
    try:
        checked = note_checked(model_admin.kind, slugs, timezone.localdate(), by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return
    for refusal in checked.left:
        messages.error(request, str(refusal))
    if checked.changes:
        is_public = checked.changes[0].state == State.PUBLISHED
        where = _("已发布") if is_public else _("已提交审核")
        messages.success(request, f"{where}：{len(checked.changes)}")


def kind_of(model: Any) -> str:
    """Return the kind of a root row's model."""
    return next(kind for kind, known in MODELS.items() if known is model)
