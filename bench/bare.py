"""What pages cost before we do anything: addresses for the baselines, with bare Django in them."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path
from formtools.wizard.views import NamedUrlSessionWizardView


class ChoiceForm(forms.Form):
    channel = forms.ChoiceField(choices=[(str(number), str(number)) for number in range(10)])


class WordsForm(forms.Form):
    text = forms.CharField(widget=forms.Textarea)


class BareWizard(NamedUrlSessionWizardView):
    """formtools' own wizard: two steps, session storage, its own template."""

    form_list = [("how", ChoiceForm), ("words", WordsForm)]
    template_name = "formtools/wizard/wizard_form.html"

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse("done")


def bare_page(request: HttpRequest) -> HttpResponse:
    """Answer with a short constant page; the middleware is ours."""
    return HttpResponse("<!doctype html><title>bare</title>")


wizard = BareWizard.as_view(url_name="bare-step")
urlpatterns = [
    path("page/", bare_page),
    path("wizard/<slug:step>/", wizard, name="bare-step"),
]
