"""The catalogue of conduct: what it is, which provisions it may break, dated limits."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guide.models.base import NormalTexts, PeriodRow, PublicRow, days_in_order, one_of
from guide.models.choices import LIMIT_LABELS, SEVERITY_LABELS, UNIT_LABELS, choices
from guide.models.fields import LenderKindsField, LinesField, Position
from guide.models.law import Provision
from guide.models.sources import Source
from guide.periods import LimitSpan, contradiction
from guide.vocabulary import Severity, Unit


class Conduct(PublicRow):
    name = models.CharField(_("名称"), max_length=100)
    severity = models.CharField(
        _("轻重"), max_length=10, choices=choices(Severity, SEVERITY_LABELS)
    )
    order = models.PositiveIntegerField(_("次序"), default=0)
    definition = models.TextField(_("是什么"))
    is_not = models.TextField(_("不算的情形"), blank=True)
    examples = LinesField(_("例子"))
    evidence = LinesField(_("保留哪些证据"))
    where = models.TextField(_("向谁投诉"), blank=True)
    sources = models.ManyToManyField(Source, blank=True, verbose_name=_("资料来源"))

    class Meta(PublicRow.Meta):
        verbose_name = _("催收行为")
        verbose_name_plural = _("催收行为")
        ordering = ["order", "slug"]
        constraints = [one_of("severity", Severity, "conduct_severity_known")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("guide:conduct", args=[self.slug])


class Citation(NormalTexts):
    """A provision that the conduct may break."""

    conduct = models.ForeignKey(
        Conduct, models.CASCADE, related_name="citations", verbose_name=_("催收行为")
    )
    position = Position()
    provision = models.ForeignKey(
        Provision, models.PROTECT, related_name="citations", verbose_name=_("条款")
    )
    lender_kinds = LenderKindsField(
        verbose_name=_("适用机构"), help_text=_("一个都不选，表示这部规定约束的所有机构。")
    )
    note = models.TextField(_("何时适用"), blank=True)

    class Meta:
        verbose_name = _("引用的条款")
        verbose_name_plural = _("引用的条款")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.provision)


class Limit(PeriodRow):
    """A dated number or time that a provision sets."""

    conduct = models.ForeignKey(
        Conduct, models.CASCADE, related_name="limits", verbose_name=_("催收行为")
    )
    position = Position()
    name = models.CharField(
        _("界限名"),
        max_length=80,
        help_text=_("程序按这个名字取数，例如 connected-per-day。"),
    )
    value = models.CharField(_("数值"), max_length=40)
    unit = models.CharField(_("单位"), max_length=10, choices=choices(Unit, UNIT_LABELS))
    by = models.ForeignKey(
        Provision, models.PROTECT, related_name="limits", verbose_name=_("由哪一条规定")
    )
    lender_kinds = LenderKindsField(
        verbose_name=_("适用机构"), help_text=_("一个都不选，表示所有机构。")
    )

    checked_with_siblings = False  # a form set, which sees them all as typed, sets it

    class Meta:
        verbose_name = _("界限")
        verbose_name_plural = _("界限")
        ordering = ["position", "pk"]
        constraints = [
            days_in_order("limit_days_in_order"),
            one_of("unit", Unit, "limit_unit_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"

    @property
    def dated(self) -> str:
        """Tell the value and its days: an old value and its successor often differ in these alone.

        A day that is not set is left blank.
        """
        days = (self.effective_from, self.effective_to)
        return f"{self.value}（{' — '.join(f'{day:%Y-%m-%d}' if day else '' for day in days)}）"

    @property
    def label(self) -> str:
        return str(LIMIT_LABELS.get(self.name, self.name))

    @property
    def limit_span(self) -> LimitSpan:
        return LimitSpan(self.name, self.period, frozenset(self.lender_kinds or []))

    def clean(self) -> None:
        super().clean()
        if self.conduct_id is None or self.checked_with_siblings:
            return
        others = Limit.objects.filter(conduct=self.conduct_id, name=self.name).exclude(pk=self.pk)
        refuse_contradiction([*others, self])


def refuse_contradiction(limits: list[Limit]) -> None:
    """Refuse limits of one name that hold on one day for the same lender kinds, and name both."""
    pair = contradiction([limit.limit_span for limit in limits])
    if pair is None:
        return
    first, second = (limits[at] for at in pair)
    raise ValidationError(
        _(
            "界限“%(name)s”有两个数值的有效期重叠了：%(first)s；%(second)s。"
            "给早生效的那一行填上终止日，填另一行生效日的前一天。"
        ),
        code="overlap",
        params={"name": first.name, "first": first.dated, "second": second.dated},
    )
