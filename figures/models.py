"""The figures: a number for a day, and which days are over."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DailyFigure(models.Model):
    """How often something happened on a day. Once `is_final`, it is what may be shown."""

    day = models.DateField(_("日期"))
    group = models.CharField(_("分组"), max_length=20)
    name = models.CharField(_("名称"), max_length=80, blank=True)
    number = models.PositiveBigIntegerField(_("次数"), default=0)
    is_final = models.BooleanField(_("已定"), default=False)

    class Meta:
        verbose_name = _("每天的次数")
        verbose_name_plural = _("使用情况")
        default_permissions = ("view",)
        ordering = ["-day", "group", "name"]
        constraints = [
            models.UniqueConstraint(fields=["day", "group", "name"], name="figure_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.group} {self.name}"


class ClosedDay(models.Model):
    """A day that is over: its small numbers, all below `least`, are gone."""

    day = models.DateField(_("日期"), primary_key=True)
    least = models.PositiveIntegerField(_("少于多少不留"))

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.day)
