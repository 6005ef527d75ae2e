"""Curated wording that the text detectors read by."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from guide.models.base import NormalTexts, PublicRow
from guide.models.conduct import Conduct
from guide.models.fields import LinesField, Position
from guide.vocabulary import phrase_list_slugs


class PhraseList(PublicRow):
    """The phrases of one conduct, kind of notice or sign (its slug says which)."""

    note = models.TextField(_("说明"), blank=True)

    class Meta(PublicRow.Meta):
        verbose_name = _("用语表")
        verbose_name_plural = _("用语表")

    def clean(self) -> None:
        super().clean()
        if self.slug not in phrase_list_slugs(Conduct.objects.values_list("slug", flat=True)):
            raise ValidationError({"slug": _("没有这种行为。用语表的网址名要同它说明的行为一样。")})


class Phrase(NormalTexts):
    phrase_list = models.ForeignKey(
        PhraseList, models.CASCADE, related_name="phrases", verbose_name=_("用语表")
    )
    position = Position()
    code = models.CharField(_("编号"), max_length=80)
    pattern = models.TextField(_("用语"))
    options = models.JSONField(
        _("其他条件"), default=dict, blank=True, help_text=_("JSON，写法见内容手册。")
    )

    class Meta:
        verbose_name = _("用语")
        verbose_name_plural = _("用语")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["phrase_list", "code"],
                name="phrase_code_once",
                violation_error_message=_("编号：这张表里已经有这个编号。"),
            )
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        super().clean()
        if not isinstance(self.options, dict) or {"id", "pattern"} & set(self.options):
            raise ValidationError(
                {"options": _('写成 {"名称": 值} 的样子，不要再写 id 和 pattern。')}
            )


class WordList(PublicRow):
    note = models.TextField(_("说明"), blank=True)
    words = LinesField(_("词"))

    class Meta(PublicRow.Meta):
        verbose_name = _("词表")
        verbose_name_plural = _("词表")
