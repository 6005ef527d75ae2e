"""Law as dated data: instruments and their provisions."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guide.models.base import PeriodRow, PublicRow, check_address, days_in_order, one_of
from guide.models.choices import CONFIDENCE_LABELS, FORCE_LABELS, choices
from guide.models.fields import LenderKindsField, Position
from guide.models.sources import Source
from guide.periods import Period, circle
from guide.vocabulary import Confidence, Force


class Instrument(PublicRow, PeriodRow):
    """A statute, rule, standard or self-discipline paper as one edition of it."""

    name = models.CharField(_("全称"), max_length=300)
    short_name = models.CharField(_("简称"), max_length=100)
    number = models.CharField(_("文号"), max_length=200, blank=True)
    issuer = models.CharField(_("制定机关"), max_length=200, blank=True)
    force = models.CharField(_("效力"), max_length=20, choices=choices(Force, FORCE_LABELS))
    issued_on = models.DateField(_("发布日"), null=True, blank=True)
    succeeded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("被哪一部取代"),
    )
    binds = LenderKindsField(
        verbose_name=_("适用机构"), help_text=_("一个都不选，表示对所有人有效。")
    )
    address = models.CharField(
        _("官方网址"), max_length=500, blank=True, validators=[check_address]
    )
    confidence = models.CharField(
        _("把握"), max_length=5, choices=choices(Confidence, CONFIDENCE_LABELS)
    )
    checked_on = models.DateField(_("核对日期"))
    sources = models.ManyToManyField(Source, blank=True, verbose_name=_("资料来源"))
    note = models.TextField(_("说明"), blank=True)

    class Meta(PublicRow.Meta):
        verbose_name = _("规定")
        verbose_name_plural = _("规定")
        constraints = [
            days_in_order("instrument_days_in_order"),
            one_of("force", Force, "instrument_force_known"),
            one_of("confidence", Confidence, "instrument_confidence_known"),
        ]

    def __str__(self) -> str:
        start = f"（{self.effective_from}）" if self.effective_from else ""
        return f"《{self.short_name}》{start}"

    def get_absolute_url(self) -> str:
        return reverse("guide:instrument", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        following = dict(Instrument.objects.values_list("pk", "succeeded_by"))
        _refuse_circle(self, following)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        for provision in self.provisions.all():
            if provision.key != provision.make_key(self.slug):
                provision.save()


class Provision(PeriodRow):
    """One article (or, with an empty article, the whole) of an instrument."""

    instrument = models.ForeignKey(
        Instrument, models.CASCADE, related_name="provisions", verbose_name=_("规定")
    )
    position = Position()
    key = models.CharField(_("编号"), max_length=120, unique=True, editable=False)
    article = models.CharField(
        _("条款"),
        max_length=30,
        blank=True,
        help_text=_("例如 50.1(5)：第五十条第一款第（五）项；留空表示整部规定。"),
    )
    label = models.CharField(_("条款名称"), max_length=100, blank=True)
    says = models.TextField(_("规定了什么"), help_text=_("用自己的话写，不照抄。"))
    consequence = models.TextField(_("可能的后果"), blank=True)
    succeeded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("被哪一条取代"),
    )
    confidence = models.CharField(
        _("把握"), max_length=5, choices=choices(Confidence, CONFIDENCE_LABELS)
    )

    class Meta:
        verbose_name = _("条款")
        verbose_name_plural = _("条款")
        ordering = ["position", "pk"]
        constraints = [
            days_in_order("provision_days_in_order"),
            one_of("confidence", Confidence, "provision_confidence_known"),
            models.UniqueConstraint(
                fields=["instrument", "article"],
                name="provision_article_once",
                violation_error_message=_("条款：这部规定里已经有这一条。"),
            ),
        ]

    def __str__(self) -> str:
        return f"《{self.instrument.short_name}》{self.label}（{self.key}）"

    @property
    def title(self) -> str:
        return f"《{self.instrument.short_name}》{self.label}"

    @property
    def anchor(self) -> str:
        return provision_anchor(self.article)

    @property
    def span(self) -> Period:
        """When it is in force: its own days, or those of the instrument."""
        return Period(
            self.effective_from or self.instrument.effective_from,
            self.effective_to or self.instrument.effective_to,
        )

    def get_absolute_url(self) -> str:
        return f"{self.instrument.get_absolute_url()}#{self.anchor}"

    @property
    def history_url(self) -> str:
        """The page of this provision alone: its history, and what cites it."""
        return reverse("guide:provision", args=[self.instrument.slug, self.anchor])

    def make_key(self, instrument_slug: str) -> str:
        return f"{instrument_slug}#{self.article}" if self.article else instrument_slug

    def clean(self) -> None:
        super().clean()
        following = dict(Provision.objects.values_list("pk", "succeeded_by"))
        _refuse_circle(self, following)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.tidy_texts()
        self.key = self.make_key(self.instrument.slug)
        super().save(*args, **kwargs)


def provision_anchor(article: str) -> str:
    """Return the id of an article on the page of its instrument."""
    return "art-" + article.replace("(", "-").replace(")", "") if article else "whole"


def _refuse_circle(row: Instrument | Provision, following: dict[int, int | None]) -> None:
    if row.pk is None or row.succeeded_by_id is None:  # nothing can lead back to a new row
        return
    following[row.pk] = row.succeeded_by_id
    ways = {str(pk): None if after is None else str(after) for pk, after in following.items()}
    if circle(ways, [str(row.pk)]):
        raise ValidationError({"succeeded_by": _("取代关系绕成了一个圈，请改选真正的后继规定。")})
