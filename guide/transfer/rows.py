"""Rows → records: the same records that the content files give.

Both ways follow the declaration in `guide.transfer.kinds`; a row's attributes bear the names of
the keys. `guide.transfer.save` goes the other way.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from guide import models as rows
from guide.transfer.files import Record, format_record
from guide.transfer.kinds import KINDS, Form, Key, Kind

MODELS: Mapping[str, Any] = {
    "sources": rows.Source,
    "instruments": rows.Instrument,
    "conducts": rows.Conduct,
    "phrases": rows.PhraseList,
    "words": rows.WordList,
    "topics": rows.Topic,
    "stages": rows.Stage,
    "lenders": rows.Lender,
    "channels": rows.Channel,
}
"""The root row of each kind, every kind after those that its rows cannot be without."""

_KIND_OF = {model: KINDS[folder] for folder, model in MODELS.items()}
# What records call a row by: the model of each kind and its naming column.
NAMES = {"provisions": (rows.Provision, "key")} | {
    folder: (model, "slug") for folder, model in MODELS.items()
}


def digest(kind: str, record: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical text of `record`."""
    return hashlib.sha256(format_record(kind, record).encode()).hexdigest()


def records(kind: str) -> list[Record]:
    """Return the records of all rows of `kind`, by slug, in a handful of queries."""
    # Sorted here, for databases sort hyphens in their own ways.
    return sorted((record_of(row) for row in rows_of(kind)), key=lambda record: record["slug"])


def rows_of(kind: str) -> Any:
    """Return all rows of `kind`, with all that their records need fetched along."""
    declared = KINDS[kind]
    related = [key.attribute for key in declared.keys if is_single(key)]
    return (
        MODELS[kind]
        .objects.order_by()
        .select_related(*related)
        .prefetch_related(*_prefetches(declared))
    )


def _prefetches(kind: Kind) -> Iterable[str]:
    for key in kind.keys:
        if is_many(key) or key.form is Form.RECORDS:
            yield key.attribute
        for item in key.items:
            if item.refers:
                yield f"{key.attribute}__{item.attribute}"


def record_of(row: Any) -> Record:
    """Return the record of one root row."""
    return {key.name: _value(row, key) for key in _KIND_OF[type(row)].keys}


def _value(row: Any, key: Key) -> Any:
    value = getattr(row, key.attribute)
    if key.form is Form.RECORDS:
        return [_item(child, key) for child in value.all()]
    if is_many(key):
        return sorted(_name(target, key) for target in value.all())
    if key.refers:
        return None if value is None else _name(value, key)
    return sorted(value) if key.form is Form.SET else value


def _item(child: Any, key: Key) -> Record:
    item = {item.name: _value(child, item) for item in key.items}
    return {**item, **dict(sorted(child.options.items()))} if key.other_items else item


def _name(target: Any, key: Key) -> str:
    name: str = getattr(target, NAMES[key.refers][1])
    return name


def is_many(key: Key) -> bool:
    """Tell whether the value names several other rows."""
    return bool(key.refers) and key.form is Form.SET


def is_single(key: Key) -> bool:
    """Tell whether the value names one other row, or none."""
    return bool(key.refers) and key.form is not Form.SET
