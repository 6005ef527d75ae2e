"""Sealed rows: a borrower's row is an id, a casebook, a day and one sealed blob."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from complaints.vault.keys import DataKey, SealedBytes, join_lengths, seal, unseal

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class RowIdentity:
    """Which row of which table of which casebook: authenticated with the blob."""

    casebook: UUID
    table: str
    row: UUID

    def to_bytes(self) -> bytes:
        return join_lengths(
            b"row", self.casebook.bytes, self.table.encode(), self.row.bytes, bytes([SCHEMA])
        )


def seal_row(key: DataKey, row: RowIdentity, fields: Mapping[str, Any]) -> SealedBytes:
    """Seal `fields` so that they open only as this row of this casebook.

    Somebody who can write to the database still cannot let one row pass for another: casebook,
    table, row and schema version are authenticated, each with its length. They can only delete
    rows or put back an older state of the same row.
    """
    plain = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    return seal(key, plain, row.to_bytes())


def open_row(key: DataKey, row: RowIdentity, sealed: SealedBytes) -> dict[str, Any]:
    """Return the fields sealed as this row, or raise Tampered."""
    fields = json.loads(unseal(key, sealed, row.to_bytes()))
    if not isinstance(fields, dict):
        raise TypeError("a sealed row holds a mapping")
    return fields
