"""From draft to readers and back: who may take which step, and what the rows say after it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from curation.applying import as_if
from curation.before_publish import Report, _checks, register_before_publish
from curation.models import Change
from curation.refusals import Refused
from curation.releasing import publish, undo
from curation.states import Act, Origin, State
from curation.workflow import (
    approve,
    bring_up_to_date,
    give_back,
    revert_to,
    save_draft,
    submit,
    take_back,
    withdraw,
)
from guide.models import Channel, Topic
from tests.curation.people import draft, record

pytestmark = pytest.mark.django_db


def acts(change: Change) -> list[str]:
    return [step.act for step in change.steps.all()]


def test_a_draft_leaves_the_row_alone_until_a_reviewer_publishes_it(
    content: None, editor: Any, reviewer: Any
) -> None:
    change = draft("topics", "fees", editor, title="新的标题")
    old = Topic.objects.get(slug="fees")
    assert old.title != "新的标题"
    submit(change, by=editor)
    publish([change], by=reviewer)
    new = Topic.objects.get(slug="fees")
    assert (new.title, new.pk, new.loaded_digest) == ("新的标题", old.pk, old.loaded_digest)
    change.refresh_from_db()
    assert (change.state, change.reviewer) == (State.PUBLISHED, reviewer)
    assert acts(change) == [Act.SAVED, Act.SUBMITTED, Act.APPROVED, Act.PUBLISHED]


@pytest.mark.parametrize(
    ("kind", "slug", "key"),
    [
        ("instruments", "zhian-2025", "note"),
        ("conducts", "insult", "is_not"),
        ("phrases", "insult", "note"),
        ("words", "abuse", "note"),
    ],
)
def test_who_wrote_law_or_phrases_cannot_approve_them(
    content: None, reviewer: Any, other: Any, kind: str, slug: str, key: str
) -> None:
    change = draft(kind, slug, reviewer, **{key: "新的说明"})
    submit(change, by=reviewer)
    for step in (approve, publish):
        with pytest.raises(Refused, match="没有写过这份修改的人"):
            step([change], by=reviewer)
    assert record(kind, slug)[key] != "新的说明"
    publish([change], by=other)
    assert record(kind, slug)[key] == "新的说明"


def test_nor_can_who_only_wrote_a_part_of_it_or_a_superuser(
    content: None, editor: Any, reviewer: Any, other: Any, django_user_model: Any
) -> None:
    chief = django_user_model.objects.create_superuser("chief", password="x")
    change = draft("conducts", "insult", editor, is_not="一")
    for person in (reviewer, chief):
        change = save_draft("conducts", "insult", {**record("conducts", "insult"),
                            "is_not": f"{person}写的"}, by=person)  # fmt: skip
    submit(change, by=editor)
    for person in (reviewer, chief):
        with pytest.raises(Refused, match="没有写过这份修改的人"):
            approve([change], by=person)
    approve([change], by=other)


def test_other_kinds_a_reviewer_publishes_alone_and_an_editor_does_not(
    content: None, editor: Any, reviewer: Any
) -> None:
    change = draft("channels", "police", editor, hours="全天")
    with pytest.raises(Refused, match="您的角色不能“发布”"):
        publish([change], by=editor)
    withdraw(change, by=editor)
    publish([draft("channels", "police", reviewer, hours="全天")], by=reviewer)
    assert Channel.objects.get(slug="police").hours == "全天"


def test_what_is_handed_in_says_why(content: None, editor: Any) -> None:
    change = save_draft("topics", "fees", {**record("topics", "fees"), "title": "新"}, by=editor)
    with pytest.raises(Refused, match="请写一句为什么改"):
        submit(change, by=editor)
    assert submit(change, by=editor, reason="错字").reason == "错字"


def test_so_does_what_is_published_at_once(content: None, reviewer: Any) -> None:
    new = {**record("topics", "fees"), "title": "新"}
    change = save_draft("topics", "fees", new, by=reviewer)
    with pytest.raises(Refused, match="请写一句为什么改"):
        publish([change], by=reviewer)
    assert record("topics", "fees")["title"] != "新"
    (published,) = publish([change], by=reviewer, reason="错字")
    assert published.reason == "错字"


@pytest.mark.parametrize("step", [give_back, take_back])
def test_what_waits_for_its_day_cannot_come_back_beside_another_draft(
    content: None, editor: Any, reviewer: Any, step: Any
) -> None:
    change = draft("topics", "fees", editor, title="一")
    submit(change, by=editor)
    approve([change], by=reviewer, publish_at=timezone.now() + timedelta(days=1))
    draft("topics", "fees", editor, title="二")
    with pytest.raises(Refused, match="另一份正在改的草稿"):
        step(change, by=reviewer, reason="写错了")
    change.refresh_from_db()
    assert change.state == State.SCHEDULED


def test_a_change_comes_back_with_a_reason_and_goes_in_again(
    content: None, editor: Any, reviewer: Any
) -> None:
    change = submit(draft("topics", "fees", editor, title="新"), by=editor)
    with pytest.raises(Refused, match="请写明哪里要改"):
        give_back(change, by=reviewer, reason=" ")
    give_back(change, by=reviewer, reason="标题太短")
    change.refresh_from_db()
    assert change.state == State.RETURNED
    assert change.last_answer is not None
    assert change.last_answer.why == "标题太短"
    change = draft("topics", "fees", editor, title="长一些的标题")
    assert change.state == State.DRAFT
    assert submit(change, by=editor).state == State.IN_REVIEW


def test_an_edit_in_review_makes_it_a_draft_again(content: None, editor: Any, other: Any) -> None:
    change = submit(draft("conducts", "insult", editor, is_not="一"), by=editor)
    approve([change], by=other)
    change = draft("conducts", "insult", editor, is_not="二")
    assert change.state == State.DRAFT
    with pytest.raises(Refused, match="现在是“草稿”"):
        approve([change], by=other)


def test_an_undo_takes_one_reviewer_and_one_step_even_for_law(
    content: None, editor: Any, other: Any, reviewer: Any
) -> None:
    before = record("conducts", "insult")
    change = draft("conducts", "insult", editor, is_not="一")
    publish([submit(change, by=editor)], by=other)
    with pytest.raises(Refused, match="您的角色不能“撤销发布”"):
        undo([change], by=editor)
    (back,) = undo([change], by=other, reason="写错了")
    assert record("conducts", "insult") == before
    assert (back.state, back.origin, back.undoes) == (State.PUBLISHED, Origin.UNDO, change)
    assert acts(change)[-1] == Act.UNDONE
    with pytest.raises(Refused, match="只有最后一次发布能直接撤销"):
        undo([change], by=reviewer)


def test_an_older_version_comes_back_as_a_draft_that_two_look_at(
    content: None, editor: Any, other: Any
) -> None:
    first = draft("conducts", "insult", editor, is_not="一")
    publish([submit(first, by=editor)], by=other)
    publish([submit(draft("conducts", "insult", editor, is_not="二"), by=editor)], by=other)
    back = revert_to(first, by=other, reason="还是第一版好")
    assert record("conducts", "insult")["is_not"] == "二"
    with pytest.raises(Refused, match="没有写过这份修改的人"):
        publish([submit(back, by=other)], by=other)


def test_a_new_row_and_its_deletion_and_their_undoing(
    content: None, editor: Any, reviewer: Any
) -> None:
    new = {**record("topics", "fees"), "slug": "new-topic", "title": "新主题"}
    made = save_draft("topics", "new-topic", new, by=editor, reason="缺这一页")
    assert not Topic.objects.filter(slug="new-topic").exists()
    publish([made], by=reviewer)
    assert record("topics", "new-topic") == new
    gone = save_draft("topics", "new-topic", None, by=editor, reason="不要了")
    publish([gone], by=reviewer)
    assert not Topic.objects.filter(slug="new-topic").exists()
    undo([gone], by=reviewer)
    assert record("topics", "new-topic") == new


def test_what_was_published_meanwhile_has_to_be_merged_in_first(
    content: None, editor: Any, reviewer: Any
) -> None:
    mine = draft("topics", "fees", editor, title="我的标题")
    scheduled = submit(mine, by=editor)
    approve([scheduled], by=reviewer, publish_at=timezone.now() + timedelta(days=30))
    publish([draft("topics", "fees", reviewer, summary="急改的摘要")], by=reviewer)
    mine = take_back(scheduled, by=editor)
    with pytest.raises(Refused, match="合并到最新内容"):
        submit(mine, by=editor)
    mine, clashes = bring_up_to_date(mine, by=editor)
    assert clashes == ()
    publish([submit(mine, by=editor)], by=reviewer)
    now = record("topics", "fees")
    assert (now["title"], now["summary"]) == ("我的标题", "急改的摘要")


def test_changes_that_need_each_other_are_published_together(
    content: None, editor: Any, reviewer: Any
) -> None:
    """A new topic, and one that links to it: alone the second would lead nowhere."""
    new = {**record("topics", "fees"), "slug": "new-topic"}
    one = save_draft("topics", "new-topic", new, by=editor, reason="新")
    body = record("topics", "scams")["body"]
    linking = {**record("topics", "scams"), "body": f"{body}\n\n[[topic:new-topic]]"}
    with pytest.raises(Refused, match=r"\[\[topic:new-topic\]\] 没有对应的内容"):
        save_draft("topics", "scams", linking, by=editor)
    with as_if([one]):
        two = save_draft("topics", "scams", linking, by=editor, reason="指过去")
    two.pk = None  # the block is rolled back, the draft with it
    two.save()
    publish([one, two], by=reviewer)
    assert Topic.objects.filter(slug="new-topic").exists()


def test_a_check_that_is_not_ready_holds_an_approval_up(
    content: None, editor: Any, other: Any
) -> None:
    ready = [False]

    def ask(changes: Any) -> Report | None:
        rules = [change for change in changes if change.kind == "conducts"]
        return Report("回归还没跑", ("请先跑一遍。",), ready[0]) if rules else None

    change = submit(draft("conducts", "insult", editor, is_not="一"), by=editor)
    register_before_publish(ask)
    try:
        with pytest.raises(Refused, match="回归还没跑"):
            publish([change], by=other)
        ready[0] = True
        publish([change], by=other)
    finally:
        _checks.remove(ask)
    assert record("conducts", "insult")["is_not"] == "一"
