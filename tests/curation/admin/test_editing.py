"""The forms of rows: they show the draft, keep drafts, and lose nothing that was typed."""

from typing import Any

import pytest
from django.urls import reverse

from curation.models import Change
from curation.releasing import publish
from curation.states import State
from curation.workflow import submit
from guide.models import Citation, Conduct, Phrase, PhraseList, Topic
from guide.transfer.rows import MODELS
from tests.curation.admin.forms import address_of, errors_in, fields_in, fields_of
from tests.curation.people import draft, record, signed_in

pytestmark = pytest.mark.django_db


def nested(kind: str) -> str:
    return {"instruments": "provisions", "conducts": "limits", "phrases": "phrases"}[kind]


def test_a_saved_draft_opens_again_as_it_was_typed(content: None, editor: Any) -> None:
    browser, page = signed_in(editor), address_of("topics", "fees")
    data = {**fields_of(browser, page), "title": "草稿的标题"}
    assert browser.post(page, data).status_code == 302
    html = browser.get(page).content.decode()
    assert 'value="草稿的标题"' in html
    assert "您看到的是还没发布的修改（草稿，editor 开始）" in html
    assert Topic.objects.get(slug="fees").title != "草稿的标题"


@pytest.mark.parametrize("kind", MODELS)
def test_a_draft_saved_again_untouched_stays_the_same(
    content: None, editor: Any, kind: str
) -> None:
    """The nested rows of a draft have other ids each time it is opened."""
    slug = {"conducts": "excessive-calls", "phrases": "insult"}.get(kind)
    slug = slug or MODELS[kind].objects.order_by("slug").last().slug
    keys: dict[str, Any] = {"note": "改过"} if "note" in record(kind, slug) else {"order": 77}
    if kind in ("conducts", "phrases"):
        items = record(kind, slug)[nested(kind)]
        keys[nested(kind)] = [*items[1:], items[0]]
    change = draft(kind, slug, editor, **keys)
    browser, page = signed_in(editor), address_of(kind, slug)
    data = fields_of(browser, page)
    # Somebody publishes other rows meanwhile, so that ids are given out.
    conduct = Conduct.objects.get(slug="insult")
    cited = Citation.objects.filter(conduct=conduct).first()
    assert cited is not None
    Citation.objects.create(conduct=conduct, provision=cited.provision)
    Phrase.objects.create(phrase_list=PhraseList.objects.get(slug="danger"), code="x", pattern="y")
    assert browser.post(page, data).status_code == 302
    again = Change.objects.get(pk=change.pk)
    assert again.after == change.after
    assert again.steps.count() == change.steps.count()


def test_a_nested_row_of_a_draft_is_changed_and_another_deleted(content: None, editor: Any) -> None:
    limits = record("conducts", "excessive-calls")["limits"]
    draft("conducts", "excessive-calls", editor, limits=limits[::-1])
    browser, page = signed_in(editor), address_of("conducts", "excessive-calls")
    data = fields_of(browser, page)
    data |= {"limits-0-value": "9", "limits-1-DELETE": "on"}
    assert browser.post(page, data).status_code == 302
    after = Change.objects.get().after
    assert after is not None
    assert after["limits"] == [{**limits[-1], "value": "9"}, *limits[:-2][::-1]]


def test_a_new_row_is_drafted_reopened_and_published(
    content: None, editor: Any, reviewer: Any
) -> None:
    browser = signed_in(editor)
    adding = reverse("admin:guide_topic_add")
    data = {**fields_of(browser, adding), "slug": "new-topic", "title": "新主题", "body": "正文"}
    data |= {"reviewed_on": "2026-11-24"}
    answer = browser.post(adding, data, follow=True)
    change = Change.objects.get()
    listed = browser.get(reverse("admin:guide_topic_changelist")).content.decode()
    assert f'<a href="{change.get_absolute_url()}">新主题</a>' in listed
    page = answer.context["edit_address"]
    assert page == f"{adding}?change={change.pk}"
    again = {
        **fields_of(browser, page),
        "body": "改过的正文",
        "_submit": "",
        "curation_reason": "新",
    }
    assert browser.post(page, again).status_code == 302
    publish([Change.objects.get()], by=reviewer)
    assert Topic.objects.get(slug="new-topic").body == "改过的正文"


