"""What every public row of its own file has."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from guide.periods import Period
from guide.transfer.texts import normal_text

check_slug = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z", _("网址名：只能用小写字母、数字和单个连字符。"), code="slug"
)

check_address = RegexValidator(
    r"^https?://\S+\Z", _("网址：要以 https:// 开头，中间没有空格；没有就留空。"), code="address"
)


class NormalTexts(models.Model):
    r"""A row that holds its texts as files do: `\n` line ends, no blanks at ends of lines."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Any = None) -> None:
        self.tidy_texts()
        super().clean_fields(exclude=exclude)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.tidy_texts()
        super().save(*args, **kwargs)

    def tidy_texts(self) -> None:
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if isinstance(field, models.CharField | models.TextField) and isinstance(value, str):
                setattr(self, field.attname, normal_text(value))


class PublicRow(NormalTexts):
    """A row with a content file of its own."""

    slug = models.CharField(
        _("网址名"),
        max_length=80,
        unique=True,
        validators=[check_slug],
        help_text=_("出现在网址和内容文件名里，定了就不要再改。"),
    )
    loaded_digest = models.CharField(
        _("上次载入时的摘要"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("用来看出这一行在上次载入内容文件之后有没有被编辑过。"),
    )

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class PeriodRow(NormalTexts):
    """A row that is in force for a time."""

    effective_from = models.DateField(_("生效日"), null=True, blank=True)
    effective_to = models.DateField(
        _("终止日"), null=True, blank=True, help_text=_("最后一天有效的日期；仍然有效就留空。")
    )

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        return Period(self.effective_from, self.effective_to)

    def clean(self) -> None:
        super().clean()
        if self.period.crosses():
            raise ValidationError({"effective_to": _("终止日早于生效日，请核对两个日期。")})


def days_in_order(name: str) -> models.CheckConstraint:
    """Return the constraint that a period does not end before it starts (null is open)."""
    return models.CheckConstraint(
        condition=models.Q(effective_from__isnull=True)
        | models.Q(effective_to__isnull=True)
        | models.Q(effective_to__gte=models.F("effective_from")),
        name=name,
        violation_error_message=_("终止日早于生效日，请核对两个日期。"),
    )


def one_of(column: str, values: Any, name: str) -> models.CheckConstraint:
    """Return the constraint that `column` holds a word of the vocabulary `values`."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{column}__in": [value.value for value in values]}), name=name
    )
