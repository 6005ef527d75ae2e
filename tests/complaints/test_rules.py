"""The edition in force: from files until rows hold rules, rebuilt when a row changes."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.facts import LenderKind
from complaints.rules import current_rulebook, rules_come_from_files
from guide.models import Conduct, Limit
from guide.transfer.load import load_content

pytestmark = pytest.mark.django_db
CONTENT = Path(settings.CONTENT_DIR)


@pytest.fixture
def loaded() -> None:
    load_content(CONTENT)


def test_files_stand_in_until_rules_are_loaded() -> None:
    assert rules_come_from_files()
    assert current_rulebook().hash == rulebook_from_files(CONTENT).hash


def test_rows_and_files_make_one_edition(loaded: Any) -> None:
    assert not rules_come_from_files()
    assert current_rulebook().hash == rulebook_from_files(CONTENT).hash


def test_it_is_built_once_while_nothing_changes(loaded: Any) -> None:
    first = current_rulebook()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert current_rulebook() is first
    assert len(queries) <= 2


def test_an_editors_change_is_seen_at_the_next_call(loaded: Any) -> None:
    before = current_rulebook()
    limit = Limit.objects.get(
        conduct__slug="excessive-calls", name="connected-per-day", effective_to=None
    )
    limit.value = "2"
    limit.save()
    after = current_rulebook()
    assert after.hash != before.hash
    day = limit.effective_from
    assert day
    found = after.limit("excessive-calls", "connected-per-day", day, LenderKind.BANK)
    assert found
    assert found.value == "2"


def test_a_deleted_conduct_is_gone_at_the_next_call(loaded: Any) -> None:
    assert "insult" in current_rulebook().conducts
    Conduct.objects.get(slug="insult").delete()
    assert "insult" not in current_rulebook().conducts