def test_a_second_draft_of_one_new_row_is_refused(content: None, editor: Any, other: Any) -> None:
    adding = reverse("admin:guide_topic_add")
    data = {"slug": "new-topic", "title": "新主题", "body": "正文", "reviewed_on": "2026-11-24"}
    first = signed_in(editor)
    assert first.post(adding, {**fields_of(first, adding), **data}).status_code == 302
    second = signed_in(other)
    html = errors_in(second.post(adding, {**fields_of(second, adding), **data, "body": "别的"}))
    assert "别人改过这一条" in html
    assert "别的</textarea>" in html


def test_of_two_editors_the_second_is_told_what_the_first_changed(
    content: None, editor: Any, other: Any
) -> None:
    page = address_of("topics", "fees")
    first, second = signed_in(editor), signed_in(other)
    one, two = fields_of(first, page), fields_of(second, page)
    assert first.post(page, {**one, "title": "甲的标题"}).status_code == 302
    answer = second.post(page, {**two, "summary": "乙的摘要", "curation_reason": "乙的理由"})
    html = errors_in(answer)
    assert "您打开以后，别人改过这一条" in html
    assert "<ins>甲的标题</ins>" in html
    assert "乙的摘要</textarea>" in html
    assert "乙的理由</textarea>" in html
    change = Change.objects.get()
    assert change.after is not None
    assert change.after["title"] == "甲的标题"

    merged = {**fields_in(answer), "title": "甲的标题"}
    assert second.post(page, merged).status_code == 302
    change.refresh_from_db()
    assert (change.after["title"], change.after["summary"]) == ("甲的标题", "乙的摘要")
    assert change.writers == {editor.pk, other.pk}


def test_of_two_editors_a_third_change_meanwhile_is_shown_too(
    content: None, editor: Any, other: Any
) -> None:
    page = address_of("topics", "fees")
    first, second = signed_in(editor), signed_in(other)
    two = fields_of(second, page)
    first.post(page, {**fields_of(first, page), "title": "甲的标题"})
    answer = second.post(page, {**two, "summary": "乙的摘要"})
    first.post(page, {**fields_of(first, page), "title": "甲又改了"})
    html = errors_in(second.post(page, fields_in(answer)))
    assert "<ins>甲又改了</ins>" in html


def test_a_draft_typed_back_to_what_is_published_goes(content: None, editor: Any) -> None:
    title = record("topics", "fees")["title"]
    change = draft("topics", "fees", editor, title="别的")
    browser, page = signed_in(editor), address_of("topics", "fees")
    assert browser.post(page, {**fields_of(browser, page), "title": title}).status_code == 302
    change.refresh_from_db()
    assert change.state == State.WITHDRAWN


def test_a_reviewer_who_hands_in_what_they_did_not_touch_may_approve_it(
    content: None, editor: Any, reviewer: Any
) -> None:
    draft("conducts", "insult", editor, is_not="一")
    browser, page = signed_in(reviewer), address_of("conducts", "insult")
    browser.post(page, {**fields_of(browser, page), "_submit": "", "curation_reason": ""})
    change = Change.objects.get()
    assert change.state == State.IN_REVIEW
    publish([change], by=reviewer)


def test_only_kinds_that_one_may_publish_have_the_button(content: None, reviewer: Any) -> None:
    browser = signed_in(reviewer)
    assert b'name="_publish"' in browser.get(address_of("topics", "fees")).content
    assert b'name="_publish"' not in browser.get(address_of("conducts", "insult")).content
    data = {**fields_of(browser, address_of("conducts", "insult")), "is_not": "一", "_publish": ""}
    data["curation_reason"] = "改"
    answer = browser.post(address_of("conducts", "insult"), data, follow=True)
    assert "没有写过这份修改的人" in answer.content.decode()
    assert Change.objects.get().state == State.DRAFT
    assert record("conducts", "insult")["is_not"] != "一"


