"""What changed between two records, field by field and nested row by nested row.

    for field in diff_records("topics", before, after): field.label, field.lines

Words that went and words that came are marked inside their lines; lines that stay are left out but
for one on either side.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum, auto
from typing import Any

from django.utils.translation import gettext as _

from curation.labels import field_label, item_name, value_words
from guide.transfer.files import Record
from guide.transfer.kinds import KINDS, Form, Key

_CONTEXT = 1  # unchanged lines shown beside changed ones
_ALIKE = 0.3  # below this, two lines have too little in common to weave them together
_TOKENS = re.compile(r"[A-Za-z0-9_.#/:-]+|\s+|.", re.DOTALL)  # a Chinese character is a word


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = auto()
    GONE = auto()
    NEW = auto()


Piece = tuple[Mark, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its marked pieces; no pieces stand for lines left out."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """One field that changed. `row` names the nested row it belongs to, '' for the row itself.

    `mark` tells whether the whole nested row is new or gone: all of it stands in its lines then.
    """

    label: str
    lines: tuple[Line, ...]
    row: str = ""
    mark: Mark = Mark.SAME


def diff_records(kind: str, before: Record | None, after: Record | None) -> list[FieldDiff]:
    """Return the fields in which `after` differs from `before` (None: no such row)."""
    found: list[FieldDiff] = []
    for key in KINDS[kind].keys:
        old = (before or {}).get(key.name)
        new = (after or {}).get(key.name)
        if old == new:
            continue
        if key.form is Form.RECORDS:
            found += _nested(kind, key, old or [], new or [])
        else:
            lines = _lines(value_words(kind, key.name, old), value_words(kind, key.name, new))
            found.append(FieldDiff(field_label(kind, key.name), lines))
    return [field for field in found if field.lines]


def _nested(
    kind: str, key: Key, old: Sequence[Record], new: Sequence[Record]
) -> Iterator[FieldDiff]:
    label = field_label(kind, key.name)
    pairs = list(_paired(old, new))
    for one, other in pairs:
        item = other or one or {}
        name = f"{label} {item_name(item)}"
        if one is None or other is None:
            mark = Mark.NEW if one is None else Mark.GONE
            yield FieldDiff("", tuple(_whole(kind, key, item, mark)), name, mark)
            continue
        for part in dict.fromkeys([*one, *other]):
            before, after = one.get(part), other.get(part)
            if before != after:
                words = [value_words(kind, part, value, key.name) for value in (before, after)]
                if lines := _lines(*words):
                    yield FieldDiff(field_label(kind, part, key.name), lines, name)
    kept = [item_name(one) for one, other in pairs if one is not None and other is not None]
    order = [item_name(other) for one, other in _paired(new, old) if one and other]
    if kept != order:
        yield FieldDiff(_("次序"), _lines("、".join(kept), "、".join(order)), label)


def _whole(kind: str, key: Key, item: Record, mark: Mark) -> Iterator[Line]:
    """Give the lines of a nested row that is new, or gone, as a whole."""
    for part, value in item.items():
        words = value_words(kind, part, value, key.name)
        if words := words.replace("\n", "、") if isinstance(value, list) else words:
            label = field_label(kind, part, key.name)
            yield Line(((Mark.SAME, f"{label}："), (mark, words)))


def _paired(
    old: Sequence[Record], new: Sequence[Record]
) -> Iterator[tuple[Record | None, Record | None]]:
    """Give each nested row beside what became of it: the same, one of its name, or nothing."""
    rest = list(new)
    partners: list[Record | None] = [_take(one, rest, exact=True) for one in old]
    for place, one in enumerate(old):
        partners[place] = partners[place] or _take(one, rest, exact=False)
    yield from zip(old, partners, strict=True)
    yield from ((None, item) for item in rest)


def _take(one: Record, rest: list[Record], *, exact: bool) -> Record | None:
    """Take from `rest` the row equal to `one`, or else the first that bears its name."""
    for item in rest:
        if item == one if exact else item_name(item) == item_name(one):
            rest.remove(item)
            return item
    return None


def _lines(old: str, new: str) -> tuple[Line, ...]:
    """Return the lines that changed, each with its words marked, and their neighbours."""
    if old == new:
        return ()
    before, after = old.splitlines(), new.splitlines()
    lines: list[Line] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += _neighbours(before[a:b], first=a == 0, last=b == len(before))
        elif tag == "replace" and b - a == d - c:
            lines += [
                Line(tuple(_words(*pair))) for pair in zip(before[a:b], after[c:d], strict=True)
            ]
        else:
            lines += [Line(tuple(_words(_block(before[a:b]), _block(after[c:d]))))]
    return tuple(lines)


def _block(lines: Sequence[str]) -> str:
    """Return whole lines as one text; blank lines alone get a sign that can be marked."""
    return "\n".join(lines) if any(lines) else "¶\n" * len(lines)


def _neighbours(lines: list[str], *, first: bool, last: bool) -> Iterator[Line]:
    """Give the unchanged lines next to a change; `first` and `last`: none before, none after."""
    head = [] if first else lines[:_CONTEXT]
    tail = [] if last else lines[len(lines) - _CONTEXT :]
    if len(lines) <= len(head) + len(tail):
        shown: Iterable[str | None] = lines
    else:
        shown = [*head, None, *tail]
    for line in shown:
        yield Line(() if line is None else ((Mark.SAME, line),))


def _words(old: str, new: str) -> Iterator[Piece]:
    """Give the pieces of one line that stay, go and come."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    matcher: SequenceMatcher[Any] = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        yield from ((mark, text) for mark, text in ((Mark.GONE, old), (Mark.NEW, new)) if text)
        return
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Mark.SAME, "".join(before[a:b])
            continue
        if b > a:
            yield Mark.GONE, "".join(before[a:b])
        if d > c:
            yield Mark.NEW, "".join(after[c:d])
