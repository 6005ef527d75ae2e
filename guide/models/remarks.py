"""What readers say is wrong on a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Remark(models.Model):
    """A reader's word to the editors: about which page, which part, what is wrong, which day.

    Nothing tells who wrote it: no address, no session, no time of day.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("待处理")
        ANSWERED = "answered", _("看过，不用改")
        CHANGED = "changed", _("已改")

    page = models.CharField(_("页面"), max_length=200)
    digest = models.CharField(_("当时内容的摘要"), max_length=64, blank=True)
    part = models.CharField(_("哪一处"), max_length=60, blank=True)
    wrong = models.TextField(_("哪里不对"), max_length=500)
    sent_on = models.DateField(_("日期"))
    status = models.CharField(_("状态"), max_length=10, choices=Status.choices, default=Status.OPEN)
    note = models.TextField(_("编辑的说明"), blank=True)

    class Meta:
        verbose_name = _("读者指出的错误")
        verbose_name_plural = _("读者指出的错误")
        ordering = ["-sent_on", "page", "pk"]

    def __str__(self) -> str:
        return f"{self.page} {self.sent_on}"
