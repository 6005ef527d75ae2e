"""From draft to readers and back: who may take which step, and what the rows say after it."""

from typing import Any

import pytest

from curation.applying import as_if, record_now
from curation.models import Change
from curation.refusals import Refused
from curation.releasing import publish, undo
from curation.states import Act, State
from curation.workflow import save_draft, submit
from guide.models import Topic
from tests.curation.people import somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db: None) -> Any:
    return somebody("editor", "编辑")


@pytest.fixture
def reviewer(db: None) -> Any:
    return somebody("reviewer", "审核")


def draft(kind: str, slug: str, by: Any, **keys: Any) -> Change:
    """Draft a row with some keys changed."""
    record = record_now(kind, slug)
    assert record is not None
    return save_draft(kind, slug, {**record, **keys}, by=by, reason="改一个字")


def test_a_draft_leaves_the_row_alone_until_a_reviewer_publishes_it(
    content: None, editor: Any, reviewer: Any
) -> None:
    change = draft("topics", "fees", editor, title="新的标题")
    assert Topic.objects.get(slug="fees").title != "新的标题"
    with as_if([change]):
        assert Topic.objects.get(slug="fees").title == "新的标题"
    assert Topic.objects.get(slug="fees").title != "新的标题"
    submit(change, by=editor)
    publish([change], by=reviewer)
    assert Topic.objects.get(slug="fees").title == "新的标题"
    change.refresh_from_db()
    assert change.state == State.PUBLISHED
    acts = [Act.SAVED, Act.SUBMITTED, Act.APPROVED, Act.PUBLISHED]
    assert [step.act for step in change.steps.all()] == acts


def test_who_wrote_law_cannot_approve_it(content: None, reviewer: Any) -> None:
    change = draft("instruments", "zhian-2025", reviewer, note="新的说明")
    submit(change, by=reviewer)
    with pytest.raises(Refused, match="没有写过这份修改的人"):
        publish([change], by=reviewer)
    other = somebody("other", "审核")
    publish([change], by=other)
    record = record_now("instruments", "zhian-2025")
    assert record is not None
    assert record["note"] == "新的说明"
    (undone,) = undo([change], by=reviewer)
    assert undone.before == change.after
    assert record_now("instruments", "zhian-2025") == change.before
