"""The app runs on PostgreSQL by setting DATABASE_URL alone: set-up, content, the core's tests."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.figures.test_storing import add_from_three_processes

ROOT = Path(__file__).resolve().parents[2]

# Tests that touch the database. The engine and the renderers never do, and are left out.
CORE = [
    "tests/guide",
    "tests/curation/admin",
    "tests/figures",
    "tests/complaints/vault",
    "tests/complaints/casebook",
    "tests/complaints/intake",
    "tests/complaints/views",
]


@pytest.fixture
def run(database_url: str, tmp_path: Path):
    """Return `run(*arguments)`: Python in a process of its own on PostgreSQL; gives its output."""

    def run(*arguments: str) -> str:
        environment = dict(os.environ, DATABASE_URL=database_url, VAR_DIR=str(tmp_path))
        environment.pop("PYTEST_XDIST_WORKER", None)
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-10_000:]
        return done.stdout

    return run


def test_sets_up_loads_content_twice_and_checks(run):
    run("manage.py", "migrate", "--no-input")
    run("manage.py", "load_content")
    first = run("manage.py", "dumpdata", "guide")
    run("manage.py", "load_content")
    assert run("manage.py", "dumpdata", "guide") == first
    assert len(first) > 10_000
    run("manage.py", "check", "--database", "default")
    engine = run(
        "manage.py", "shell", "-c", "from django.db import connection; print(connection.vendor)"
    )
    assert engine.splitlines()[-1] == "postgresql"


def test_processes_that_count_at_once_lose_nothing(database_url, tmp_path):
    environment = {**os.environ, "DATABASE_URL": database_url, "VAR_DIR": str(tmp_path)}
    assert add_from_three_processes(environment) == "[('home', 120), ('law', 120)]"


# While one publication is under way, another one is begun in a thread of its own.
TWO_AT_ONCE = """
from threading import Thread
from django.db import connection, transaction
from curation.models import Change
from curation.releasing import publish, wait_for_turn
from curation.workflow import submit
from tests.curation.people import draft, record, somebody

editor, reviewer = somebody("editor", "编辑"), somebody("reviewer", "审核")
change = submit(draft("topics", "fees", editor, title="新标题"), by=editor)

def publish_it():
    publish([change], by=reviewer)
    connection.close()

second = Thread(target=publish_it)
with transaction.atomic():
    wait_for_turn()
    second.start()
    second.join(1)
    print(second.is_alive(), record("topics", "fees")["title"] == "新标题")
second.join()
print(second.is_alive(), record("topics", "fees")["title"] == "新标题")
"""


def test_a_second_publication_waits_for_the_first(run):
    run("manage.py", "migrate", "--no-input")
    run("manage.py", "load_content")
    said = run("manage.py", "shell", "-c", TWO_AT_ONCE)
    assert said.splitlines()[-2:] == ["True False", "False True"]


def test_core_passes_its_own_tests(run):
    folders = [folder for folder in CORE if any((ROOT / folder).glob("**/test_*.py"))]
    said = run(
        *("-m", "pytest", "-n0", "-p", "no:cacheprovider"),
        *("-m", "not browser and not postgres", *folders),
    )
    passed = re.search(r"(\d+) passed", said)
    assert passed, said
    assert int(passed[1]) > 20
