"""The edition of the rules that a folder of content files makes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from complaints.conduct.rulebook import Rulebook, build_rulebook
from complaints.conduct.text.linear import weights_digest
from guide.transfer.files import read_records

KINDS = ("instruments", "conducts", "phrases", "words")


def rulebook_from_files(folder: Path) -> Rulebook:
    """Return the rulebook of the content files under `folder`; no database is asked.

    Raises guide.transfer.files.ContentError where a file is not as declared, and KeyError where a
    conduct cites a provision that no file has.
    """
    return rulebook_from_records({kind: read_records(folder, kind) for kind in KINDS})


def rulebook_from_records(records: Mapping[str, Sequence[Mapping[str, Any]]]) -> Rulebook:
    """Return the rulebook of these records, by kind; files and rows with one content agree."""
    return build_rulebook(
        instruments=records["instruments"],
        conducts=records["conducts"],
        phrases=records["phrases"],
        words=records["words"],
        weights=weights_digest(),
    )
