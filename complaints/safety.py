"""The block that says who helps now: raised by despair or danger in a contact's words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from complaints.conduct.facts import Assessment
from complaints.conduct.text import NOTICE_KINDS

DESPAIR, DANGER = NOTICE_KINDS
WHY = {"12356": _("心里撑不住"), "110": _("有人要伤害您"), "120": _("受了伤、吃了药")}
# The police first where somebody is at the door: they answer at any hour, also for despair.
ORDER = {
    (DESPAIR,): ("12356", "120", "110"),
    (DANGER,): ("110", "120", "12356"),
    (DESPAIR, DANGER): ("110", "12356", "120"),
}


@dataclass(frozen=True, slots=True)
class SafetyBlock:
    """The block for `kinds` of notice, in the order of NOTICE_KINDS; never for none."""

    kinds: tuple[str, ...]

    def __str__(self) -> str:
        """Return the kinds as a form sends them."""
        return " ".join(self.kinds)

    @property
    def despair(self) -> bool:
        return DESPAIR in self.kinds

    @property
    def danger(self) -> bool:
        return DANGER in self.kinds

    @property
    def calls(self) -> list[tuple[str, Any]]:
        """Return the numbers to call and for what, the most urgent first."""
        return [(number, WHY[number]) for number in ORDER[self.kinds]]


def safety_block(kinds: Iterable[str], put_away: Collection[str] = ()) -> SafetyBlock | None:
    """Return the block for those `kinds` that were not put away, or None where none is left."""
    left = tuple(kind for kind in NOTICE_KINDS if kind in set(kinds) - set(put_away))
    return SafetyBlock(left) if left else None


def notice_kinds(assessment: Assessment, contact: str) -> tuple[str, ...]:
    """Return the kinds of notice that a contact's words raise."""
    return tuple(notice.kind for notice in assessment.notices if notice.contact == contact)


def kinds_in(sent: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of notice named in what forms sent; what is no kind is left out."""
    named = {word for text in sent for word in text.split()}
    return tuple(kind for kind in NOTICE_KINDS if kind in named)
