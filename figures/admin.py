"""The figures on a page of the editors' site: to look at and to take away, not to change."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from figures.listening import tally
from figures.models import DailyFigure
from figures.report import HIDDEN, Month, as_csv, months, tables
from figures.storing import close_days
from guide.admin.looking import LookedAtOnly


@admin.register(DailyFigure)
class FiguresAdmin(LookedAtOnly):
    """One page a month in place of a list of rows."""

    def get_urls(self) -> Any:
        export = self.admin_site.admin_view(self.export_view)
        return [path("csv/", export, name="figures_csv"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        month = self._month(request)
        context = {
            **self.admin_site.each_context(request),
            "title": DailyFigure._meta.verbose_name_plural,
            "opts": DailyFigure._meta,
            "month": month,
            "months": months(),
            "tables": tables(month),
            "hidden": HIDDEN,
            "least": settings.FIGURES_LEAST,
            "is_on": settings.FIGURES,
        }
        return TemplateResponse(request, "figures/month.html", context)

    def export_view(self, request: HttpRequest) -> HttpResponse:
        month = self._month(request)
        response = HttpResponse(as_csv(month), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="figures-{month}.csv"'
        return response

    def _month(self, request: HttpRequest) -> Month:
        if not self.has_view_permission(request):
            raise PermissionDenied
        tally.flush()
        close_days()
        asked = request.GET.get("month")
        newest = next(iter(months()), Month.of(timezone.localdate()))
        month = Month.parse(asked) if asked else newest
        if month is None:
            raise Http404
        return month
