"""Publishing on its day: by the command, and by whoever reads while no command runs."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from curation import middleware, releasing
from curation.models import Change
from curation.refusals import Refused
from curation.releasing import publish, publish_due
from curation.states import Act, State
from curation.workflow import approve, submit
from tests.client import CheckedClient
from tests.curation.people import draft, record

pytestmark = pytest.mark.django_db

TOMORROW = timedelta(days=1)


def scheduled(editor: Any, reviewer: Any, slug: str = "fees", **keys: Any) -> Change:
    """Draft, submit and schedule a change for tomorrow."""
    change = submit(draft("topics", slug, editor, **keys), by=editor)
    return approve([change], by=reviewer, publish_at=timezone.now() + TOMORROW)[0]


def bring_forward(*changes: Change) -> None:
    """Let the moment of changes be past."""
    moment = timezone.now() - timedelta(minutes=1)
    Change.objects.filter(pk__in=[change.pk for change in changes]).update(publish_at=moment)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock by which readers' requests look for what is due: one figure, to be moved on."""
    clock = [1000.0]
    monkeypatch.setattr(middleware.time, "monotonic", lambda: clock[0])
    return clock


def test_it_is_published_when_its_moment_has_come_and_not_before(
    content: None, editor: Any, reviewer: Any
) -> None:
    change = scheduled(editor, reviewer, title="排期的标题")
    out = StringIO()
    call_command("publish_due", stdout=out)
    assert (out.getvalue(), record("topics", "fees")["title"] == "排期的标题") == ("", False)
    bring_forward(change)
    call_command("publish_due", stdout=out)
    assert out.getvalue() == "published topics/fees\n"
    assert record("topics", "fees")["title"] == "排期的标题"
    change.refresh_from_db()
    assert (change.state, change.publish_at) == (State.PUBLISHED, None)
    assert change.steps.get(act=Act.PUBLISHED).by is None


def test_a_reader_s_request_publishes_it_at_most_a_minute_late(
    content: None, editor: Any, reviewer: Any, client: CheckedClient, now: list[float]
) -> None:
    page = "/guide/topics/fees/"
    client.get(page)
    bring_forward(scheduled(editor, reviewer, title="排期的标题"))
    now[0] += 59
    assert "排期的标题" not in client.get(page).content.decode()
    now[0] += 1
    assert "排期的标题" in client.get(page).content.decode()


def test_a_moment_that_is_past_is_refused(content: None, editor: Any, reviewer: Any) -> None:
    change = submit(draft("topics", "fees", editor, title="新"), by=editor)
    with pytest.raises(Refused, match="这个时间已经过了"):
        approve([change], by=reviewer, publish_at=timezone.now() - TOMORROW)


def test_what_was_published_meanwhile_elsewhere_in_the_row_stays(
    content: None, editor: Any, reviewer: Any
) -> None:
    change = scheduled(editor, reviewer, title="排期的标题")
    publish([draft("topics", "fees", reviewer, summary="急改的摘要")], by=reviewer)
    bring_forward(change)
    call_command("publish_due", stdout=StringIO())
    now = record("topics", "fees")
    assert (now["title"], now["summary"]) == ("排期的标题", "急改的摘要")
    change.refresh_from_db()
    assert change.before is not None
    assert change.before["summary"] == "急改的摘要"
    assert Act.REBASED in [step.act for step in change.steps.all()]


def test_where_both_changed_one_field_it_waits_for_a_person(
    content: None, editor: Any, reviewer: Any, client: CheckedClient, now: list[float]
) -> None:
    change = scheduled(editor, reviewer, title="排期的标题")
    fine = scheduled(editor, reviewer, "scams", title="另一个标题")
    publish([draft("topics", "fees", reviewer, title="急改的标题")], by=reviewer)
    bring_forward(change, fine)
    errors = StringIO()
    with pytest.raises(CommandError, match="1 could not be published"):
        call_command("publish_due", stdout=StringIO(), stderr=errors)
    assert errors.getvalue().startswith("held up topics/fees: ")
    assert record("topics", "fees")["title"] == "急改的标题"
    assert record("topics", "scams")["title"] == "另一个标题"
    change.refresh_from_db()
    assert change.state == State.SCHEDULED
    assert "合并到最新内容" in change.problem

    # Readers do not try again for nothing, and are served.
    client.get("/guide/")
    now[0] += 61
    assert client.get("/guide/topics/fees/").status_code == 200
    held_up = [step for step in change.steps.all() if step.act == Act.HELD_UP]
    assert len(held_up) == 1


def test_a_reader_gets_the_page_where_publishing_fails(
    content: None, editor: Any, reviewer: Any, client: CheckedClient, now: list[float]
) -> None:
    page = "/guide/topics/fees/"
    client.get(page)
    bring_forward(scheduled(editor, reviewer, title="排期的标题"))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        now[0] += middleware.LOOK_EVERY_SECONDS
        assert client.get(page).status_code == 200
        cursor.execute("PRAGMA query_only = OFF")
    now[0] += middleware.LOOK_EVERY_SECONDS
    assert "排期的标题" in client.get(page).content.decode()


def test_of_two_processes_that_look_at_one_moment_one_publishes(
    content: None, editor: Any, reviewer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = scheduled(editor, reviewer, title="排期的标题")
    bring_forward(change)
    seen_by_both = [[Change.objects.get(pk=change.pk)]]
    monkeypatch.setattr(releasing, "_due_groups", lambda *_when: iter(seen_by_both))
    assert len(publish_due().published) == 1
    second = publish_due()
    assert (second.published, second.held_up) == ([], [])
    change.refresh_from_db()
    assert (change.state, change.problem) == (State.PUBLISHED, "")
    assert [step.act for step in change.steps.all()].count(Act.PUBLISHED) == 1


def test_what_is_due_together_comes_together(content: None, editor: Any, reviewer: Any) -> None:
    """Two stages that hand each other a day fit only both or neither."""
    early = draft("stages", "day-1-3", editor, days_to=4)
    late = draft("stages", "day-4-30", editor, days_from=5)
    for change in (early, late):
        submit(change, by=editor)
        with pytest.raises(Refused, match=r"天数重叠|空了几天"):
            approve([change], by=reviewer)
    approve([early, late], by=reviewer, publish_at=timezone.now() + TOMORROW)
    bring_forward(early, late)
    call_command("publish_due", stdout=StringIO())
    assert record("stages", "day-1-3")["days_to"] == 4
    assert record("stages", "day-4-30")["days_from"] == 5
