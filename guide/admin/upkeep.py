"""What the site itself writes: the editions of the rules."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from guide.models import RulebookEdition


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
