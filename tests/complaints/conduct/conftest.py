"""The rules as published, and a short way to write cases."""

from pathlib import Path

import pytest
from django.conf import settings

from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.rulebook import Rulebook


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return rulebook_from_files(Path(settings.CONTENT_DIR))
