"""The form of a row: shows the draft where there is one, and keeps what is saved as a change."""

from typing import Any

from django.contrib import messages
from django.core.signing import BadSignature
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from complaints.rules import rules_apart
from curation.admin.addresses import edit_address
from curation.admin.desk import Desk, Kept
from curation.admin.lists import ListedByState
from curation.admin.opened import digest_of, pack_opened, unpack_opened, with_ids
from curation.admin.preview import start_preview
from curation.applying import Item, as_if, put, record_now
from curation.models import Change
from curation.refusals import Refusal, Refused, check_items, refuse
from curation.rights import DRAFT, may_publish_own
from curation.states import AT_WORK
from curation.workflow import change_at_work, publish, save_draft, submit, withdraw
from guide.transfer.files import ContentError, Record

BASE = "curation_opened"
SEEN = "curation_seen"
REASON = "curation_reason"


class Curated(ListedByState):
    """Goes before the admin class of a root row: what it saves reaches readers once published."""

    change_form_template = "curation/change_form.html"
    delete_confirmation_template = "curation/delete.html"

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        change = self._change_at_work(request, object_id)
        if request.method == "POST":
            return self._keep(request, object_id, change)
        if change is None:
            return self._form(request, object_id, self._desk(None, object_id))
        try:
            with as_if([change]):
                pk = self._pk(object_id, change)
                return self._form(request, pk, self._desk(change, object_id))
        except (ContentError, ProtectedError):
            return self._does_not_fit(request, change)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Ask for the reason, then draft the deletion."""
        row = get_object_or_404(self.model, pk=object_id)
        if not self.has_delete_permission(request, row):
            return super().delete_view(request, object_id, extra_context)
        problems: tuple[Refusal, ...] = ()
        if request.method == "POST":
            try:
                change = self._draft_deletion(request, row.slug)
                return HttpResponseRedirect(change.get_absolute_url())
            except Refused as refused:
                problems = refused.problems
        context = {
            **self.admin_site.each_context(request),
            "title": _("删除"),
            "object": row,
            "opts": self.opts,
            "problems": problems,
            "reason": request.POST.get(REASON, ""),
        }
        return TemplateResponse(request, self.delete_confirmation_template, context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = get_object_or_404(self.model, pk=object_id)
        return HttpResponseRedirect(reverse("admin:curation_history", args=[self.kind, row.slug]))

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Note that the form was valid; what to answer is known once the change is kept."""
        return Kept(obj.slug)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        problems = getattr(request, "curation_problems", ())
        return _refusing(form, problems) if problems else form

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(DRAFT)) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm(DRAFT)) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm(DRAFT)) and super().has_delete_permission(request, obj)

    def _change_at_work(self, request: HttpRequest, object_id: str | None) -> Change | None:
        """Return the draft that the form goes on with: of a row, or of one that is none yet."""
        if object_id is None:
            wanted = request.GET.get("change")
            drafts = Change.objects.filter(kind=self.kind, state__in=AT_WORK)
            return get_object_or_404(drafts, pk=wanted) if wanted else None
        slug = self.model.objects.filter(pk=object_id).values_list("slug", flat=True).first()
        change = change_at_work(self.kind, slug) if slug else None
        return None if change is None or change.is_deletion else change

    def _pk(self, object_id: str | None, change: Change | None) -> str | None:
        """Return the row's id; one that is drafted has one only inside the block."""
        if object_id is not None or change is None:
            return object_id
        return str(self.model.objects.get(slug=change.slug).pk)

    def _desk(self, change: Change | None, object_id: str | None, **more: Any) -> Desk:
        if change is not None:
            record = change.after
        else:
            row = self.model.objects.filter(pk=object_id).first() if object_id else None
            record = record_now(self.kind, row.slug) if row else None
        return Desk(self.kind, record, change, pack_opened(self.kind, record), **more)

    def _form(self, request: HttpRequest, pk: str | None, desk: Desk) -> HttpResponse:
        """Return Django's form, rendered while the rows are as they are."""
        desk.may_publish = may_publish_own(request.user, self.kind)
        response = super().changeform_view(request, pk, "", {"desk": desk})
        if isinstance(response, TemplateResponse):
            response.render()
        return response

    def _keep(
        self, request: HttpRequest, object_id: str | None, change: Change | None
    ) -> HttpResponse:
        try:
            opened = unpack_opened(self.kind, request.POST.get(BASE, ""))
        except BadSignature:
            opened = change.after if change else self._desk(None, object_id).record
        try:
            response, typed = self._typed(request, object_id, opened)
            if typed is None:
                return response
            with transaction.atomic():
                return self._kept(request, object_id, opened, typed)
        except Refused as refused:
            return self._typed(request, object_id, opened, refused)[0]
        except IntegrityError:
            message = _("就在刚才，别人也给这一条存了草稿。请再保存一次，会显示差别。")
            return self._typed(request, object_id, opened, refuse(message))[0]

    def _typed(
        self,
        request: HttpRequest,
        object_id: str | None,
        opened: Record | None,
        refused: Refused | None = None,
    ) -> tuple[HttpResponse, Record | None]:
        """Return Django's answer to the form and, where it is valid, the record that was typed.

        The rows are put as the form showed them, the form is saved onto them, and all of it is
        rolled back. With `refused`, the form is shown again with what was typed.
        """
        request.curation_problems = refused.problems if refused else ()  # type: ignore[attr-defined]
        asked: Any = request  # its form is exchanged for one with the ids of this block
        sent = asked.POST
        try:
            with transaction.atomic(), rules_apart():
                pk = self._put_back(object_id, opened)
                asked.POST = self._with_ids(request, pk)
                desk = self._desk_again(request, object_id, opened, refused)
                response = self._form(request, pk, desk)
                typed = record_now(self.kind, response.slug) if isinstance(response, Kept) else None
                transaction.set_rollback(True)
        finally:
            asked.POST = sent
        return response, typed

    def _put_back(self, object_id: str | None, opened: Record | None) -> str | None:
        """Make the row what the form showed; return its id."""
        if opened is None:
            return object_id
        if record_now(self.kind, opened["slug"]) != opened:
            put([Item(self.kind, opened["slug"], opened)])
        return str(self.model.objects.get(slug=opened["slug"]).pk)

    def _with_ids(self, request: HttpRequest, pk: str | None) -> Any:
        data = request.POST.copy()
        row = self.model.objects.get(pk=pk) if pk else None
        for inline in self.get_inline_instances(request, row):
            formset: Any = inline.get_formset(request, row)
            name = formset.fk.name
            rows = inline.get_queryset(request).filter(**{name: row}) if row else []
            ids = [nested.pk for nested in rows]
            with_ids(data, formset.get_default_prefix(), (name, pk or ""), ids)
        return data

    def _desk_again(
        self,
        request: HttpRequest,
        object_id: str | None,
        opened: Record | None,
        refused: Refused | None,
    ) -> Desk:
        slug = opened["slug"] if opened else ""
        change = change_at_work(self.kind, slug) if slug else None
        desk = Desk(self.kind, opened, change, request.POST.get(BASE, ""))
        desk.reason = request.POST.get(REASON, "")
        if isinstance(refused, _Overtaken):
            desk.overtaken_by, desk.seen = refused.now, digest_of(self.kind, refused.now)
            desk.overtaken = True
        return desk

    def _kept(
        self, request: HttpRequest, object_id: str | None, opened: Record | None, typed: Record
    ) -> HttpResponse:
        """Keep what was typed as the row's change and go where the pressed button leads."""
        slug = typed["slug"]
        change = change_at_work(self.kind, slug)
        now = change.after if change else record_now(self.kind, slug)
        if now != opened and request.POST.get(SEEN) != digest_of(self.kind, now):
            raise _Overtaken(self.kind, slug, now)
        if typed == record_now(self.kind, slug):
            return self._unchanged(request, change)
        check_items([Item(self.kind, slug, typed)])
        reason = request.POST.get(REASON, "").strip()
        if change is None or typed != change.after or reason:
            change = save_draft(self.kind, slug, typed, by=request.user, reason=reason)
        return self._go_on(request, change, reason)

    def _unchanged(self, request: HttpRequest, change: Change | None) -> HttpResponse:
        message = _("和已发布的内容一样，没有需要发布的修改。")
        if change is not None:
            withdraw(change, by=request.user, reason=_("改回了已发布的内容"))
            message = _("改回了已发布的内容，草稿已撤回。")
        messages.info(request, message)
        return HttpResponseRedirect(reverse(f"admin:guide_{self.opts.model_name}_changelist"))

    def _go_on(self, request: HttpRequest, change: Change, reason: str) -> HttpResponse:
        try:
            with transaction.atomic():
                if "_submit" in request.POST:
                    submit(change, by=request.user, reason=reason)
                    messages.success(request, _("已提交审核。"))
                elif "_publish" in request.POST:
                    publish([change], by=request.user, reason=reason)
                    messages.success(request, _("已发布，读者现在就能看到。"))
                else:
                    messages.success(request, _("草稿已保存，读者还看不到。"))
        except Refused as refused:
            messages.success(request, _("草稿已保存，读者还看不到。"))
            messages.error(request, str(refused))
        if "_preview" in request.POST:
            return HttpResponseRedirect(start_preview(request, change))
        if "_continue" in request.POST:
            return HttpResponseRedirect(edit_address(change))
        return HttpResponseRedirect(change.get_absolute_url())

    def _draft_deletion(self, request: HttpRequest, slug: str) -> Change:
        change = change_at_work(self.kind, slug)
        if change is not None and not change.is_deletion:
            message = _("这一条有没发布的草稿。请先撤回草稿，再删除。")
            raise refuse(message, change)
        reason = request.POST.get(REASON, "").strip()
        with transaction.atomic():
            change = save_draft(self.kind, slug, None, by=request.user, reason=reason)
            return submit(change, by=request.user, reason=reason)

    def _does_not_fit(self, request: HttpRequest, change: Change | None) -> HttpResponse:
        assert change is not None  # noqa: S101 (without a draft nothing is put)
        message = _("草稿里提到的内容已经不在了，打不开。请撤回它，或者先恢复那些内容。")
        messages.error(request, message)
        return HttpResponseRedirect(change.get_absolute_url())


class _Overtaken(Refused):
    """Somebody else saved the row meanwhile; `now` is what it says now."""

    def __init__(self, kind: str, slug: str, now: Record | None) -> None:
        message = _(
            "您打开以后，别人改过这一条。您写的都还在下面，没有保存。请看上面列出的对方的改动，"
            "需要的抄进来，再保存一次。"
        )
        super().__init__([Refusal("", "", message)])
        self.now = now


def _refusing(form: Any, problems: tuple[Refusal, ...]) -> Any:
    """Return the form class `form`, which also says why what it had typed was not kept."""

    class Refusing(form):
        def clean(self) -> Any:
            cleaned = super().clean()
            for problem in problems:
                self.add_error(None, str(problem))
            return cleaned

    return Refusing
