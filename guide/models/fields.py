"""Lists in one column, edited as lines or as ticks."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from guide.models.choices import LENDER_KIND_LABELS, choices
from guide.transfer.texts import normal_text
from guide.vocabulary import LenderKind


class LinesFormField(forms.CharField):
    """A list of texts, one a line; empty lines are left out."""

    widget = forms.Textarea(attrs={"rows": 6, "cols": 80})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        return [line.strip() for line in normal_text(value or "").split("\n") if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class LinesField(models.JSONField):
    """A list of texts of one line each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        shown = {"help_text": self.help_text or _("一行一条。"), "show_hidden_initial": False}
        return models.Field.formfield(self, **{"form_class": LinesFormField, **kwargs, **shown})


def check_lender_kinds(kinds: list[str]) -> None:
    """Refuse a lender kind that the vocabulary does not have."""
    known = [kind.value for kind in LenderKind]
    if not isinstance(kinds, list) or any(kind not in known for kind in kinds):
        raise ValidationError(
            _("适用机构：有不认识的机构类型，只能是%(known)s。"),
            code="lender_kind",
            params={"known": "、".join(known)},
        )


class LenderKindsFormField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        return sorted(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return sorted(initial or []) != sorted(data or [])


class LenderKindsField(models.JSONField):
    """A sorted list of lender kinds; empty means all of them."""

    default_validators = [check_lender_kinds]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return LenderKindsFormField(
            label=self.verbose_name,
            help_text=self.help_text,
            choices=choices(LenderKind, LENDER_KIND_LABELS),
            required=False,
        )


class Position(models.PositiveIntegerField):
    """Where a nested row stands in its list; a new one comes last."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        shown = {"default": 9999, "help_text": _("小的在前；新增的排在最后。")}
        super().__init__(_("次序"), **{**shown, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("verbose_name", None)
        return name, path, args, kwargs
