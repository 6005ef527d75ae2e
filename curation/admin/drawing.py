"""Django's form of a row, drawn and read over rows that are only as if."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from complaints.rules import rules_apart
from curation.admin.desk import OPENED, REASON, Desk, Kept
from curation.admin.lists import ListedByState
from curation.admin.opened import digest_of, pack_opened, with_ids
from curation.applying import Item, put, record_now
from curation.models import Change
from curation.refusals import Refusal, Refused
from curation.rights import may_publish_own
from curation.steps import change_at_work
from guide.transfer.files import Record


class Overtaken(Refused):
    """Somebody else saved the row meanwhile; `now` is what it says now."""

    def __init__(self, problem: Refusal, now: Record | None) -> None:
        super().__init__([problem])
        self.now = now


class DrawnAsIf(ListedByState):
    """Draws the form of a row, and reads what was typed into it without saving anything."""

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        problems = getattr(request, "curation_problems", ())
        return _refusing(form, problems) if problems else form

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Note that the form was valid; what to answer is known once the change is kept."""
        return Kept(obj.slug)

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
        desk = Desk(self.kind, opened, change, request.POST.get(OPENED, ""))
        desk.reason = request.POST.get(REASON, "")
        if isinstance(refused, Overtaken):
            desk.overtaken_by, desk.seen = refused.now, digest_of(self.kind, refused.now)
            desk.overtaken = True
        return desk


def _refusing(form: Any, problems: tuple[Refusal, ...]) -> Any:
    """Return the form class `form`, which also says why what it had typed was not kept."""

    class Refusing(form):
        def clean(self) -> Any:
            cleaned = super().clean()
            for problem in problems:
                self.add_error(None, str(problem))
            return cleaned

    return Refusing
