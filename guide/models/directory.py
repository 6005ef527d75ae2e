"""Who lends, and who takes complaints."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guide.models.base import PublicRow, one_of
from guide.models.choices import CONFIDENCE_LABELS, LENDER_KIND_LABELS, choices
from guide.models.fields import LinesField
from guide.models.sources import Source
from guide.vocabulary import Confidence, LenderKind


class Lender(PublicRow):
    """A lender or platform by the name that borrowers know."""

    name = models.CharField(_("名称"), max_length=100)
    kind = models.CharField(
        _("机构类型"), max_length=20, choices=choices(LenderKind, LENDER_KIND_LABELS)
    )
    operator = models.CharField(_("运营公司"), max_length=300, blank=True)
    regulator = models.CharField(_("监管部门"), max_length=300, blank=True)
    order = models.PositiveIntegerField(_("次序"), default=0)
    summary = models.TextField(_("摘要"), blank=True)
    confidence = models.CharField(
        _("把握"), max_length=5, choices=choices(Confidence, CONFIDENCE_LABELS)
    )
    sources = models.ManyToManyField(Source, blank=True, verbose_name=_("资料来源"))
    checked_on = models.DateField(_("核对日期"))
    body = models.TextField(_("正文"), blank=True)

    class Meta(PublicRow.Meta):
        verbose_name = _("放款机构和平台")
        verbose_name_plural = _("放款机构和平台")
        ordering = ["order", "slug"]
        constraints = [
            one_of("kind", LenderKind, "lender_kind_known"),
            one_of("confidence", Confidence, "lender_confidence_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("guide:lender", args=[self.slug])


class Channel(PublicRow):
    """An office, line or platform that takes complaints, reports or calls for help."""

    name = models.CharField(_("名称"), max_length=100)
    order = models.PositiveIntegerField(_("次序"), default=0)
    phone = models.CharField(_("电话"), max_length=100, blank=True)
    address = models.CharField(_("网址或地址"), max_length=500, blank=True)
    hours = models.CharField(_("时间"), max_length=300, blank=True)
    takes = LinesField(_("受理什么"))
    refuses = LinesField(_("不受理什么"))
    fields = LinesField(_("要准备的信息"))
    clock = models.TextField(_("多久答复"), blank=True)
    tips = LinesField(_("提示"))
    confidence = models.CharField(
        _("把握"), max_length=5, choices=choices(Confidence, CONFIDENCE_LABELS)
    )
    checked_on = models.DateField(_("核对日期"))
    sources = models.ManyToManyField(Source, blank=True, verbose_name=_("资料来源"))

    class Meta(PublicRow.Meta):
        verbose_name = _("求助和投诉渠道")
        verbose_name_plural = _("求助和投诉渠道")
        ordering = ["order", "slug"]
        constraints = [one_of("confidence", Confidence, "channel_confidence_known")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("guide:channel", args=[self.slug])
