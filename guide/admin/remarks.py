"""The queue of what readers say is wrong: each ends with an answer or a change."""

import hashlib
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import Case, Value, When
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guide.models import Remark, RulebookEdition
from guide.remark_pages import has_changed_since, row_of
from guide.remark_queue import forget_old_remarks
from guide.row_changes import changes_of_row

SHOWN = 23  # signs of a hash: enough to tell editions apart
EDITED = ("status", "answer", "quote", "change_number", "note")


class RemarkForm(forms.ModelForm):
    """What became of a remark. `seen` tells whether somebody else dealt with it meanwhile."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Remark
        fields = EDITED
        widgets = {
            name: forms.Textarea(attrs={"rows": rows, "cols": 80})
            for name, rows in (("answer", 4), ("quote", 3), ("note", 3))
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._changes = changes_of_row(self.instance.kind, self.instance.slug)
        self._state = _state_of(self.instance)
        self.initial["seen"] = self._state
        if "change_number" in self.fields:
            self.fields["change_number"] = forms.TypedChoiceField(
                label=Remark._meta.get_field("change_number").verbose_name,
                help_text=Remark._meta.get_field("change_number").help_text,
                choices=[("", "——"), *((each.number, each.words) for each in self._changes)],
                coerce=int,
                empty_value=None,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("seen") and cleaned["seen"] != self._state:
            now = Remark.Status(self._stored("status")).label
            self.add_error(
                None,
                _now("刚才别人处理过这一条，现在是“%(now)s”。您写的还在下面：核对以后再保存一次。")
                % {"now": now},
            )
            typed = cast(QueryDict, self.data).copy()
            typed["seen"] = self._state
            self.data = typed
        changed = cleaned.get("status") == Remark.Status.CHANGED
        if changed and self._changes and not cleaned.get("change_number"):
            self.add_error("change_number", _now("请选是哪一次修改，让人能从这里找到它。"))
        if not changed and cleaned.get("change_number"):
            self.add_error("change_number", _now("没有改就不选修改；改了，结果请选“已改”。"))
        return cleaned

    def _stored(self, name: str) -> Any:
        return Remark.objects.values_list(name, flat=True).get(pk=self.instance.pk)


def _state_of(remark: Remark) -> str:
    """Return a digest of what editors have made of a remark, as it stands in the database."""
    if remark.pk is None:
        return ""
    stored = Remark.objects.filter(pk=remark.pk).values_list(*EDITED).first()
    return hashlib.sha256(repr(stored).encode()).hexdigest()


@admin.register(Remark)
class RemarkAdmin(admin.ModelAdmin):
    """Remarks come from pages only; an editor says what became of them."""

    form = RemarkForm
    list_display = ["page", "part", "wrong", "sent_on", "status"]
    list_filter = ["status", "sent_on"]
    search_fields = ["page", "part", "wrong"]
    actions = ["wipe"]
    readonly_fields = [
        *("page_link", "row_link", "changed_since", "checked_on", "edition"),
        *("part", "wrong", "sent_on", "closed_on", "change_link"),
    ]
    fieldsets = [
        (
            _("读者写的"),
            {"fields": ["page_link", "part", "wrong", "sent_on"]},
        ),
        (
            _("读者当时看到的"),
            {"fields": ["row_link", "changed_since", "checked_on", "edition"]},
        ),
        (
            _("处理"),
            {
                "description": _(
                    "先对照原文。写错了：改那一页，发布以后选“已改”；没写错：选“已答复”，写明依据。"
                    "广告、骂人、说自己事的：选“不处理”，写内部说明。里面有个人信息的，"
                    "回到列表，选中它，用“抹去读者写的字”。"
                ),
                "fields": [
                    *("status", "answer", "quote", "change_number", "change_link", "note"),
                    *("closed_on", "seen"),
                ],
            },
        ),
    ]

    @admin.display(description=_("页面"))
    def page_link(self, remark: Remark) -> str:
        return format_html('<a href="{0}">{0}</a>', remark.page)

    @admin.display(description=_("在哪里改"))
    def row_link(self, remark: Remark) -> SafeString | str:
        row = row_of(remark)
        if row is None:
            return _now("这一页不是由一条内容写成的，或者那条内容已经删去。")
        try:
            address = reverse(f"admin:guide_{row._meta.model_name}_change", args=[row.pk])
        except NoReverseMatch:
            return str(row)
        return format_html('<a href="{}">{}</a>', address, row)

    @admin.display(description=_("后来改过吗"))
    def changed_since(self, remark: Remark) -> str:
        if not remark.digest:
            return _now("看不出：这一页列着许多条内容。")
        if has_changed_since(remark):
            return _now("改过：读者看到的不是现在这个样子，先看看是不是已经改好了。")
        return _now("没有改过。")

    @admin.display(description=_("当时的规则版本"))
    def edition(self, remark: Remark) -> SafeString | str:
        kept = RulebookEdition.objects.filter(hash=remark.rulebook).first()
        words = remark.rulebook[:SHOWN] or "—"
        if kept is None:
            return words
        address = reverse("admin:guide_rulebookedition_change", args=[kept.pk])
        return format_html('<a href="{}">{}</a>', address, words)

    @admin.display(description=_("那次修改"))
    def change_link(self, remark: Remark) -> SafeString | str:
        for each in changes_of_row(remark.kind, remark.slug):
            if each.number == remark.change_number:
                return format_html('<a href="{}">{}</a>', each.address, each.words)
        return "—"

    @admin.action(description=_("抹去读者写的字（里面有个人信息）"), permissions=["change"])
    def wipe(self, request: HttpRequest, queryset: Any) -> None:
        for remark in queryset:
            remark.wipe()
            remark.save()
        self.message_user(request, _now("抹去了 %(number)d 条。") % {"number": len(queryset)})

    def save_model(self, request: HttpRequest, obj: Remark, form: Any, change: bool) -> None:
        obj.close_or_reopen()
        super().save_model(request, obj, form, change)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        forget_old_remarks()
        return super().changelist_view(request, extra_context)

    def get_ordering(self, request: HttpRequest) -> Any:
        """Put what waits first, the oldest of it at the top."""
        waits = Case(When(status=Remark.Status.NEW, then=Value(0)), default=Value(1))
        return [waits, "sent_on", "pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
