"""Rules to try: the real ones, and drafts of them."""

from collections.abc import Callable
from typing import Any

import pytest

from curation.applying import record_now
from curation.models import Change
from curation.workflow import save_draft

Draft = Callable[..., Change]


@pytest.fixture
def draft_phrase(content: None, editor: Any) -> Draft:
    """Draft a list of phrases with one more phrase in it."""

    def draft(slug: str, **phrase: Any) -> Change:
        record = record_now("phrases", slug)
        assert record is not None
        record["phrases"] = [*record["phrases"], {"id": "tried", **phrase}]
        return save_draft("phrases", slug, record, by=editor, reason="试试")

    return draft
