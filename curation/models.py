"""Changes: what an editor wants a row to be, from the first draft to the published past."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from curation.labels import kind_label
from curation.states import AT_WORK, OPEN, SECOND_PERSON, Act, Origin, State
from curation.trial.models import TrialRun  # noqa: F401 (a table of this app)
from guide.transfer.files import Record, file_name, format_record, parse_record

Person = Any  # settings.AUTH_USER_MODEL


class Change(models.Model):
    """One row as it was and as it shall be, each in the form of its content file.

    An empty `before_text` makes a new row, an empty `after_text` deletes one. A row has one change
    at work at most, and any number that are scheduled, published or withdrawn: these are its
    history.
    """

    kind = models.CharField(_("种类"), max_length=20)
    slug = models.CharField(_("网址名"), max_length=80)
    title = models.CharField(_("内容"), max_length=300, blank=True)
    before_text = models.TextField(_("修改前"), blank=True)
    after_text = models.TextField(_("修改后"), blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=State.choices, default=State.DRAFT, db_index=True
    )
    origin = models.CharField(
        _("由来"), max_length=10, choices=Origin.choices, default=Origin.EDITOR
    )
    reason = models.TextField(_("为什么改"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="changes",
        verbose_name=_("作者"),
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="reviewed_changes",
        verbose_name=_("审核人"),
    )
    made_at = models.DateTimeField(_("开始"), auto_now_add=True)
    saved_at = models.DateTimeField(_("最后修改"), auto_now=True)
    publish_at = models.DateTimeField(_("排期"), null=True, blank=True)
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True)
    undoes = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="undone_by", verbose_name=_("撤销的是")
    )
    problem = models.TextField(_("没能发布的原因"), blank=True)

    class Meta:
        verbose_name = _("修改")
        verbose_name_plural = _("修改")
        ordering = ["-saved_at", "-pk"]
        default_permissions = ("view",)
        permissions = [
            ("draft_change", "Can draft, submit and withdraw changes"),
            ("approve_change", "Can approve, return, schedule and publish changes"),
            ("revert_change", "Can undo a publication"),
            ("import_change", "Can import rows in bulk as changes"),
        ]
        indexes = [models.Index(fields=["kind", "slug"], name="change_of_row")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"],
                condition=models.Q(state__in=[state.value for state in AT_WORK]),
                name="change_at_work_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind_label}：{self.title or self.slug}"

    def get_absolute_url(self) -> str:
        return reverse("admin:curation_change_change", args=[self.pk])

    @property
    def before(self) -> Record | None:
        """The row as it was when this was begun (or published); None where there was none."""
        return self._record(self.before_text)

    @property
    def after(self) -> Record | None:
        """The row as it shall be; None where it shall go."""
        return self._record(self.after_text)

    @property
    def kind_label(self) -> str:
        return kind_label(self.kind)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_deletion(self) -> bool:
        return not self.after_text

    @property
    def is_new_row(self) -> bool:
        return not self.before_text

    @property
    def needs_second_person(self) -> bool:
        return self.kind in SECOND_PERSON

    @cached_property
    def writers(self) -> set[int]:
        """The ids of all who wrote any of it: they cannot approve it where two must look."""
        written = {step.by_id for step in self.steps.all() if step.act == Act.SAVED}
        return {person for person in (*written, self.author_id) if person is not None}

    @cached_property
    def is_last_published(self) -> bool:
        """Whether its row is what this made of it."""
        return self.pk == last_published(self.kind, self.slug)

    @property
    def last_answer(self) -> "Step | None":
        """What the last reviewer wrote who returned it."""
        return self.steps.filter(act=Act.RETURNED).last()

    def _record(self, text: str) -> Record | None:
        return parse_record(self.kind, text, file_name(self.kind, self.slug)) if text else None


class Step(models.Model):
    """What somebody did with a change, when and why."""

    change = models.ForeignKey(Change, models.CASCADE, related_name="steps", verbose_name=_("修改"))
    act = models.CharField(_("做了什么"), max_length=12, choices=Act.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("谁"),
    )
    at = models.DateTimeField(_("什么时候"), auto_now_add=True)
    why = models.TextField(_("说明"), blank=True)

    class Meta:
        verbose_name = _("步骤")
        verbose_name_plural = _("步骤")
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.get_act_display()


def last_published(kind: str, slug: str) -> int | None:
    """Return the id of the change that made a row what it is; None where nothing is known of it."""
    published = Change.objects.filter(kind=kind, slug=slug, state=State.PUBLISHED)
    return published.order_by("-published_at", "-pk").values_list("pk", flat=True).first()


def text_of(kind: str, record: Record | None) -> str:
    """Return the canonical text of `record`, '' where there is none."""
    return "" if record is None else format_record(kind, record)


def title_of(slug: str, record: Record | None) -> str:
    """Return what people call a row: its short name, its title or its slug."""
    names = (record or {}).get
    title = names("short_name") or names("title") or names("name") or slug
    return str(title)[:300]
