"""A row that is still right: its day of checking is set in one step, by the usual rules."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from curation.models import Change
from curation.states import State
from guide.models import Channel, Instrument
from tests.curation.people import draft, record, signed_in

pytestmark = pytest.mark.django_db


def mark(person: Any, model: Any, *slugs: str) -> str:
    """Choose rows in their list and press 今天核对过; return the page that follows."""
    chosen = [model.objects.get(slug=slug).pk for slug in slugs]
    page = reverse(f"admin:guide_{model._meta.model_name}_changelist")
    data = {"action": "checked_today", "_selected_action": chosen}
    html: str = signed_in(person).post(page, data, follow=True).content.decode()
    return html


def test_a_reviewer_publishes_it_at_once_where_one_person_is_enough(
    content: None, reviewer: Any
) -> None:
    Channel.objects.update(checked_on=timezone.localdate() - timedelta(days=200))
    before = record("channels", "police")
    assert "已发布：2" in mark(reviewer, Channel, "police", "court")
    assert record("channels", "police") == {**before, "checked_on": timezone.localdate()}
    change = Change.objects.get(slug="police")
    assert (change.state, change.reason) == (State.PUBLISHED, "核对过，没有变化")
    assert "今天已经核对过" in mark(reviewer, Channel, "police")


def test_rows_are_checked_together_and_those_left_alone_are_named(
    content: None, reviewer: Any
) -> None:
    day = timezone.localdate() - timedelta(days=200)
    Channel.objects.update(checked_on=day)
    draft("channels", "police", reviewer, hours="全天")
    html = mark(reviewer, Channel, "police", "court")
    assert "求助和投诉渠道 police：有没发布的草稿" in html
    assert "已发布：1" in html
    assert record("channels", "police")["checked_on"] == day
    assert record("channels", "court")["checked_on"] == timezone.localdate()


def test_law_waits_for_a_second_person(content: None, reviewer: Any) -> None:
    assert "已提交审核：1" in mark(reviewer, Instrument, "zhian-2025")
    assert Change.objects.get().state == State.IN_REVIEW
