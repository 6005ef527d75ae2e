"""The contact wizard: formtools' named-address wizard on a sealed draft."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from formtools.wizard.views import NamedUrlWizardView

from complaints.casebook.access import OpenCasebook
from complaints.casebook.contacts import contacts_of, log_contact
from complaints.casebook.debts import debts_of
from complaints.casebook.facts import DebtFacts
from complaints.casebook.judgement import judge
from complaints.conduct.rulebook import Rulebook
from complaints.intake.answers import contact_from, refused_in
from complaints.intake.drafts import SealedDraftStorage
from complaints.intake.forms import WhenForm
from complaints.intake.notices import kinds_in_draft
from complaints.intake.steps import STEPS, TITLES, Answers
from complaints.presentation import shown_flags, summarise
from complaints.rules import current_rulebook
from complaints.safety import SafetyBlock, kinds_in, notice_kinds, safety_block

CHECK = STEPS[-1].slug
UNTRIED = "untried"  # marks the data of a step that was kept without pressing its button


class ContactWizard(NamedUrlWizardView):
    """Steps at `/case/contacts/new/<draft>/<step>/`.

    After a step comes the first one without good answers, else the check page: so a first pass
    goes straight on, and a change comes back to the check page. What is posted is kept even where
    it needs mending; what a script sends while the person types or leaves a step (`keep`) is kept
    unjudged, and the draft goes on at that step.

    Despair or danger in the words raises the block that says who helps on each page of the draft,
    and in the answer to a script, until it is put away (`put_away` by its button, `away` by a
    script that has put it away already).
    """

    form_list = [(step.slug, step.form) for step in STEPS]
    condition_dict = {
        step.slug: (lambda wizard, applies=step.applies: applies(wizard.answers()))
        for step in STEPS
        if step.slug != CHECK
    }
    storage_name = "complaints.intake.drafts.SealedDraftStorage"
    template_name = "complaints/wizard/step.html"
    request: HttpRequest
    kwargs: dict[str, Any]
    storage: SealedDraftStorage

    @property
    def draft(self) -> UUID:
        return self.kwargs["draft"]

    @property
    def casebook(self) -> OpenCasebook:
        return self.request.casebook  # type: ignore[attr-defined]

    @cached_property
    def rulebook(self) -> Rulebook:
        return current_rulebook()

    def get_step_url(self, step: str) -> str:
        return reverse(self.url_name, kwargs={"draft": self.draft, "step": step})

    def get_template_names(self) -> list[str]:
        if self.steps.current == CHECK:
            return ["complaints/wizard/check.html"]
        return [self.template_name]

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        if step == "how":
            return {"debts": self._debts()}
        if step == "words":
            return {"rulebook": self.rulebook}
        return {}

    def get(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        step = kwargs["step"]
        if step in (CHECK, self.done_step_name):
            onward = self.first_unfinished()
            if step != onward:  # a contact is saved by the check page's button, not by an address
                return redirect(self.get_step_url(onward))
        if step in self.get_form_list():
            self.storage.current_step = step
        return super().get(*args, **kwargs)

    def post(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # The address, not the state, says which step was sent: two tabs and "back" stay right.
        step = kwargs["step"]
        if step not in self.get_form_list():
            return redirect(self.get_step_url(self.first_unfinished()))
        self.storage.current_step = step
        data = self._own_fields(step)
        sent = self.request.POST
        self.storage.put_notices_away(kinds_in(sent.getlist("put_away") + sent.getlist("away")))
        now = step == "when" and "now" in sent
        if now:
            WhenForm.filled_with_now(data, step)
        if now or "keep" in sent or "put_away" in sent:
            self._keep_untried(step, data)
            return self._kept() if "keep" in sent else redirect(self.get_step_url(step))
        return self._take(step, data)

    def _take(self, step: str, data: MultiValueDict[str, str]) -> HttpResponseBase:
        """Keep and judge what was sent with the step's button, and go on."""
        self.storage.set_step_data(step, data)
        self._forget_cached()
        form = self.get_form(step, data=self.storage.get_step_data(step))
        if not form.is_valid():
            return self.render(form)
        if step == CHECK and self.first_unfinished() == CHECK:
            return self.render_done(form, **{**self.kwargs, "step": self.done_step_name})
        return redirect(self.get_step_url(self.first_unfinished()))

    def get_form(self, step: str | None = None, data: Any = None, files: Any = None) -> Any:
        form = super().get_form(step, data, files)
        form.untried = _is_untried(step or self.steps.current, data)
        return form

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        answers = self.answers()
        facts = replace(contact_from(answers), put_away=self.storage.put_away)
        log_contact(self.casebook, facts, self.draft, refused=refused_in(answers))
        return redirect("case:contact", contact=self.draft)

    def answers(self) -> Answers:
        """Return the good answers given so far, step by step."""
        if "_answers" not in self.__dict__:
            self._answers: dict[str, dict[str, Any]] = {}
            for step, form_class in self._all_forms().items():
                form = self._bound(step, form_class)
                if form is not None and form.is_valid():
                    self._answers[step] = form.cleaned_data
        return self._answers

    def first_unfinished(self) -> str:
        """Return the first step without good answers; the check page comes when all are good."""
        answers = self.answers()
        return next((step for step in self.get_form_list() if step not in answers), CHECK)

    def get_context_data(self, form: forms.Form, **kwargs: Any) -> dict[str, Any]:
        step = self.steps.current
        context = super().get_context_data(form=form, **kwargs)
        context |= {
            "section": "case",
            "title": TITLES[step],
            "draft": self.draft,
            "previous": self.steps.prev and self.get_step_url(self.steps.prev),
            "position": self.steps.step1,
            "count": self.steps.count,
        }
        context |= self._check_context() if step == CHECK else {"safety": self.safety()}
        return context

    def safety(self) -> SafetyBlock | None:
        """Return the block that the words of this draft raise, or None."""
        words = self.storage.get_step_data("words") or {}
        kinds = kinds_in_draft(self.rulebook, self.answers(), words.get("words-text", ""))
        return safety_block(kinds, self.storage.put_away)

    def _check_context(self) -> dict[str, Any]:
        answers = self.answers()
        facts = contact_from(answers)
        contacts = {**contacts_of(self.casebook), self.draft: facts}
        loan = self._debts()[facts.debt]
        judged = judge(self.casebook, UUID(facts.debt), loan, contacts)
        kinds = notice_kinds(judged.assessment, str(self.draft))
        return {
            "rows": summarise(facts, loan, refused_in(answers)),
            "flags": shown_flags(judged, judged.flags_of(self.draft)),
            "lawful": judged.assessment.lawful.get(str(self.draft), ""),
            "notices": kinds,
            "safety": safety_block(kinds, self.storage.put_away),
            "dropped": [
                TITLES[step]
                for step in self.storage.data[self.storage.step_data_key]
                if step not in self.get_form_list()
            ],
        }

    def _all_forms(self) -> Mapping[str, type[forms.Form]]:
        """Return every step's form; formtools has made a mapping of the class's list."""
        return cast(Mapping[str, type[forms.Form]], self.form_list)

    def _debts(self) -> dict[str, DebtFacts]:
        if "_debts_by_id" not in self.__dict__:
            self._debts_by_id = {str(row): facts for row, facts in debts_of(self.casebook).items()}
        return self._debts_by_id

    def _bound(self, step: str, form_class: type[forms.Form]) -> forms.Form | None:
        data = self.storage.get_step_data(step)
        if data is None or step == CHECK or _is_untried(step, data):
            return None
        return form_class(
            data=data, prefix=self.get_form_prefix(step), **self.get_form_kwargs(step)
        )

    def _kept(self) -> HttpResponse:
        """Answer a script: nothing to say, or the block that it puts near the field."""
        safety = self.safety()
        if safety is None:
            return HttpResponse(status=HTTPStatus.NO_CONTENT)
        block = render_to_string("components/safety_notice.html", {"block": safety, "form": "step"})
        return JsonResponse({"kinds": safety.kinds, "block": block})

    def _keep_untried(self, step: str, data: MultiValueDict[str, str]) -> None:
        """Keep what was typed so far; an answer that was sent with the button and stays so is."""
        if dict(data.lists()) == (self.storage.get_step_data(step) or {}):
            return
        data.setlist(f"{step}-{UNTRIED}", ["1"])
        self.storage.set_step_data(step, data)
        self._forget_cached()

    def _own_fields(self, step: str) -> MultiValueDict[str, str]:
        """Return only what this step asks: no token, nothing that was smuggled in."""
        prefix = f"{step}-"
        own = (item for item in self.request.POST.lists() if item[0].startswith(prefix))
        return MultiValueDict(dict(own))

    def _forget_cached(self) -> None:
        self.__dict__.pop("_answers", None)
        self.__dict__.pop("_resolved_form_list", None)
        self.__dict__.pop("_cache_signature", None)


def _is_untried(step: str, data: Mapping[str, Any] | None) -> bool:
    return bool(data) and f"{step}-{UNTRIED}" in cast(Mapping[str, Any], data)
