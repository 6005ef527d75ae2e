"""What is typed into the form of a row becomes the row's change."""

from django.contrib import messages
from django.core.signing import BadSignature
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from curation.admin.addresses import edit_address
from curation.admin.desk import OPENED, REASON, SEEN
from curation.admin.drawing import DrawnAsIf, Overtaken
from curation.admin.opened import digest_of, unpack_opened
from curation.admin.preview import start_preview
from curation.applying import record_now
from curation.models import Change
from curation.refusals import Refusal, Refused, refuse
from curation.releasing import publish
from curation.steps import held_at_work
from curation.workflow import save_draft, submit, withdraw
from guide.transfer.files import ContentError, Record

_NOT_TYPED = ("csrfmiddlewaretoken", OPENED, SEEN)


class KeptAsChange(DrawnAsIf):
    """Saves drafts in place of rows; what cannot be kept is shown again with all that was typed."""

    def _keep(
        self, request: HttpRequest, object_id: str | None, change: Change | None
    ) -> HttpResponse:
        try:
            opened = unpack_opened(self.kind, request.POST.get(OPENED, ""))
        except BadSignature:
            opened = change.after if change else self._desk(None, object_id).record
        try:
            return self._typed_and_kept(request, object_id, opened)
        except (ContentError, ProtectedError):
            return self._rescued(request)

    def _typed_and_kept(
        self, request: HttpRequest, object_id: str | None, opened: Record | None
    ) -> HttpResponse:
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

    def _rescued(self, request: HttpRequest) -> HttpResponse:
        """Show what was typed as bare text: what it was typed into cannot be shown any more."""
        sent = request.POST.lists()
        typed = [(name, "\n".join(values)) for name, values in sent if any(values)]
        context = {
            **self.admin_site.each_context(request),
            "title": _("没有保存"),
            "opts": self.opts,
            "typed": [(name, text) for name, text in typed if name not in _NOT_TYPED],
        }
        return TemplateResponse(request, "curation/rescued.html", context, status=409)

    def _kept(
        self, request: HttpRequest, object_id: str | None, opened: Record | None, typed: Record
    ) -> HttpResponse:
        """Keep what was typed as the row's change and go where the pressed button leads."""
        slug = typed["slug"]
        change = held_at_work(self.kind, slug)
        if change is not None and change.is_deletion:
            raise refuse(_("有人提交了删除这一条。请先请他撤回，再改。"), change)
        now = change.after if change else record_now(self.kind, slug)
        if now != opened and request.POST.get(SEEN) != digest_of(self.kind, now):
            message = _(
                "您打开以后，别人改过这一条。您写的都还在下面，没有保存。"
                "请看上面列出的对方的改动，需要的抄进来，再保存一次。"
            )
            raise Overtaken(Refusal("", "", message), now)
        if typed == record_now(self.kind, slug):
            return self._unchanged(request, change)
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
                elif "_preview" not in request.POST:
                    messages.success(request, _("草稿已保存，读者还看不到。"))
        except Refused as refused:
            messages.success(request, _("草稿已保存，读者还看不到。"))
            messages.error(request, str(refused))
        if "_preview" in request.POST:
            return HttpResponseRedirect(start_preview(request, change))
        if "_continue" in request.POST:
            return HttpResponseRedirect(edit_address(change))
        return HttpResponseRedirect(change.get_absolute_url())
