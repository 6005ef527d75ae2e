"""Editions of the rules: made from content files or records, packed away, and rebuilt later."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from complaints.conduct.rulebook import Rulebook, build_rulebook
from complaints.conduct.text.linear import weights_digest
from guide.transfer.files import read_records

KINDS = ("instruments", "conducts", "phrases", "words")
Records = Mapping[str, Sequence[Mapping[str, Any]]]

_DAY = "$day"  # a day says itself what it is, whatever keys later records have


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that makes an edition: its records, and the digest of the learned weights."""

    records: Records
    weights: str

    def rulebook(self) -> Rulebook:
        """Build the rulebook; raise KeyError where a conduct cites what no record has."""
        return build_rulebook(
            instruments=self.records["instruments"],
            conducts=self.records["conducts"],
            phrases=self.records["phrases"],
            words=self.records["words"],
            weights=self.weights,
        )

    @property
    def has_present_weights(self) -> bool:
        """Tell whether words are still read by the weights that this edition was made with."""
        return self.weights == weights_digest()


class PackError(ValueError):
    """Bytes that are no packed edition."""


def edition_of(records: Records) -> Edition:
    """Return the edition that these records make together with the weights installed now."""
    return Edition({kind: records[kind] for kind in KINDS}, weights_digest())


def rulebook_from_files(folder: Path) -> Rulebook:
    """Return the rulebook of the content files under `folder`; no database is asked.

    Raises guide.transfer.files.ContentError where a file is not as declared, and KeyError where a
    conduct cites a provision that no file has.
    """
    return rulebook_from_records({kind: read_records(folder, kind) for kind in KINDS})


def rulebook_from_records(records: Records) -> Rulebook:
    """Return the rulebook of these records, by kind; files and rows with one content agree."""
    return edition_of(records).rulebook()


def pack_edition(edition: Edition) -> bytes:
    """Return `edition` as compressed JSON that `unpack_edition` gives back unchanged."""
    content = {"weights": edition.weights, "records": edition.records}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_from_day)
    return zlib.compress(text.encode(), 9)


def unpack_edition(packed: bytes) -> Edition:
    """Return the edition in `packed`; raise PackError where there is none."""
    try:
        content = json.loads(zlib.decompress(packed), object_hook=_to_day)
        return Edition(content["records"], content["weights"])
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise PackError("the kept bytes are damaged: take them from a backup") from error


def _from_day(value: date) -> dict[str, str]:
    return {_DAY: value.isoformat()}


def _to_day(mapping: dict[str, Any]) -> Any:
    return date.fromisoformat(mapping[_DAY]) if set(mapping) == {_DAY} else mapping
