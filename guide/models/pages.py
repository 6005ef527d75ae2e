"""The pages of the guide: stages of being overdue, and topics."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guide.models.base import PublicRow, one_of
from guide.models.choices import PHASE_LABELS, choices
from guide.models.conduct import Conduct
from guide.models.law import Provision
from guide.models.sources import Source
from guide.stages import StageSpan
from guide.vocabulary import Phase


class Topic(PublicRow):
    title = models.CharField(_("标题"), max_length=100)
    order = models.PositiveIntegerField(_("次序"), default=0)
    summary = models.TextField(_("摘要"), blank=True)
    conducts = models.ManyToManyField(Conduct, blank=True, verbose_name=_("相关行为"))
    provisions = models.ManyToManyField(Provision, blank=True, verbose_name=_("相关条款"))
    related = models.ManyToManyField(
        "self", blank=True, symmetrical=False, verbose_name=_("相关主题")
    )
    sources = models.ManyToManyField(Source, blank=True, verbose_name=_("资料来源"))
    reviewed_on = models.DateField(_("审阅日期"))
    body = models.TextField(_("正文"))

    class Meta(PublicRow.Meta):
        verbose_name = _("主题")
        verbose_name_plural = _("主题")
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("guide:topic", args=[self.slug])


class Stage(PublicRow):
    name = models.CharField(_("名称"), max_length=100)
    phase = models.CharField(_("时期"), max_length=10, choices=choices(Phase, PHASE_LABELS))
    order = models.PositiveIntegerField(_("次序"), default=0)
    days_from = models.PositiveIntegerField(
        _("从逾期第几天起"), null=True, blank=True, help_text=_("到期前的阶段留空。")
    )
    days_to = models.PositiveIntegerField(
        _("到逾期第几天止"), null=True, blank=True, help_text=_("最后一个阶段留空。")
    )
    summary = models.TextField(_("摘要"), blank=True)
    conducts = models.ManyToManyField(Conduct, blank=True, verbose_name=_("不被允许的行为"))
    provisions = models.ManyToManyField(Provision, blank=True, verbose_name=_("相关条款"))
    topics = models.ManyToManyField(Topic, blank=True, verbose_name=_("相关主题"))
    sources = models.ManyToManyField(Source, blank=True, verbose_name=_("资料来源"))
    reviewed_on = models.DateField(_("审阅日期"))
    happens = models.TextField(_("通常会发生什么"), blank=True)
    not_allowed = models.TextField(_("不被允许的做法"), blank=True)
    to_do = models.TextField(_("怎么做"), blank=True)
    to_say = models.TextField(_("怎么说"), blank=True)
    to_keep = models.TextField(_("保留哪些材料"), blank=True)

    SECTIONS = ("happens", "not_allowed", "to_do", "to_say", "to_keep")

    class Meta(PublicRow.Meta):
        verbose_name = _("阶段")
        verbose_name_plural = _("阶段")
        ordering = ["order", "slug"]
        constraints = [
            one_of("phase", Phase, "stage_phase_known"),
            models.CheckConstraint(
                condition=models.Q(days_from__isnull=True)
                | models.Q(days_to__isnull=True)
                | models.Q(days_to__gte=models.F("days_from")),
                name="stage_days_in_order",
                violation_error_message=_("到逾期第几天止：不能小于起始天数。"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("guide:stage", args=[self.slug])

    @property
    def span(self) -> StageSpan:
        return StageSpan(self.slug, self.days_from, self.days_to)

    @property
    def days_in_words(self) -> str:
        """Tell the days that the stage covers, such as 逾期第 4 天到第 30 天."""
        first, last = self.days_from, self.days_to
        if not self.span.is_by_days:
            return gettext("和天数无关")
        if last is None:
            return gettext("逾期第 %(first)s 天以后") % {"first": first}
        if last == 0:
            return gettext("到期前和到期当天")
        if first is None:
            return gettext("逾期第 %(last)s 天以前") % {"last": last + 1}
        return gettext("逾期第 %(first)s 天到第 %(last)s 天") % {"first": first, "last": last}

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        if self.slug in list(Phase):
            problems["slug"] = _("这个网址名是整个时期的页面，请换一个。")
        if not self.span.is_forward:
            problems["days_to"] = _("不能小于起始天数。")
        for section in self.SECTIONS:
            if any(line.startswith("## ") for line in getattr(self, section).splitlines()):
                problems[section] = _("这里不能再用二级标题（## ），小标题用 ### 。")
        if problems:
            raise ValidationError(problems)
