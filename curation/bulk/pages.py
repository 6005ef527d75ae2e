"""The pages of a table: out as CSV or XLSX, and in with a look at what it would do."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from curation.bulk.files import UnreadableFile, read_sheet, write_csv, write_xlsx
from curation.bulk.plan import Plan, keep_plan, pack_plan, plan_import
from curation.bulk.tables import TABLES
from curation.labels import kind_label
from curation.refusals import Refusal, Refused
from curation.rights import DRAFT, IMPORT

FORMATS: Mapping[str, tuple[Callable[..., bytes], str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        write_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
SHOWN = 100  # rows of the site that a preview lists
MOST_PACKED = settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 10_000  # leaves room for the other fields


class UploadForm(forms.Form):
    """The file, and why."""

    file = forms.FileField(
        label=_("文件"),
        help_text=_("CSV 或 XLSX，不超过 2 MB。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": _("请选一个文件，不超过 2 MB。"),
            "empty": _("文件是空的。第一行要写列名。"),
        },
    )
    reason = forms.CharField(
        label=_("为什么改"),
        max_length=300,
        required=False,
        help_text=_("写进每份草稿，审核的人看。"),
    )


class ConfirmForm(forms.Form):
    """What was looked at, to be kept."""

    packed = forms.CharField(max_length=MOST_PACKED)
    reason = forms.CharField(max_length=300, required=False)


class InBulk:
    """Goes before the admin class of a root row that has a table."""

    if TYPE_CHECKING:  # what the classes after it give
        kind: str
        admin_site: Any
        opts: Any
        has_view_permission: Any

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("import/", view(self.import_view), name=f"curation_import_{self.kind}"),
            path(
                "export/<slug:form>/", view(self.export_view), name=f"curation_export_{self.kind}"
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        ways = {"may_import": may_import(request), **addresses(self.kind)}
        return super().changelist_view(  # type: ignore[misc]
            request, {**(extra_context or {}), "bulk": ways}
        )

    def export_view(self, request: HttpRequest, form: str) -> HttpResponse:
        """Give out what is published, as a table that can be imported again."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if form not in FORMATS:
            raise Http404
        write, content_type = FORMATS[form]
        table = TABLES[self.kind]()
        response = HttpResponse(
            write(table.columns, list(table.dataset_rows())), content_type=content_type
        )
        response["Content-Disposition"] = f'attachment; filename="{self.kind}.{form}"'
        return response

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Show what a file would do, then make drafts of it; the file itself is kept nowhere."""
        if not may_import(request):
            raise PermissionDenied
        if "packed" in request.POST:
            return self._keep_plan(request)
        is_sent = request.method == "POST"
        form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
        context: dict[str, Any] = {"form": form}
        if is_sent and form.is_valid():
            uploaded = form.cleaned_data["file"]
            try:
                shown = _shown(plan_import(self.kind, read_sheet(uploaded.name, uploaded.read())))
            except UnreadableFile as problem:
                form.add_error("file", str(problem))
            else:
                context |= shown | {"reason": form.cleaned_data["reason"]}
        return self._import_page(request, context)

    def _keep_plan(self, request: HttpRequest) -> HttpResponse:
        form = ConfirmForm(request.POST)
        problems: tuple[Refusal, ...] = ()
        if form.is_valid():
            said = form.cleaned_data
            try:
                keep_plan(self.kind, said["packed"], by=request.user, reason=said["reason"])
                done = reverse("admin:curation_change_changelist")
                return HttpResponseRedirect(f"{done}?state__exact=draft&kind={self.kind}")
            except Refused as refused:
                problems = refused.problems
            except BadSignature:
                problems = (Refusal("", "", str(_("这一页过期了。请重新上传文件。"))),)
        return self._import_page(request, {"form": UploadForm(), "refused": problems})

    def _import_page(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        title = _("导入：%(kind)s") % {"kind": kind_label(self.kind)}
        whole = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "columns": TABLES[self.kind].columns,
            **addresses(self.kind),
        }
        return TemplateResponse(request, "curation/bulk/import.html", whole | context)


def may_import(request: HttpRequest) -> bool:
    """Tell whether this person may draft, and in bulk."""
    return bool(request.user.has_perm(IMPORT) and request.user.has_perm(DRAFT))


def addresses(kind: str) -> dict[str, Any]:
    """Return where the table of `kind` goes out and comes in."""
    out = f"admin:curation_export_{kind}"
    return {
        "import_address": reverse(f"admin:curation_import_{kind}"),
        "export_addresses": [(form.upper(), reverse(out, args=[form])) for form in FORMATS],
    }


def _shown(plan: Plan) -> dict[str, Any]:
    packed = pack_plan(plan) if plan.planned else ""
    if len(packed) > MOST_PACKED:
        raise UnreadableFile(_("一次要改的太多。请把行分到几个文件里，分几次导入。"))
    return {
        "plan": plan,
        "packed": packed,
        "planned": plan.planned[:SHOWN],
        "more": max(0, len(plan.planned) - SHOWN),
        "bad_rows": len({problem.row for problem in plan.problems}),
    }
