"""Bring database, content and static files up to date: `python -m config.prepare`.

One process does it all, and skips what has not changed since the last time, so that starting again
takes a second or two. What was done last stands in VAR_DIR/prepared.json.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def prepare() -> None:
    """Migrate, load content (keeping what editors changed) and collect static files, as needed."""
    state_file = settings.VAR_DIR / "prepared.json"
    done = json.loads(state_file.read_text("utf-8")) if state_file.exists() else {}
    content, static = _content_state(), _static_state()
    if _migrate() or done.get("content") != content:
        _say("Loading the guide's content")
        call_command("load_content", "--keep-edited")
    if done.get("static") != static or not settings.STATIC_ROOT.exists():
        _say("Collecting static files")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    state_file.write_text(json.dumps({"content": content, "static": static}), "utf-8")


def _migrate() -> bool:
    """Apply what migrations are missing; return whether there were any."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    _say("Setting up the database")
    call_command("migrate", interactive=False, verbosity=0)
    return True


def _content_state() -> str:
    """Say which content files stand ready for which database."""
    database = settings.DATABASES["default"]
    where = [str(database.get(key, "")) for key in ("ENGINE", "HOST", "PORT", "NAME")]
    files = (path for path in settings.CONTENT_DIR.rglob("*") if path.is_file())
    return _digest([*where, *map(_stamp, sorted(files))])


def _static_state() -> str:
    """Say which static files, ours and the libraries', stand ready to be collected."""
    found = (
        Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list(None)
    )
    return _digest(map(_stamp, sorted(found)))


def _stamp(path: Path) -> str:
    """Return name, size and time of change of a file."""
    return f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}"


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _say(text: str) -> None:
    print(f"{text} …", flush=True)  # noqa: T201 (the person who typed `make run` reads this)


def main() -> None:
    """Run `prepare`; a wrong setting or content file ends it with one clear line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        prepare()
    except (ImproperlyConfigured, CommandError) as error:
        sys.exit(f"Cannot start: {error}")


if __name__ == "__main__":
    main()
