"""Pages of the admin that are looked at and nothing more."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class LookedAtOnly(admin.ModelAdmin):
    """Whoever may view its rows sees them; nobody adds, changes or deletes one here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
