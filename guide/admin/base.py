"""What the editing pages of all kinds share."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from guide.markdown_checks import broken_marks
from guide.markdown_words import broken_words
from guide.models.fields import LinesField
from guide.targets import unknown_links

PERIOD: Any = (
    _("效力期间"),
    {
        "description": _("规定变了就新增一行，给旧行填终止日，不改旧数。"),
        "fields": ["effective_from", "effective_to", "succeeded_by"],
    },
)
LINKS_HINT = _(
    "正文用 Markdown，不能写 HTML。提到规定、行为、界限、渠道等，写成链接："
    "[[law:编号]]、[[conduct:网址名]]、[[limit:行为/界限名]]、[[topic:…]]、[[stage:…]]、"
    "[[channel:…]]、[[lender:…]]，后面可以加 |要显示的字。日期和效力会自动写上。"
)
ORIGIN_HINT = _("写明是从哪里看来的，把握多大，哪天核对的。没有核实的内容不要写成规定。")


class GuideForm(forms.ModelForm):
    """Refuses texts that link to what is not there, or whose marks never close."""

    prose = True  # whether texts are Markdown for readers

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        texts = {  # before anything is refused: an error takes its field out of `cleaned`
            name: value
            for name, value in cleaned.items()
            if isinstance(value, str) or (name in self._line_fields() and value)
        }
        if self.prose:
            self._refuse_broken(cleaned)
        for name, links in unknown_links(texts).items():
            message = _("这些链接没有对应的内容：%(links)s。请核对编号或网址名。")
            self.add_error(name, str(message) % {"links": "、".join(links)})
        return cleaned

    def _refuse_broken(self, cleaned: dict[str, Any]) -> None:
        for field in self._meta.model._meta.concrete_fields:
            value = cleaned.get(field.name)
            if isinstance(field, models.TextField | LinesField) and value:
                for text in value if isinstance(value, list) else [value]:
                    for broken, line in broken_marks(text):
                        self.add_error(field.name, broken_words(broken, line))

    def _line_fields(self) -> set[str]:
        fields = self._meta.model._meta.concrete_fields
        return {field.name for field in fields if isinstance(field, LinesField)}


class WordsForm(GuideForm):
    """For rows whose texts are no Markdown."""

    prose = False


class OnItsOwnPage:
    """Related rows are chosen, not made in a window beside the form."""

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(*args, **kwargs)  # type: ignore[misc]
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            for way in ("can_add_related", "can_change_related", "can_delete_related"):
                setattr(field.widget, way, False)
        return field


class GuideAdmin(OnItsOwnPage, admin.ModelAdmin):
    """A root row: its slug stays once it is there; its load digest is only shown."""

    form = GuideForm
    save_on_top = True
    formfield_overrides = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 6, "cols": 90})},
        models.CharField: {"widget": forms.TextInput(attrs={"size": 70})},
    }

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fixed = ["loaded_digest", *([] if obj is None else ["slug"])]
        return [*super().get_readonly_fields(request, obj), *fixed]


class GuideInline(OnItsOwnPage, admin.StackedInline):
    """Nested rows, in small boxes: a page may have many."""

    form = GuideForm
    extra = 0
    formfield_overrides = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 90})},
    }


def identity(*fields: str, description: Any = "") -> Any:
    """Return the first group of fields of a root row."""
    return (None, {"description": description, "fields": ["slug", *fields]})


def origin(*fields: str) -> Any:
    """Return the group of fields that says how a statement is known."""
    return (_("来源和核对"), {"description": ORIGIN_HINT, "fields": [*fields, "loaded_digest"]})