def test_what_cannot_be_shown_again_is_given_back_as_text(
    content: None, editor: Any, other: Any, reviewer: Any
) -> None:
    """A draft names a provision that goes before the draft is saved again."""
    law = record("instruments", "petition-2022")
    spare = {**law["provisions"][0], "article": "99", "label": "第九十九条", "succeeded_by": None}
    with_spare = draft("instruments", "petition-2022", editor,
                       provisions=[*law["provisions"], spare])  # fmt: skip
    publish([submit(with_spare, by=editor)], by=other)
    topic = record("topics", "fees")
    draft("topics", "fees", editor, provisions=[*topic["provisions"], "petition-2022#99"])
    browser, page = signed_in(editor), address_of("topics", "fees")
    data = {**fields_of(browser, page), "body": "很长的一段正文"}
    without = draft("instruments", "petition-2022", editor, provisions=law["provisions"])
    publish([submit(without, by=editor)], by=other)
    answer = browser.post(page, data)
    assert answer.status_code == 409
    assert "很长的一段正文" in answer.content.decode()


def test_a_provision_alone_cannot_be_changed_past_its_instrument(
    content: None, editor: Any, django_user_model: Any
) -> None:
    provision = reverse("admin:guide_provision_changelist")
    for person in (editor, django_user_model.objects.create_superuser("chief", password="x")):
        browser = signed_in(person)
        listed = browser.get(provision)
        row = listed.context["cl"].queryset.first()
        page = reverse("admin:guide_provision_change", args=[row.pk])
        assert browser.get(page).status_code == 200
        assert browser.post(page, {"says": "别的"}).status_code == 403


def test_nothing_is_deleted_from_a_list(content: None, django_user_model: Any) -> None:
    browser = signed_in(django_user_model.objects.create_superuser("chief", password="x"))
    topic = Topic.objects.get(slug="fees")
    action = {"action": "delete_selected", "_selected_action": [topic.pk], "post": "yes"}
    browser.post(reverse("admin:guide_topic_changelist"), action)
    assert Topic.objects.filter(slug="fees").exists()


def test_a_deletion_waits_for_its_approval_and_names_what_points_at_the_row(
    content: None, editor: Any, reviewer: Any
) -> None:
    browser = signed_in(editor)
    topic = Topic.objects.get(slug="fees")
    page = reverse("admin:guide_topic_delete", args=[topic.pk])
    html = errors_in(browser.post(page, {"curation_reason": "不要了"}))
    assert "还有内容指着它，不能删除" in html
    pointing = Topic.objects.filter(body__contains="[[topic:fees")
    assert pointing
    assert all(f"主题“{row.title}”（{row.slug}）：正文" in html for row in pointing)
    assert "不要了</textarea>" in html

    source = MODELS["sources"].objects.create(slug="spare", title="没人用", seen_on="2026-11-24")
    page = reverse("admin:guide_source_delete", args=[source.pk])
    assert browser.post(page, {"curation_reason": "不要了"}).status_code == 302
    assert MODELS["sources"].objects.filter(slug="spare").exists()
    draft("topics", "fees", editor, sources=[*record("topics", "fees")["sources"], "spare"])
    deletion = Change.objects.get(slug="spare")
    judging = signed_in(reviewer).post(deletion.get_absolute_url(), {"act": "publish"})
    assert "主题“" in judging.content.decode()
    assert "（草稿）" in judging.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "guide/topic/abc/change/",
        "guide/topic/abc/delete/",
        "guide/topic/abc/history/",
        "guide/topic/0/history/",
        "guide/topic/add/?change=abc",
        "curation/change/abc/change/",
        "curation/change/0/change/",
        "curation/change/history/topics/none/",
        "curation/change/history/none/fees/",
    ],
)
def test_an_address_that_names_no_row_is_not_found(editor: Any, address: str) -> None:
    assert signed_in(editor).get(f"/admin/{address}").status_code == 404
