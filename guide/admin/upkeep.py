"""What the site itself writes: readers' remarks, and the editions of the rules."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from guide.models import Remark, RulebookEdition


@admin.register(Remark)
class RemarkAdmin(admin.ModelAdmin):
    """Remarks come from pages only; an editor says what became of them."""

    list_display = ["page", "part", "wrong", "sent_on", "status"]
    list_filter = ["status", "sent_on"]
    search_fields = ["page", "part", "wrong"]
    readonly_fields = ["page_link", "digest", "part", "wrong", "sent_on"]
    fieldsets = [
        (_("读者写的"), {"fields": ["page_link", "digest", "part", "wrong", "sent_on"]}),
        (
            _("处理"),
            {
                "description": _("页面改好以后选“已改”。里面有个人信息的，直接删除。"),
                "fields": ["status", "note"],
            },
        ),
    ]

    @admin.display(description=_("页面"))
    def page_link(self, remark: Remark) -> str:
        return format_html('<a href="{0}">{0}</a>', remark.page)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(RulebookEdition)
class RulebookEditionAdmin(admin.ModelAdmin):
    """Only to look at: an edition that changed would explain nothing any more."""

    list_display = ["hash", "made_at"]
    fields = ["hash", "made_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("packed")
