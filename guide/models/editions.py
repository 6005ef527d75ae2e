"""Editions of the rules that were in use, kept so that what they flagged can be explained."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RulebookEdition(models.Model):
    """All records of one edition; its `hash` is what dossiers name.

    `packed` is what complaints.conduct.edition packs and unpacks. Only public rules stand in it.
    """

    hash = models.CharField(_("版本"), max_length=80, unique=True)
    made_at = models.DateTimeField(_("第一次使用"), auto_now_add=True)
    packed = models.BinaryField(_("全部内容（压缩）"))

    class Meta:
        verbose_name = _("规则版本")
        verbose_name_plural = _("规则版本")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.hash
