"""The findings of check_content in Chinese: where, what, and how to right it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curation.board import row_address
from curation.labels import place_words, row_label
from guide import reasons
from guide.review.finding import Finding, Level
from guide.transfer.rows import MODELS

_WORDS = (
    (r"(\S+) leads nowhere",
     gettext_lazy("链接 %s 没有对应的内容：改对名字，或者先写它指的内容。")),
    (r"(\S+) is no page of this site", gettext_lazy("本站没有 %s 这个网页：改成 [[…]] 链接。")),
    (r"(\S+) ended on (\S+) and nothing in force follows it",
     gettext_lazy("%s 在 %s 失效了，没有后继：填上后继，或者在“何时适用”写明用到哪天（…截止）。")),
    (r"(\S+) ended on (\S+); (\S+), which follows it, is not cited",
     gettext_lazy("%s 在 %s 失效了，后继 %s 没有引用：也引用它，或者写明为什么不引用（…截止）。")),
    (r"holds from (\S+) to (\S+), but (\S+) does from (\S+) to (\S+)",
     gettext_lazy("有效期是 %s 到 %s，可是 %s 从 %s 到 %s 才有效：改到规定的有效期以内。")),
    (r"(\S+) ended on (\S+) and the paragraph does not say so",
     gettext_lazy("%s 在 %s 失效了，这一段没有说：改成现行的，或者写明已失效。")),
    (r"(\S+) holds only from (\S+) and the paragraph does not say so",
     gettext_lazy("%s 从 %s 才生效，这一段没有说：写明从哪天起。")),
    (r"no source", gettext_lazy("没有来源：写明从哪里看来的。")),
    (r"says nobody to complain to", gettext_lazy("没有写向谁投诉：写上渠道。")),
    (r"the number (\S+) bears no day",
     gettext_lazy("电话 %s 没有核对日期：在后面写（2026-01-01 核对），或者改成渠道的链接。")),
    (r"an unconfirmed statement is worded as law",
     gettext_lazy("没有核实的说法写得像规定：写“未核实”和到哪里核对，不写必须、不得、禁止。")),
    (r"worded as law, but every source is marked unconfirmed",
     gettext_lazy("写得像规定，可是所有来源都标着没有核实：换个说法，或者找一个来源。")),
    (r"last looked over on (\S+), more than a year ago",
     gettext_lazy("上次核对是 %s，超过一年了：对照来源再核对一次，改日期。")),
    (r"(\d+) characters, at most (\d+) are read",
     gettext_lazy("有 %s 个字，最多 %s 个才有人读完：删短，或者分成两页。")),
    (r"(.+): (\S+), at most (\S+)", gettext_lazy("太难读（%s：%s，最多 %s）：先改最长的句子。")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A finding for an editor; `address` is the form of its row, '' where it has none."""

    row: str
    place: str
    what: str
    address: str
    is_error: bool


def in_words(findings: list[Finding]) -> list[Found]:
    """Return `findings` in Chinese, each with the address where it is righted."""
    rows = {
        (kind, row.slug): row
        for kind, model in MODELS.items()
        for row in model.objects.filter(slug__in=[_slug(each) for each in findings])
    }
    found = []
    for each in findings:
        kind, slug = each.file.partition("/")[0], _slug(each)
        row = rows.get((kind, slug))
        place = {"text": _("全文"), "reading": _("全文")}.get(each.place)
        found.append(
            Found(
                row_label(kind, slug, str(row or "")),
                place or place_words(kind, each.place),
                what_in_words(each.what),
                row_address(row) if row else "",
                each.level is Level.ERROR,
            )
        )
    return found


def what_in_words(what: str) -> str:
    """Return the `what` of a finding in Chinese, with the way out."""
    return reasons.in_words(what, _WORDS) or what


def _slug(finding: Finding) -> str:
    return finding.file.partition("/")[2].rpartition(".")[0]
