"""The forms of rows as a browser sends them."""

from typing import Any

from django.forms import ModelMultipleChoiceField
from django.urls import reverse

from guide.transfer.rows import MODELS
from tests.client import CheckedClient


def address_of(kind: str, slug: str) -> str:
    """Return the form of a row."""
    row = MODELS[kind].objects.get(slug=slug)
    return reverse(f"admin:guide_{row._meta.model_name}_change", args=[row.pk])


def fields_of(browser: CheckedClient, page: str) -> dict[str, Any]:
    """Return what a browser would send back from `page` untouched, hidden fields included."""
    return fields_in(browser.get(page))


def fields_in(response: Any) -> dict[str, Any]:
    """Return what a browser would send back from an answer that shows a form."""
    context = response.context
    sets: list[Any] = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *[form for one in sets for form in one.forms]]
    forms += [one.management_form for one in sets]
    fields = {
        form[name].html_name: "" if form[name].value() is None else form[name].value()
        for form in forms
        for name in form.fields
        if form[name].value() is not False and not _is_empty_choice(form, name)
    }
    desk = context["desk"]
    hidden = {"curation_opened": desk.opened, "curation_reason": desk.reason}
    return {**fields, **hidden, **({"curation_seen": desk.seen} if desk.seen else {})}


def _is_empty_choice(form: Any, name: str) -> bool:
    several = isinstance(form.fields[name], ModelMultipleChoiceField)
    return several and not form[name].value()


def errors_in(response: Any) -> str:
    """Return the page of a refused form."""
    assert response.status_code == 200, "it was kept"
    html: str = response.content.decode()
    assert "errornote" in html
    return html
