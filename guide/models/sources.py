"""Where a statement was read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from guide.models.base import PublicRow, check_address


class Source(PublicRow):
    title = models.CharField(_("标题"), max_length=300)
    publisher = models.CharField(_("发布者"), max_length=300, blank=True)
    address = models.CharField(_("网址"), max_length=500, blank=True, validators=[check_address])
    seen_on = models.DateField(_("查看日期"))
    note = models.TextField(_("说明"), blank=True)

    class Meta(PublicRow.Meta):
        verbose_name = _("资料来源")
        verbose_name_plural = _("资料来源")

    def __str__(self) -> str:
        return self.title
