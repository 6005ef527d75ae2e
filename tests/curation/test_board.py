"""The first page of the admin: what waits for whom, and what needs a look again."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from curation.board import instruments_ahead
from curation.finding_words import what_in_words
from curation.releasing import publish
from curation.workflow import approve, give_back, save_draft, submit
from guide.models import Channel, Instrument, Topic
from guide.review.check import review
from guide.transfer.kinds import KINDS
from guide.transfer.rows import records
from tests.curation.people import draft, record, signed_in

pytestmark = pytest.mark.django_db


def section(person: Any, name: str) -> str:
    """Return one box of the first page as that person sees it."""
    html = signed_in(person).get("/admin/").content.decode()
    boxes = html.partition('class="curation-board"')[2].split("<section>")
    return next(box for box in boxes if name in box.partition("</h2>")[0])


def test_everybody_sees_what_waits_for_them(
    content: None, editor: Any, reviewer: Any, other: Any
) -> None:
    submit(draft("conducts", "insult", reviewer, is_not="一"), by=reviewer)
    returned = submit(draft("topics", "fees", editor, title="退回的"), by=editor)
    give_back(returned, by=other, reason="再看看")
    later = submit(draft("topics", "scams", editor, title="排期的"), by=editor)
    approve([later], by=other, publish_at=timezone.now() + timedelta(days=3))
    assert "等我审核（1）" in section(other, "等我审核")
    assert "等我审核（0）" in section(reviewer, "等我审核")
    assert "等我审核（0）" in section(editor, "等我审核")
    assert "退回的</a> <b>退回修改</b>" in section(editor, "我的草稿")
    assert "我的草稿（0）" in section(reviewer, "我的草稿")
    assert "排期的" in section(editor, "已排期")


def test_what_was_checked_too_long_ago_is_counted_and_listed(content: None, editor: Any) -> None:
    Channel.objects.update(checked_on=timezone.localdate())
    days = settings.REVIEW_DAYS["channels"]
    today = timezone.localdate()
    for slug, ago in (("police", days + 1), ("court", days)):
        Channel.objects.filter(slug=slug).update(checked_on=today - timedelta(days=ago))
    assert "求助和投诉渠道：1" in section(editor, "该复核")
    browser = signed_in(editor)
    listed = browser.get(reverse("admin:guide_channel_changelist"), {"state": "due"})
    assert [row.slug for row in listed.context["cl"].queryset] == ["police"]
    assert "该复核</span>" in listed.content.decode()


def test_rows_without_a_source_are_counted_and_listed(content: None, editor: Any) -> None:
    assert "没有。" in section(editor, "没有来源")
    Topic.objects.get(slug="fees").sources.clear()
    assert "主题：1" in section(editor, "没有来源")
    browser = signed_in(editor)
    listed = browser.get(reverse("admin:guide_topic_changelist"), {"sources": "none"})
    assert [row.slug for row in listed.context["cl"].queryset] == ["fees"]


def test_instruments_that_begin_or_end_within_sixty_days_stand_there(content: None) -> None:
    Instrument.objects.update(effective_from=None, effective_to=None)
    days = {"cba-2026": (60, None), "zhian-2025": (None, 0), "nifa-2024": (61, None),
            "nifa-2018": (None, -1)}  # fmt: skip
    today = date(2026, 11, 24)
    for slug, (start, end) in days.items():
        Instrument.objects.filter(slug=slug).update(
            effective_from=None if start is None else today + timedelta(days=start),
            effective_to=None if end is None else today + timedelta(days=end),
        )
    ahead = [(each.instrument.slug, each.ends) for each in instruments_ahead(today)]
    assert ahead == [("zhian-2025", True), ("cba-2026", False)]


def test_findings_are_in_chinese_and_lead_to_their_row(content: None, editor: Any) -> None:
    topic = Topic.objects.get(slug="fees")
    Topic.objects.filter(pk=topic.pk).update(body="打 95555 问问。**必须**还。" + "字" * 1300)
    html = section(editor, "内容检查")
    assert "<b>要改</b>" in html
    assert f'href="{reverse("admin:guide_topic_change", args=[topic.pk])}"' in html
    assert "全文：有 13" in html


def test_every_finding_has_chinese_words(content: None) -> None:
    """Break the content in every way that the check knows."""
    broken = {kind: [dict(each) for each in records(kind)] for kind in KINDS}
    topic = next(each for each in broken["topics"] if each["slug"] == "fees")
    topic |= {
        "body": "[[topic:gone]] [x](/gone/) 打 95555。[[law:zhian-2012#42.1(5)]]必须还，未核实。"
        + "应当予以及其该" * 300,
        "sources": [],
        "reviewed_on": date(2020, 1, 1),
    }
    conduct = next(each for each in broken["conducts"] if each["slug"] == "excessive-calls")
    conduct |= {"where": "", "limits": [{**conduct["limits"][0], "from": None, "to": None}]}
    for each in broken["conducts"]:
        each["citations"] = [{**one, "note": ""} for one in each["citations"]]
    found = review(broken, date(2026, 11, 24), set[str]().__contains__)
    english = {each.what for each in found if what_in_words(each.what) == each.what}
    assert not english
    assert len({what_in_words(each.what)[-8:] for each in found}) >= 8


def test_the_pages_ask_no_more_queries_where_more_waits(
    content: None, editor: Any, reviewer: Any, django_assert_max_num_queries: Any
) -> None:
    """One more change in review, one more new row, one more publication: not one query more."""
    pages = ["/admin/", reverse("admin:guide_topic_changelist"),
             reverse("admin:curation_history", args=["channels", "police"])]  # fmt: skip
    browser = signed_in(reviewer)

    def one_more(slug: str, hours: str) -> None:
        submit(draft("conducts", slug, editor, is_not="一"), by=editor)
        new = {**record("topics", "fees"), "slug": f"new-{slug}"}
        save_draft("topics", f"new-{slug}", new, by=editor)
        publish([draft("channels", "police", reviewer, hours=hours)], by=reviewer)

    one_more("insult", "一")
    for page in pages:
        browser.get(page)  # once for what is kept in memory
    with CaptureQueriesContext(connection) as before:
        sizes = [len(browser.get(page).content) for page in pages]
    one_more("quiet-hours", "二")
    with django_assert_max_num_queries(len(before)):
        assert all(
            len(browser.get(page).content) > size for page, size in zip(pages, sizes, strict=True)
        )
