"""Why changes cannot be taken, in words for an editor: which row, which field, what to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curation.applying import Item, record_now
from curation.labels import field_label, kind_label, place_words, row_label
from curation.models import Change, title_of
from curation.pointers import pointing_at
from curation.states import OPEN
from guide.markdown_checks import broken_marks
from guide.markdown_words import broken_words
from guide.phrase_words import reason_in_words
from guide.review.finding import texts_of
from guide.stages import StageProblem
from guide.transfer.check import DAYS, check_phrases, check_record, check_together
from guide.transfer.files import ContentError, Record
from guide.transfer.rows import MODELS, records

Records = Mapping[str, Sequence[Record]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """`row` and `place` name where (either may be empty), `what` says what and the way out."""

    row: str
    place: str
    what: str

    def __str__(self) -> str:
        return "：".join(part for part in (self.row, self.place, self.what) if part)


class Refused(Exception):
    """Nothing was changed; `problems` say why."""

    def __init__(self, problems: Sequence[Refusal]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def refuse(what: str, row: object = "", place: str = "") -> Refused:
    """Return the exception of one refusal."""
    return Refused([Refusal(str(row), place, what)])


def check_items(items: Iterable[Item], *, days_too: bool = True) -> None:
    """Raise Refused unless the rows would fit each other with `items` in place.

    Without `days_too`, the days of the stages need not be complete yet: where one stage gives a day
    to the next, each of the two drafts is wrong without the other. Takes a second or less: it
    reads all rows.
    """
    items = list(items)
    together = records_with(items)
    problems = [*_still_pointed_at(items, together), *_broken_texts(items)]
    if problems:
        raise Refused(problems)
    try:
        for item in items:
            if item.record is not None:
                check_record(item.kind, item.record)
        check_together(together)
        if any(item.kind in ("phrases", "words") for item in items):
            check_phrases(together)
    except ContentError as error:
        if days_too or not error.code.startswith(DAYS):
            raise Refused([_in_words(error, together)]) from error


def records_with(items: Iterable[Item]) -> dict[str, list[Record]]:
    """Return the records of all kinds as they would be with `items` in place."""
    together = {kind: {record["slug"]: record for record in records(kind)} for kind in MODELS}
    for item in items:
        if item.record is None:
            together[item.kind].pop(item.slug, None)
        else:
            together[item.kind][item.slug] = item.record
    return {kind: list(of_kind.values()) for kind, of_kind in together.items()}


def pointers_in_words(kind: str, record: Record, together: Records) -> list[str]:
    """Return the rows that point at `record`, each with the field that does."""
    titles = _titles(together)
    return [
        f"{row_label(other, slug, titles.get((other, slug), ''))}：{field_label(other, key)}"
        for other, slug, key in pointing_at(kind, record, together)
    ]


def _still_pointed_at(items: Sequence[Item], together: Records) -> Iterator[Refusal]:
    """Find rows that shall go while published rows, or drafts of others, point at them."""
    for item in items:
        gone = record_now(item.kind, item.slug) if item.record is None else None
        if gone is None:
            continue
        drafts = _drafted({(each.kind, each.slug) for each in items})
        pointing = pointers_in_words(item.kind, gone, together)
        pointing += [
            _("%(row)s（草稿）") % {"row": row}
            for row in pointers_in_words(item.kind, gone, drafts)
            if row not in pointing
        ]
        if pointing:
            message = _("还有内容指着它，不能删除。请先改这些内容：%(rows)s。")
            row = row_label(item.kind, item.slug, title_of(item.slug, gone))
            yield Refusal(row, "", message % {"rows": "；".join(pointing)})


def _drafted(but: set[tuple[str, str]]) -> Records:
    """Return, by kind, what open changes would make of their rows, those of `but` left out."""
    drafts: dict[str, list[Record]] = {}
    for change in Change.objects.filter(state__in=OPEN).exclude(after_text=""):
        after = change.after
        if after is not None and (change.kind, change.slug) not in but:
            drafts.setdefault(change.kind, []).append(after)
    return drafts


def _broken_texts(items: Iterable[Item]) -> Iterator[Refusal]:
    for item in items:
        if item.record is None:
            continue
        row = row_label(item.kind, item.slug, title_of(item.slug, item.record))
        for text in texts_of(item.kind, item.record):
            for broken, line in broken_marks(text.words):
                yield Refusal(row, place_words(item.kind, text.place), broken_words(broken, line))


def _in_words(error: ContentError, together: Records) -> Refusal:
    """Return in Chinese what a check of records says in English."""
    kind, _slash, name = error.file.partition("/")
    slug = name.partition(".")[0]
    row = row_label(kind, slug, _titles(together).get((kind, slug), "")) if slug else ""
    place = error.place if error.code == "phrase" else place_words(kind, error.place)
    return Refusal(row or kind_label(kind), place, _sentence(error))


def _sentence(error: ContentError) -> str:
    words = {name: str(value) for name, value in error.words.items()}
    if error.code == "phrase":
        return reason_in_words(words["reason"])
    if error.code.startswith(DAYS):
        return str(_STAGES[StageProblem(error.code.removeprefix(DAYS))]) % {
            "stages": "、".join(error.words.get("stages", ()))
        }
    if error.code == "unknown":
        names = {"provisions": _("条款"), **{kind: kind_label(kind) for kind in MODELS}}
        words["kind"] = names[words["kind"]]
    sentence = _sentences().get(error.code)
    return sentence % words if sentence else _("写法有误（%s）。") % error.message


def _sentences() -> Mapping[str, str]:
    return {
        "phase": _("这个网址名是整个时期的页面，请换一个。"),
        "list": _("没有这种行为。用语表的网址名要同它说明的行为一样。"),
        "crossing": _("终止日早于生效日，请核对两个日期。"),
        "twice": _("“%(name)s”写了两次，请删掉一个或者改名。"),
        "overlap": _("“%(name)s”的两个数值有效期重叠了。给第 %(first)s 项填上终止日。"),
        "unknown": _("没有叫“%(name)s”的%(kind)s。请先发布它，或者改成有的。"),
        "link": _("链接 %(link)s 没有对应的内容。请核对编号或网址名。"),
        "circle": _("取代关系绕成了一个圈：%(way)s。请改选真正的后继规定。"),
    }


_STAGES = {
    StageProblem.NO_STAGE: gettext_lazy("有的天数没有阶段，请把天数接上。"),
    StageProblem.BACKWARDS: gettext_lazy("%(stages)s：止于起始天数以前，请核对。"),
    StageProblem.OVERLAP: gettext_lazy("%(stages)s 的天数重叠了，请改成前后相接。"),
    StageProblem.GAP: gettext_lazy("%(stages)s 之间空了几天，请把天数接上。"),
    StageProblem.LATE_START: gettext_lazy(
        "逾期第一天不属于任何阶段（最早的是 %(stages)s）。请从第一天接上。"
    ),
    StageProblem.END: gettext_lazy("%(stages)s 之后的日子没有阶段。最后一个阶段不填终点。"),
}


def _titles(together: Records) -> dict[tuple[str, str], str]:
    return {
        (kind, record["slug"]): title_of(record["slug"], record)
        for kind, of_kind in together.items()
        for record in of_kind
    }
