"""A remark that led to a change names it: the published changes of its row, and no others."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from curation.models import Change
from curation.states import State
from guide.models import Remark
from guide.row_changes import changes_of_row
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db


def change(state: str, reason: str = "", **more: Any) -> Change:
    facts: dict[str, Any] = {"kind": "topics", "slug": "fees", "after_text": "x"}
    return Change.objects.create(state=state, reason=reason, **{**facts, **more})


def test_only_published_changes_of_the_row_are_offered_newest_first() -> None:
    now = timezone.now()
    old = change(State.PUBLISHED, "先改的\n还有别的", published_at=now - timedelta(days=2))
    new = change(State.PUBLISHED, "后改的", published_at=now)
    change(State.WITHDRAWN)
    change(State.DRAFT)
    change(State.PUBLISHED, published_at=now, slug="evidence")
    change(State.PUBLISHED, published_at=now, kind="stages")
    found = changes_of_row("topics", "fees")
    assert [each.number for each in found] == [new.pk, old.pk]
    assert found[1].words.endswith("发布：先改的")
    assert found[0].address == new.get_absolute_url()
    assert changes_of_row("", "") == []


def test_an_editor_picks_the_change_and_gets_back_to_it(
    content: None, client: CheckedClient
) -> None:
    day = datetime(2026, 11, 20, 9, tzinfo=UTC)
    done = change(State.PUBLISHED, "日期写错", published_at=day)
    row = Remark.objects.create(
        page="/guide/topics/fees/", kind="topics", slug="fees", wrong="错了", sent_on=day.date()
    )
    client.force_login(User.objects.create_superuser("editor", password="x"))
    page = reverse("admin:guide_remark_change", args=[row.pk])
    html = client.get(page).content.decode()
    assert f'<option value="{done.pk}">2026-11-20 发布：日期写错</option>' in html
    whole = {"status": "changed", "answer": "日期已改。", "change_number": done.pk}
    assert client.post(page, {**whole, "quote": "", "note": ""}).status_code == 302
    assert f'href="{done.get_absolute_url()}"' in client.get(page).content.decode()


def test_the_first_page_says_what_waits(content: None, client: CheckedClient) -> None:
    client.force_login(User.objects.create_superuser("editor", password="x"))
    assert "读者指出的错误（0）" in client.get("/admin/").content.decode()
    for day in (3, 2):
        Remark.objects.create(page="/", wrong="错了", sent_on=date(2026, 11, day))
    html = client.get("/admin/").content.decode()
    assert "读者指出的错误（2）" in html
    assert "最早的一条是 2026-11-02 的" in html
