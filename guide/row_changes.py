"""Which published changes a row has had: asked of whoever keeps them.

Changes are kept in an app that the guide does not import, so it registers itself here at the start
(see guide/phrase_checks.py for the same with phrases).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowChange:
    """A change that readers see; `words` name it to an editor, `address` shows it to one."""

    number: int
    words: str
    address: str


Finder = Callable[[str, str], Iterable[RowChange]]

_finders: list[Finder] = []


def register_change_finder(find: Finder) -> None:
    """Ask `find(kind, slug)` for the published changes of a row, newest first."""
    _finders[:] = [find]


def changes_of_row(kind: str, slug: str) -> list[RowChange]:
    """Return the published changes of a row, newest first; none where nobody keeps them."""
    return list(_finders[0](kind, slug)) if _finders and slug else []
