"""Content files → rows, without losing what an editor changed in the meantime."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from guide.signals import content_loaded
from guide.transfer.check import check_phrases, check_record, check_together
from guide.transfer.files import ContentError, Record, file_name, read_records
from guide.transfer.rows import MODELS, digest, record_of, rows_of
from guide.transfer.save import save_records

Loaded = tuple[str, Record | None, Record]  # kind, record before, record now


@dataclass
class Outcome:
    """What a load did; names are those of the files."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    same: int = 0
    edited: list[str] = field(default_factory=list)  # left alone: changed by an editor
    without_file: list[str] = field(default_factory=list)  # left alone

    @property
    def changed(self) -> int:
        return len(self.created) + len(self.updated)


@transaction.atomic
def load_content(
    folder: Path, *, overwrite: Collection[str] = (), overwrite_all: bool = False
) -> Outcome:
    """Make the rows equal to the files under `folder`, all or nothing.

    A row that was changed since its last load and differs from its file stays as it is, unless
    its slug is in `overwrite` or `overwrite_all` is set. A row without a file stays too.
    Raises ContentError where anything does not fit; nothing is written then.
    """
    outcome = Outcome()
    to_save: list[Loaded] = []
    result: dict[str, list[Record]] = {}
    for kind in MODELS:
        files = {record["slug"]: record for record in read_records(folder, kind)}
        for record in files.values():
            check_record(kind, record)
        merged = _merge(kind, files, {*overwrite}, overwrite_all, outcome, to_save)
        result[kind] = list(merged.values())
    if not any(result.values()):
        raise ContentError(str(folder), "", "no content file there")
    check_together(result)
    if any(kind in ("phrases", "words") for kind, _before, _record in to_save):
        check_phrases(result)
    save_records((kind, record) for kind, _before, record in to_save)
    content_loaded.send(load_content, saved=to_save)
    return outcome


def _merge(
    kind: str,
    files: dict[str, Record],
    overwrite: set[str],
    overwrite_all: bool,
    outcome: Outcome,
    to_save: list[Loaded],
) -> dict[str, Record]:
    """Return the records of `kind` as they will be; note in `outcome` and `to_save` what to do."""
    merged = dict(files)
    old = {row.slug: row for row in rows_of(kind)}
    for slug, record in files.items():
        name = file_name(kind, slug)
        if slug not in old:
            outcome.created.append(name)
            to_save.append((kind, None, record))
            continue
        present = record_of(old[slug])
        if present == record:
            outcome.same += 1
            _stamp(old[slug], digest(kind, record))
        elif overwrite_all or slug in overwrite or not _edited(kind, old[slug], present):
            outcome.updated.append(name)
            to_save.append((kind, present, record))
        else:
            outcome.edited.append(name)
            merged[slug] = present
    for slug in sorted(set(old) - set(files)):
        outcome.without_file.append(file_name(kind, slug))
        merged[slug] = record_of(old[slug])
    return merged


def _edited(kind: str, row: object, present: Record) -> bool:
    return getattr(row, "loaded_digest") != digest(kind, present)  # noqa: B009 (any root row)


def _stamp(row: object, current: str) -> None:
    """Remember that row and file agree, where an editor's change reached the file by a dump."""
    if getattr(row, "loaded_digest") != current:  # noqa: B009
        type(row).objects.filter(pk=row.pk).update(loaded_digest=current)  # type: ignore[attr-defined]
