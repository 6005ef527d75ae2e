"""What an editor says to try a sentence: the words, and the facts beside them."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from complaints.conduct.facts import (
    SHANGHAI,
    Addressee,
    Case,
    Channel,
    Claim,
    Contact,
    LenderKind,
)
from complaints.intake.vocabulary import ADDRESSEES, CHANNELS, CLAIMS, LENDER_KINDS
from curation.models import Change

LONGEST = 5_000
CHANGES = "changes"
ALL = "all"
DAY: dict[str, Any] = {"type": "date", "aria-label": _("日期")}
CLOCK: dict[str, Any] = {"type": "time", "aria-label": _("时间")}


class TryForm(forms.Form):
    """Everything but the words has a default that fits most sentences."""

    text = forms.CharField(
        label=_("一句话，或一段记录"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
        help_text=_("只在这次试用，不保存。请不要写真人的姓名和号码。"),
        error_messages={"required": _("请写一句话。")},
    )
    channel = forms.ChoiceField(
        label=_("方式"), choices=list(CHANNELS.items()), initial=Channel.PHONE.value
    )
    to = forms.ChoiceField(
        label=_("联系到谁"), choices=list(ADDRESSEES.items()), initial=Addressee.BORROWER.value
    )
    claims_to_be = forms.ChoiceField(
        label=_("自称"), choices=list(CLAIMS.items()), initial=Claim.UNKNOWN.value
    )
    lender_kind = forms.ChoiceField(
        label=_("机构类型"),
        choices=list(LENDER_KINDS.items()),
        initial=LenderKind.CONSUMER_FINANCE.value,
    )
    at = forms.SplitDateTimeField(
        label=_("日期和时间"),
        widget=forms.SplitDateTimeWidget(
            date_attrs=DAY, time_attrs=CLOCK, date_format="%Y-%m-%d", time_format="%H:%M"
        ),
        error_messages={"invalid_date": _("请写成 2026-03-05 这样的日期。"),
                        "invalid_time": _("请写成 22:41 这样的时间。"),
                        "required": _("请填日期和时间。")},
    )  # fmt: skip
    changes = forms.ChoiceField(label=_("和哪些修改比"))

    def __init__(self, *args: Any, open_changes: list[Change], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_changes = open_changes
        every = _("所有没发布的规则修改（%(number)s）") % {"number": len(open_changes)}
        chosen = [
            (str(change.pk), f"{change}（{change.get_state_display()}）") for change in open_changes
        ]
        self.fields[CHANGES].choices = [(ALL, every), *chosen]  # type: ignore[attr-defined]
        self.fields[CHANGES].initial = ALL
        self.fields["at"].initial = today_at_ten()

    def chosen(self) -> list[Change]:
        """Return the changes to compare with, of a valid form."""
        wanted = self.cleaned_data[CHANGES]
        return [one for one in self.open_changes if wanted in (ALL, str(one.pk))]

    def case(self) -> Case:
        """Return a case of this one contact, of a valid form."""
        said = self.cleaned_data
        contact = Contact(
            id="c1",
            at=said["at"],
            channel=Channel(said["channel"]),
            to=Addressee(said["to"]),
            claims_to_be=Claim(said["claims_to_be"]),
            text=said["text"],
        )
        return Case("trial", (contact,), LenderKind(said["lender_kind"]))


def today_at_ten() -> datetime:
    """Return ten in the morning, when nothing but the words can be wrong."""
    return timezone.now().astimezone(SHANGHAI).replace(hour=10, minute=0, second=0, microsecond=0)
