"""Changes put into the rows: for good, or for the time of a block that leaves no trace."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from complaints.rules import rules_apart
from curation.models import Change
from guide.transfer.files import Record
from guide.transfer.rows import MODELS, record_of, rows_of
from guide.transfer.save import save_records


@dataclass(frozen=True, slots=True)
class Item:
    """A row as it shall be; `record` is None where it shall go."""

    kind: str
    slug: str
    record: Record | None


def item_of(change: Change) -> Item:
    return Item(change.kind, change.slug, change.after)


def record_now(kind: str, slug: str) -> Record | None:
    """Return what stands in the rows, or None where there is no such row."""
    row = rows_of(kind).filter(slug=slug).first()
    return None if row is None else record_of(row)


def put(items: Iterable[Item]) -> None:
    """Make the rows equal to `items`, all or none; whoever calls has checked that they fit.

    Raises guide.transfer.files.ContentError where a record does not fit its columns, and
    django.db.models.ProtectedError where a row that shall go is still pointed at. A row keeps the
    digest of its last load, so that loading sees that an editor changed it.
    """
    items = list(items)
    saved = [item for item in items if item.record is not None]
    with transaction.atomic():
        digests = {(item.kind, item.slug): _loaded_digest(item) for item in saved}
        save_records([(item.kind, item.record) for item in saved if item.record is not None])
        for (kind, slug), digest in digests.items():
            MODELS[kind].objects.filter(slug=slug).update(loaded_digest=digest)
        for item in items:
            if item.record is None:
                MODELS[item.kind].objects.filter(slug=item.slug).delete()


@contextmanager
def as_if(changes: Iterable[Change | Item]) -> Iterator[None]:
    """Let the rows be, inside the block, as if `changes` were published.

    Everything that the block writes is rolled back at its end, whatever it was, and nobody else
    sees any of it; no rulebook built inside is kept for later. Raises what `put` raises.
    """
    items = [item_of(each) if isinstance(each, Change) else each for each in changes]
    with transaction.atomic(), rules_apart():
        put(items)
        yield
        transaction.set_rollback(True)


def _loaded_digest(item: Item) -> str:
    found = MODELS[item.kind].objects.filter(slug=item.slug).values_list("loaded_digest", flat=True)
    return found.first() or ""
