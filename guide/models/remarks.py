"""What readers say is wrong on a page, and what became of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guide.personal import personal_number

SHORTEST_ANSWER = 4
WIPED = _("（编辑抹去了读者写的字）")


class Remark(models.Model):
    """A reader's word to the editors: about which page, which part, what is wrong, which day.

    Nothing tells who wrote it: no address, no session, no time of day. `kind`, `slug`, `digest`,
    `checked_on` and `rulebook` tell what the reader had before them.
    """

    class Status(models.TextChoices):
        NEW = "new", _("待处理")
        ANSWERED = "answered", _("已答复")
        CHANGED = "changed", _("已改")
        DECLINED = "declined", _("不处理")

    page = models.CharField(_("页面"), max_length=200)
    kind = models.CharField(_("种类"), max_length=20, blank=True)
    slug = models.CharField(_("网址名"), max_length=80, blank=True)
    digest = models.CharField(_("当时内容的摘要"), max_length=64, blank=True)
    checked_on = models.DateField(_("当时的核对日期"), null=True, blank=True)
    rulebook = models.CharField(_("当时的规则版本"), max_length=80, blank=True)
    part = models.CharField(_("哪一处"), max_length=60, blank=True)
    wrong = models.TextField(_("哪里不对"), max_length=500)
    sent_on = models.DateField(_("日期"))
    status = models.CharField(
        _("结果"), max_length=10, choices=Status.choices, default=Status.NEW, db_index=True
    )
    quote = models.TextField(
        _("引用读者的话"),
        max_length=300,
        blank=True,
        help_text=_("会公开。只摘有关的一两句，不带任何人的信息；可以空着。"),
    )
    answer = models.TextField(
        _("公开的答复"),
        max_length=1000,
        blank=True,
        help_text=_("会登在“更正与答复”里：改了什么，或者为什么不改、依据哪一条。"),
    )
    change_number = models.PositiveBigIntegerField(
        _("是哪一次修改"), null=True, blank=True, help_text=_("改在这一页的，选已经发布的那一次。")
    )
    note = models.TextField(
        _("内部说明"), max_length=1000, blank=True, help_text=_("只有编辑看得到。")
    )
    closed_on = models.DateField(_("处理日期"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("读者指出的错误")
        verbose_name_plural = _("读者指出的错误")
        ordering = ["-sent_on", "page", "pk"]

    def __str__(self) -> str:
        return f"{self.page} {self.sent_on}"

    @property
    def is_closed(self) -> bool:
        return self.status != self.Status.NEW

    def clean(self) -> None:
        """Refuse an end without an answer, and somebody's number in what will be public."""
        super().clean()
        problems: dict[str, list[Promise]] = {}
        for field in ("quote", "answer", "note"):
            if personal_number(getattr(self, field)):
                problems[field] = [_("这里好像有某个人的号码。请删掉它：公开的字里不能有。")]
        needs_answer = self.status in (self.Status.ANSWERED, self.Status.CHANGED)
        if needs_answer and len(self.answer.strip()) < SHORTEST_ANSWER:
            problems.setdefault("answer", []).append(
                _("请写一句公开的答复：改了什么，或者为什么不改。")
            )
        if self.status == self.Status.DECLINED and not (self.answer.strip() or self.note.strip()):
            problems.setdefault("note", []).append(
                _("请写为什么不处理：公开答复，或者内部说明，至少一样。")
            )
        if self.quote.strip() and not self.answer.strip():
            problems.setdefault("quote", []).append(
                _("只引用、不答复，读者看不懂。请写答复，或者删去引用。")
            )
        if problems:
            raise ValidationError(problems)

    def close_or_reopen(self) -> None:
        """Set the day on which it ended, or take it away where it is open again."""
        if not self.is_closed:
            self.closed_on = None
        elif self.closed_on is None:
            self.closed_on = timezone.localdate()

    def wipe(self) -> None:
        """Take the reader's own words away, for they should not have been kept."""
        self.part, self.wrong, self.quote = "", str(WIPED), ""
