"""Provisions are changed on the page of their instrument alone, where the workflow is."""

from typing import Any

from django.http import HttpRequest


class LookedUpOnly:
    """Lets an admin page be looked at and nothing more."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
