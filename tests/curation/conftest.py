"""What the tests of changes share: the people, and drafts of theirs."""

from typing import Any

import pytest

from tests.curation.people import somebody


@pytest.fixture
def editor(db: None) -> Any:
    """Somebody who drafts."""
    return somebody("editor", "编辑")


@pytest.fixture
def reviewer(db: None) -> Any:
    """Somebody who approves."""
    return somebody("reviewer", "审核")


@pytest.fixture
def other(db: None) -> Any:
    """Another one who approves."""
    return somebody("other", "审核")
