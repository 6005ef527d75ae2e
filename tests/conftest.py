"""What all tests share: tests that cannot run here are skipped aloud, and never in CI."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from pytest_django import DjangoDbBlocker

from tests.client import CheckedClient
from tests.needs import IN_CI, needs

TESTS_OF_MARK = "tests_of_unmet_need"
LONG_FIRST = ("tests/postgres/", "tests/browser/")  # or one process waits for the other at the end


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by their folder; skip those whose program is missing, or let them fail in CI."""
    items.sort(key=lambda item: [not item.nodeid.startswith(folder) for folder in LONG_FIRST])
    unmet = {need.mark: need for need in needs() if need.program is None}
    for item in items:
        for mark in ("browser", "postgres"):
            if f"tests/{mark}/" in item.nodeid:
                item.add_marker(mark)
        for mark, need in unmet.items():
            if item.get_closest_marker(mark):
                item.user_properties.append((TESTS_OF_MARK, mark))
                if not IN_CI:
                    item.add_marker(pytest.mark.skip(reason=need.missing))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail, in CI, a test whose program is missing: CI skips nothing."""
    marks = [mark for name, mark in item.user_properties if name == TESTS_OF_MARK]
    if marks and IN_CI:
        pytest.fail(next(need.missing for need in needs() if need.mark == marks[0]), pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end which parts did not run and what to install for them."""
    skipped = terminalreporter.stats.get("skipped", [])
    for need in needs():
        number = sum((TESTS_OF_MARK, need.mark) in report.user_properties for report in skipped)
        if number:
            terminalreporter.write_line(f"NOT RUN: {number} {need.missing}", yellow=True)


@pytest.fixture
def client() -> CheckedClient:
    """Return a client that checks each page it fetches, in place of pytest-django's."""
    return CheckedClient()


@pytest.fixture(scope="session")
def content_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[list[Model]]:
    """Load the real content once in this process and keep its rows, table by table."""
    models = apps.get_app_config("guide").get_models(include_auto_created=True)
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_content", stdout=StringIO())
        rows: list[list[Model]] = [list(model._default_manager.all()) for model in models]
        transaction.set_rollback(True)
    return rows


@pytest.fixture
def content(content_rows: list[list[Model]], db: None) -> None:
    """Give a test the guide's real content; without this fixture the database is empty.

    Rows go in by table in a few statements, for loading the files takes far longer.
    """
    with transaction.atomic():
        for rows in content_rows:
            if rows:
                type(rows[0])._default_manager.bulk_create(rows)
    with connection.cursor() as cursor:
        models = [type(rows[0]) for rows in content_rows if rows]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
