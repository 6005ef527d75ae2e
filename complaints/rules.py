"""The edition of the rules in force now, built once and kept until a row changes; past editions."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import OperationalError, ProgrammingError, connection

from complaints.conduct.edition import (
    KINDS,
    Edition,
    edition_of,
    pack_edition,
    rulebook_from_files,
    unpack_edition,
)
from complaints.conduct.rulebook import Rulebook
from guide.models import Conduct, RulebookEdition, RulesStamp
from guide.transfer.rows import records

Stamp = tuple[int, int]

SHORTEST_HASH = 8  # digits: enough to tell editions apart, few enough to type

_built: tuple[Stamp | None, bool, Rulebook] | None = None
_apart: ContextVar[bool] = ContextVar("rules_apart", default=False)


class NoSuchEdition(LookupError):
    """No kept edition bears this hash, or several begin with it; the message says which."""


def current_rulebook(*, keep: bool = True) -> Rulebook:
    """Return the rulebook of the rows, or of the content files where the rows hold no rules yet.

    Costs two small queries while nothing changes; a change that another process saves is seen at
    the next call. With `keep` that edition is then kept for good, so that a dossier made under it
    can be explained later; without, nothing is written.
    """
    global _built  # noqa: PLW0603 - one cache a process is what is meant
    stamp = _stamp()
    if _apart.get():
        return _build(stamp, keep=False)
    if _built is None or _built[0] != stamp or (keep and not _built[1]):
        _built = stamp, keep, _build(stamp, keep)
    return _built[2]


@contextmanager
def rules_apart() -> Iterator[None]:
    """Build anew, and keep nothing, whatever rulebook is asked for inside the block.

    For blocks whose changes to the rows are rolled back: their stamp will be given out again, and
    a rulebook kept under it would then pass for another one.
    """
    token = _apart.set(True)
    try:
        yield
    finally:
        _apart.reset(token)


def rules_come_from_files() -> bool:
    """Tell whether the rows hold no rules yet, so that the content files are used."""
    return _stamp() is None


def find_edition(hash_or_start: str) -> RulebookEdition:
    """Return the kept edition whose hash is, or alone begins with, `hash_or_start`.

    `sha256:` in front may be left out. Raises NoSuchEdition.
    """
    digits = hash_or_start.strip().lower().removeprefix("sha256:")
    if len(digits) < SHORTEST_HASH:
        raise NoSuchEdition(f"give at least the first {SHORTEST_HASH} digits of the hash")
    found = list(RulebookEdition.objects.filter(hash__startswith=f"sha256:{digits}")[:2])
    if not found:
        raise NoSuchEdition("no edition with this hash is kept here; `rulebook list` shows which")
    if len(found) > 1:
        raise NoSuchEdition("several editions begin with this: give more digits")
    return found[0]


def rebuild_edition(kept: RulebookEdition) -> tuple[Edition, Rulebook]:
    """Return a past edition and its rulebook as they were; whoever asks compares the hash.

    Raises complaints.conduct.edition.PackError where the kept bytes are damaged.
    """
    edition = unpack_edition(bytes(kept.packed))
    return edition, edition.rulebook()


def _build(stamp: Stamp | None, keep: bool) -> Rulebook:
    if stamp is None:
        return rulebook_from_files(settings.CONTENT_DIR)
    edition = edition_of({kind: records(kind) for kind in KINDS})
    rulebook = edition.rulebook()
    if keep:
        RulebookEdition.objects.get_or_create(
            hash=rulebook.hash, defaults={"packed": pack_edition(edition)}
        )
    return rulebook


def _stamp() -> Stamp | None:
    """Return what changes whenever the rows do, or None where there are no rules in rows."""
    try:
        count = Conduct.objects.count()
    except (OperationalError, ProgrammingError):
        if Conduct._meta.db_table in connection.introspection.table_names():
            raise
        return None  # before the first `migrate`: the files hold the same rules
    if not count:
        return None
    row = RulesStamp.objects.first()
    return (row.number if row else 0), count
