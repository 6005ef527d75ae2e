"""What a form was opened with: sent along, signed, so that saving knows what its writer saw."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core import signing
from django.http import QueryDict

from curation.models import text_of
from guide.transfer.files import Record, file_name, parse_record

_SALT = "curation.opened"


def pack_opened(kind: str, record: Record | None) -> str:
    """Return `record`, the row as a form shows it, for a hidden field."""
    return signing.dumps([kind, text_of(kind, record)], salt=_SALT, compress=True)


def unpack_opened(kind: str, packed: str) -> Record | None:
    """Return what `pack_opened` packed; raise signing.BadSignature for anything else."""
    packed_kind, text = signing.loads(packed, salt=_SALT)
    if packed_kind != kind:
        raise signing.BadSignature("of another kind")
    return parse_record(kind, text, file_name(kind, "opened")) if text else None


def digest_of(kind: str, record: Record | None) -> str:
    """Return a short name of a row's content."""
    return hashlib.sha256(text_of(kind, record).encode()).hexdigest()[:16]


def with_ids(data: QueryDict, prefix: str, parent: tuple[str, Any], ids: Iterable[Any]) -> None:
    """Give the nested rows of a sent form the ids that they have now, by their order.

    Rows that exist only inside a block get new ids each time; the order is that of the record which
    the form was opened with. `parent` is the name and the id of the row they belong to.
    """
    for number, pk in enumerate(ids):
        if f"{prefix}-{number}-id" in data:
            data[f"{prefix}-{number}-id"] = str(pk)
    name, pk = parent
    for number in range(_whole(data.get(f"{prefix}-TOTAL_FORMS"))):
        if f"{prefix}-{number}-{name}" in data:
            data[f"{prefix}-{number}-{name}"] = str(pk)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
