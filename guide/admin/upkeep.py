"""What the site itself writes: the editions of the rules."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from guide.admin.looking import LookedAtOnly
from guide.models import RulebookEdition


@admin.register(RulebookEdition)
class RulebookEditionAdmin(LookedAtOnly):
    """Only to look at: an edition that changed would explain nothing any more."""

    list_display = ["hash", "made_at"]
    fields = ["hash", "made_at"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("packed")
