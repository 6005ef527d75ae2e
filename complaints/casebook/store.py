"""Sealing, saving, finding and opening the rows of an open casebook."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import transaction

from complaints.casebook.access import OpenCasebook
from complaints.casebook.models import SealedRow
from complaints.vault.keys import SealedBytes
from complaints.vault.rows import RowIdentity, open_row, seal_row

Row = TypeVar("Row", bound=SealedRow)


class NoSuchRow(LookupError):
    """This casebook has no such row (another casebook may: that is not told)."""


def save(
    casebook: OpenCasebook, model: type[Row], fields: dict[str, Any], row: UUID | None = None
) -> UUID:
    """Seal `fields` into a row of `model` and return its id.

    With `row` that row is replaced or, if it is not there yet, made. A row of another casebook
    is never replaced: NoSuchRow.
    """
    identity = RowIdentity(casebook.id, _table(model), row or uuid4())
    sealed = seal_row(casebook.key, identity, fields)
    if row is not None:
        mine = model._default_manager.filter(id=row, casebook_id=casebook.id)
        if mine.update(sealed=sealed):
            return row
        if model._default_manager.filter(id=row).exists():
            raise NoSuchRow
    model._default_manager.create(id=identity.row, casebook_id=casebook.id, sealed=sealed)
    return identity.row


def load(casebook: OpenCasebook, model: type[Row], row: UUID) -> dict[str, Any]:
    """Return the fields of one row, or raise NoSuchRow."""
    found = model._default_manager.filter(id=row, casebook_id=casebook.id).first()
    if found is None:
        raise NoSuchRow
    return _open(casebook, model, found)


@contextmanager
def changing(casebook: OpenCasebook, model: type[Row], row: UUID) -> Iterator[dict[str, Any]]:
    """Give the fields of one row to change in the block, then seal them again; or NoSuchRow.

    The row is locked meanwhile: of two that change it at once, the later one sees what the earlier
    one left. A row that is gone is not made anew.
    """
    with transaction.atomic():
        rows = model._default_manager.filter(id=row, casebook_id=casebook.id)
        found = rows.select_for_update().first()
        if found is None:
            raise NoSuchRow
        fields = _open(casebook, model, found)
        yield fields
        save(casebook, model, fields, row)


def load_all(casebook: OpenCasebook, model: type[Row]) -> dict[UUID, dict[str, Any]]:
    """Return the fields of every row of `model`, oldest first, in one query."""
    rows = model._default_manager.filter(casebook_id=casebook.id)
    return {row.id: _open(casebook, model, row) for row in rows}


def delete(casebook: OpenCasebook, model: type[Row], row: UUID) -> None:
    """Delete one row, or raise NoSuchRow."""
    count, _ = model._default_manager.filter(id=row, casebook_id=casebook.id).delete()
    if not count:
        raise NoSuchRow


def _open(casebook: OpenCasebook, model: type[Row], row: Row) -> dict[str, Any]:
    identity = RowIdentity(casebook.id, _table(model), row.id)
    return open_row(casebook.key, identity, SealedBytes(bytes(row.sealed)))


def _table(model: type[SealedRow]) -> str:
    return model._meta.model_name or ""
