"""Which edition of the rules is in force: asked of whoever builds them.

Rules are built in the other app, which the guide does not import, so it registers itself here at
the start (see guide/phrase_checks.py for the same with phrases).
"""

from collections.abc import Callable

_finders: list[Callable[[], str]] = []


def register_rules_edition(find: Callable[[], str]) -> None:
    """Ask `find` for the hash of the rulebook in force."""
    _finders[:] = [find]


def rules_edition() -> str:
    """Return the hash of the rulebook in force, as dossiers name it; '' where nobody builds one."""
    return _finders[0]() if _finders else ""
