"""What an imported table would change: every bad cell, and the drafts that the good rows make."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from import_export.results import RowResult

from curation.applying import Item, record_now
from curation.bulk.cells import cell_of
from curation.bulk.files import Sheet
from curation.bulk.tables import TABLES, Table, Values
from curation.models import Change, Person, text_of
from curation.refusals import refuse
from curation.states import Origin
from curation.steps import change_at_work
from curation.workflow import save_drafts
from guide.transfer.check import check_record
from guide.transfer.files import ContentError, Record, file_name, format_record, parse_record
from guide.transfer.kinds import KINDS
from guide.transfer.rows import records

_SALT = "curation.bulk"


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` is the number that the spreadsheet shows; the head is row 1."""

    row: int
    column: str
    what: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one row of the site: names of what is added to it and changed in it."""

    item: Item
    is_new: bool
    added: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`good` rows of the table, of which `same` say what is published already."""

    kind: str
    problems: tuple[Problem, ...] = ()
    planned: tuple[Planned, ...] = ()
    good: int = 0
    same: int = 0


def plan_import(kind: str, sheet: Sheet) -> Plan:
    """Return what importing the sheet would do; nothing is written."""
    table = TABLES[kind]()
    problems = [*_bad_heads(table, sheet.heads)]
    if problems:
        return Plan(kind, tuple(problems))
    good: list[tuple[int, Values]] = []
    table.numbers = [number for number, _cells in sheet.rows]
    result = table.import_data(sheet.dataset(), dry_run=True, raise_errors=False)
    for number, row in zip(table.numbers, result.rows, strict=True):
        bad = [*_problems_of(row, number)]
        problems += bad
        if not bad:
            good.append((number, vars(row.instance)))
    merged = _Merge(table, good)
    planned = merged.planned()
    problems += merged.problems
    in_order = tuple(sorted(problems, key=lambda one: one.row))
    return Plan(kind, in_order, planned, len(good), merged.same)


def _bad_heads(table: Table, heads: Sequence[str]) -> Iterator[Problem]:
    for head in dict.fromkeys(heads):
        if head not in table.columns:
            known = "、".join(table.columns)
            yield Problem(1, head, _("不认识这一列。能有的列：%(known)s。") % {"known": known})
        elif heads.count(head) > 1:
            yield Problem(1, head, _("这一列有两个，请删掉一个。"))
    for column in table.columns:
        if column not in heads:
            yield Problem(1, column, _("缺这一列。请从“导出”得到的表改起。"))


def _problems_of(row: RowResult, number: int) -> Iterator[Problem]:
    if row.errors:
        raise row.errors[0].error  # not a matter of the table
    if row.validation_error is None:
        return
    for column, messages in row.validation_error.message_dict.items():
        where = "" if column == NON_FIELD_ERRORS else column
        for message in messages:
            yield Problem(number, where, message)


@dataclass
class _Row:
    """A row of the site on its way: `base` is what is being written or published now."""

    base: Record | None
    record: dict[str, Any]
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


class _Merge:
    """Puts the rows of a table into records.

    Only what differs from what is published is touched: somebody's draft of the rest stays.
    """

    def __init__(self, table: Table, good: Sequence[tuple[int, Values]]) -> None:
        self.kind = table.kind
        self.problems: list[Problem] = []
        self.same = 0
        self._columns = table.columns
        self._published = {record["slug"]: record for record in records(table.kind)}
        self._rows: dict[str, _Row] = {}
        known = {
            tuple(str(values[part]) for part in table.key): values
            for values in table.rows(self._published.values())
        }
        for number, values in good:
            before = known.get(tuple(str(values[part]) for part in table.key))
            kept = {name: _kept(name, before, values) for name in table.columns}
            if before is not None and all(_is_same(before[name], kept[name]) for name in kept):
                self.same += 1
                continue
            self._take(number, kept, before)

    def planned(self) -> tuple[Planned, ...]:
        found = []
        for slug, row in self._rows.items():
            record = {key.name: row.record[key.name] for key in KINDS[self.kind].keys}
            try:
                format_record(self.kind, record)
                check_record(self.kind, record)
            except ContentError as error:
                what = _("写法有误（%s）。") % error.message
                self.problems.append(Problem(row.numbers[0], error.place, what))
                continue
            if record != row.base:
                item = Item(self.kind, slug, record)
                found.append(
                    Planned(item, slug not in self._published, tuple(row.added), tuple(row.changed))
                )
        return tuple(found)

    def _take(self, number: int, values: Values, before: Values | None) -> None:
        slug = values["list" if self.kind == "phrases" else "slug"]
        row = self._row(slug)
        row.numbers.append(number)
        if self.kind == "phrases":
            name = values["id"]
            self._put_phrase(row.record["phrases"], values)
        else:
            name = slug
            differ = [
                key for key in values if before is None or not _is_same(before[key], values[key])
            ]
            row.record.update({key: values[key] for key in differ})
        (row.changed if before is not None else row.added).append(name)

    def _put_phrase(self, phrases: list[Record], values: Values) -> None:
        options = {
            name: values[name]
            for name in sorted(self._columns)
            if name not in ("list", "id", "pattern") and values[name] not in ("", [], False, None)
        }
        phrase = {"id": values["id"], "pattern": values["pattern"], **options}
        for place, known in enumerate(phrases):
            if known["id"] == phrase["id"]:
                phrases[place] = phrase
                return
        phrases.append(phrase)

    def _row(self, slug: str) -> _Row:
        if slug not in self._rows:
            change = change_at_work(self.kind, slug)
            # A draft that would delete the row gives way: whoever imports rows wants them there.
            base = (change.after if change else None) or self._published.get(slug)
            record = dict(base) if base else {"slug": slug, "note": "", "phrases": []}
            if "phrases" in record:
                record["phrases"] = list(record["phrases"])
            self._rows[slug] = _Row(base, record)
        return self._rows[slug]


def _is_same(one: Any, other: Any) -> bool:
    return cell_of(one) == cell_of(other)


def _kept(name: str, before: Values | None, values: Values) -> Any:
    """Return the value to keep: as it was, where a cell can tell no difference."""
    return before[name] if before and _is_same(before[name], values[name]) else values[name]


def pack_plan(plan: Plan) -> str:
    """Return the plan for a hidden field, signed, with what each row was when it was made."""
    rows = [
        [one.item.slug, text_of(plan.kind, one.item.record), _state(plan.kind, one.item.slug)]
        for one in plan.planned
    ]
    return signing.dumps([plan.kind, rows], salt=_SALT, compress=True)


def keep_plan(kind: str, packed: str, *, by: Person, reason: str) -> list[Change]:
    """Make drafts of a packed plan, all or none.

    Raises signing.BadSignature for anything else, and Refused where a row changed meanwhile or the
    rows do not fit together.
    """
    packed_kind, rows = signing.loads(packed, salt=_SALT)
    if packed_kind != kind:
        raise signing.BadSignature("of another kind")
    items = []
    for slug, text, state in rows:
        if _state(kind, slug) != state:
            message = _("您看过以后，别人改过这一条。请重新上传这个文件。")
            raise refuse(message, slug)
        items.append(Item(kind, slug, parse_record(kind, text, file_name(kind, slug))))
    return save_drafts(items, by=by, reason=reason, origin=Origin.IMPORT)


def _state(kind: str, slug: str) -> Mapping[str, str] | str:
    """Return what a row says now, published or drafted, as a short text."""
    change = change_at_work(kind, slug)
    record = change.after if change else record_now(kind, slug)
    return signing.Signer(salt=_SALT).signature(text_of(kind, record))
