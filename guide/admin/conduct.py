from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.forms import BaseInlineFormSet, Textarea
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from guide.admin.base import (
    LINKS_HINT,
    GuideAdmin,
    GuideForm,
    GuideInline,
    WordsForm,
    identity,
    origin,
)
from guide.models import Citation, Conduct, Limit, Phrase, PhraseList, WordList
from guide.models.conduct import refuse_contradiction
from guide.phrase_checks import PhraseProblem, phrase_problems
from guide.phrase_words import reason_in_words
from guide.transfer.rows import records

WORDING_HINT = _(
    "只写“可能涉嫌”“可能不符合”，不下结论。“不算的情形”同样重要，免得把正常联系当成违规。"
)


class CitationInline(GuideInline):
    model = Citation
    autocomplete_fields = ["provision"]
    verbose_name_plural = _("引用的条款：写上所有时期的，程序按事情发生那一天选")


def kept_rows(formset: BaseInlineFormSet) -> list[Any]:
    """Return the rows of a valid form set as they will be, without those to be deleted."""
    return [
        form.instance
        for form in formset.forms
        if (form.has_changed() or form.instance.pk) and not form.cleaned_data.get("DELETE")
    ]


class LimitForm(GuideForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.checked_with_siblings = True


class LimitFormSet(BaseInlineFormSet):
    """Checks the limits against each other as typed: an old one may get its end just now."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        refuse_contradiction(kept_rows(self))


class LimitInline(GuideInline):
    model = Limit
    form = LimitForm
    formset = LimitFormSet
    autocomplete_fields = ["by"]
    fieldsets = [
        (None, {"fields": ["position", "name", "value", "unit", "by", "lender_kinds"]}),
        (
            _("效力期间"),
            {
                "description": _("规定变了就新增一行，给旧行填终止日，不改旧数。"),
                "fields": ["effective_from", "effective_to"],
            },
        ),
    ]


@admin.register(Conduct)
class ConductAdmin(GuideAdmin):
    list_display = ["name", "severity", "order", "slug"]
    list_filter = ["severity"]
    search_fields = ["slug", "name", "definition"]
    autocomplete_fields = ["sources"]
    inlines = [CitationInline, LimitInline]
    fieldsets = [
        identity("name", "severity", "order"),
        (
            _("说明"),
            {
                "description": format_lazy("{} {}", WORDING_HINT, LINKS_HINT),
                "fields": ["definition", "is_not", "examples", "evidence", "where"],
            },
        ),
        origin("sources"),
    ]


class PhraseFormSet(BaseInlineFormSet):
    """Refuses phrases that the reader of words could not use."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        phrases = [
            {"id": row.code, "pattern": row.pattern, **row.options} for row in kept_rows(self)
        ]
        record = {"slug": self.instance.slug, "phrases": phrases}
        problems = phrase_problems([record], records("words"))
        if problems:
            message = _("用语 %(id)s 用不了：%(reason)s")
            raise ValidationError(
                [ValidationError(message, params=_in_words(one)) for one in problems]
            )


def _in_words(problem: PhraseProblem) -> dict[str, str]:
    return {"id": problem.id, "reason": reason_in_words(problem.reason)}


class PhraseInline(admin.TabularInline):
    model = Phrase
    formset = PhraseFormSet
    extra = 0
    formfield_overrides = {TextField: {"widget": Textarea(attrs={"rows": 3, "cols": 70})}}
    fields = ["position", "code", "pattern", "options"]


@admin.register(PhraseList)
class PhraseListAdmin(GuideAdmin):
    form = WordsForm
    list_display = ["slug", "note"]
    search_fields = ["slug", "phrases__pattern"]
    inlines = [PhraseInline]
    fieldsets = [
        identity(
            "note",
            "loaded_digest",
            description=_(
                "网址名就是这些用语说明的行为，或者提示种类 despair、danger；"
                "sign- 开头的说明文字里的其他情形，graver- 加行为的说明它更重的一种。"
            ),
        )
    ]


@admin.register(WordList)
class WordListAdmin(GuideAdmin):
    """A list that phrases name cannot go: they could not be read any more."""

    form = WordsForm
    list_display = ["slug", "note"]
    search_fields = ["slug", "words"]
    fieldsets = [
        identity(
            "note",
            "words",
            "loaded_digest",
            description=_("识别用语时用到的词，一行一个。用语按网址名引用它，所以不能删除。"),
        )
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
