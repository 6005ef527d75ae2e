"""The edition of the rules in force now, built once and kept until a row changes."""

from django.conf import settings
from django.db import OperationalError, ProgrammingError, connection

from complaints.conduct.edition import KINDS, rulebook_from_files, rulebook_from_records
from complaints.conduct.rulebook import Rulebook
from guide.models import Conduct, RulesStamp
from guide.transfer.rows import records

Stamp = tuple[int, int]

_kept: tuple[Stamp | None, Rulebook] | None = None


def current_rulebook() -> Rulebook:
    """Return the rulebook of the rows, or of the content files where the rows hold no rules yet.

    Costs two small queries while nothing changes; a change that another process saves is seen at
    the next call. A file edition is kept as it was read.
    """
    global _kept  # noqa: PLW0603 - one cache a process is what is meant
    stamp = _stamp()
    if _kept is None or _kept[0] != stamp:
        _kept = stamp, _build(stamp)
    return _kept[1]


def rules_come_from_files() -> bool:
    """Tell whether the rows hold no rules yet, so that the content files are used."""
    return _stamp() is None


def _build(stamp: Stamp | None) -> Rulebook:
    if stamp is None:
        return rulebook_from_files(settings.CONTENT_DIR)
    return rulebook_from_records({kind: records(kind) for kind in KINDS})


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
