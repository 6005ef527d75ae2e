"""A PostgreSQL of our own for the time of the tests: no port, a socket in a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.needs import postgres_folder


def as_postgres() -> list[str]:
    """Return how to become the user `postgres`: its programs refuse to run as root."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def run(*command: str | Path) -> None:
    """Run one of PostgreSQL's programs; show what it said where it fails."""
    done = subprocess.run(
        [*as_postgres(), *map(str, command)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd="/",
    )
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """Start a cluster; return the folder with its socket."""
    programs = postgres_folder()
    assert programs, "no PostgreSQL here"
    # Not pytest's own folder: the user postgres cannot enter it, and a socket's name is short.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data, log = folder / "data", folder / "log"
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    try:
        run(
            programs / "initdb",
            "-D",
            data,
            "-A",
            "trust",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C",
        )
        run(programs / "pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "start")
        try:
            yield folder
        finally:
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def database_url(cluster: Path) -> str:
    """Make an empty database; return its address as DATABASE_URL takes it."""
    programs = postgres_folder()
    assert programs
    name = f"t{os.urandom(4).hex()}"
    run(programs / "createdb", "-h", cluster, "-U", "postgres", name)
    return f"postgres://postgres@{quote(str(cluster), safe='')}/{name}"
