from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from guide.admin.base import PERIOD, GuideAdmin, GuideForm, GuideInline, WordsForm, identity, origin
from guide.models import Instrument, Provision, Source


@admin.register(Source)
class SourceAdmin(GuideAdmin):
    form = WordsForm
    list_display = ["title", "publisher", "seen_on", "slug"]
    list_filter = ["seen_on"]
    search_fields = ["slug", "title", "publisher"]
    fieldsets = [
        identity(
            "title",
            "publisher",
            "address",
            "seen_on",
            "note",
            "loaded_digest",
            description=_("每一条说法都要有来源；网址会变，所以写上哪天看到的。"),
        )
    ]


class ProvisionInline(GuideInline):
    model = Provision
    autocomplete_fields = ["succeeded_by"]
    fieldsets = [
        (None, {"fields": ["position", "article", "label", "says", "consequence", "confidence"]}),
        PERIOD,
    ]


@admin.register(Instrument)
class InstrumentAdmin(GuideAdmin):
    list_display = ["short_name", "force", "effective_from", "effective_to", "checked_on", "slug"]
    list_filter = ["force", "confidence", "effective_to"]
    search_fields = ["slug", "name", "short_name", "number"]
    autocomplete_fields = ["succeeded_by", "sources"]
    inlines = [ProvisionInline]
    fieldsets = [
        identity("name", "short_name", "number", "issuer", "issued_on", "address"),
        (
            _("效力"),
            {
                "description": _("推荐性国家标准和行业自律不是法律，页面会照这里的选择写明。"),
                "fields": ["force", "binds"],
            },
        ),
        PERIOD,
        origin("confidence", "checked_on", "sources", "note"),
    ]


@admin.register(Provision)
class ProvisionAdmin(admin.ModelAdmin):
    """For looking articles up; they are added and edited on the page of their instrument."""

    form = GuideForm
    list_display = ["key", "label", "effective_from", "effective_to"]
    list_filter = ["instrument__force", "confidence"]
    search_fields = ["key", "label", "instrument__short_name"]
    autocomplete_fields = ["succeeded_by"]
    readonly_fields = ["key", "instrument"]
    list_select_related = ["instrument"]
    fieldsets = [
        (
            None,
            {
                "description": _("新增条款请到所属规定的页面。"),
                "fields": ["key", "instrument", "label", "says", "consequence", "confidence"],
            },
        ),
        PERIOD,
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("instrument")
