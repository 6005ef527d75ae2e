"""Editors: every kind opens, saves without change, and refuses what would mislead a reader."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.forms.models import BaseInlineFormSet
from django.urls import reverse

from curation.models import Change
from curation.states import State
from guide.models import Conduct, Instrument, PhraseList, Provision, Stage, Topic, WordList
from guide.transfer.rows import MODELS, record_of
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db

EDITED = {**MODELS, "provisions": Provision}


@pytest.fixture
def editor(client: CheckedClient) -> CheckedClient:
    client.force_login(get_user_model().objects.create_superuser("editor", password="x"))
    return client


def address(row: Any) -> str:
    return reverse(f"admin:guide_{row._meta.model_name}_change", args=[row.pk])


def fields_of(editor: CheckedClient, page: str) -> dict[str, Any]:
    """Return what a browser would send back from `page` untouched."""
    context = editor.get(page).context
    sets: list[BaseInlineFormSet] = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *[form for one in sets for form in one.forms]]
    forms += [one.management_form for one in sets]
    return {
        form[name].html_name: "" if form[name].value() is None else form[name].value()
        for form in forms
        for name in form.fields
        if form[name].value() is not False
    }


def drafted(editor: CheckedClient, page: str, data: dict[str, Any]) -> dict[str, Any]:
    """Save a draft; return the record that it is, while readers still see the old one."""
    response = editor.post(page, data)
    assert response.status_code == 302, response.context["errors"]
    after = Change.objects.get(state=State.DRAFT).after
    assert after is not None
    return after


def errors_of(editor: CheckedClient, page: str, data: dict[str, Any]) -> str:
    response = editor.post(page, data)
    assert response.status_code == 200, "it was saved"
    html: str = response.content.decode()
    assert "errornote" in html
    return html


@pytest.mark.parametrize("kind", EDITED)
def test_every_kind_is_listed_searched_and_opened(
    content: None, editor: CheckedClient, kind: str
) -> None:
    name = EDITED[kind]._meta.model_name
    listed = editor.get(reverse(f"admin:guide_{name}_changelist"), {"q": "a"})
    assert listed.status_code == 200
    adding = editor.get(reverse(f"admin:guide_{name}_add"))
    assert adding.status_code == (403 if kind == "provisions" else 200)


@pytest.mark.parametrize("kind", MODELS)
def test_saving_a_page_untouched_changes_nothing(
    content: None, editor: CheckedClient, kind: str
) -> None:
    model = MODELS[kind]
    row = model.objects.order_by("slug").last()
    before = record_of(row)
    page = address(row)
    response = editor.post(page, fields_of(editor, page))
    assert response.status_code == 302, response.context["errors"]
    after = model.objects.get(pk=row.pk)
    assert record_of(after) == before
    assert after.loaded_digest == row.loaded_digest
    assert not Change.objects.exists()


def test_an_edit_shows_on_the_page_and_with_line_ends_of_files(
    content: None, editor: CheckedClient
) -> None:
    topic = Topic.objects.get(slug="fees")
    data = fields_of(editor, address(topic))
    data["body"] = "第一段  \r\n\r\n见 [[law:zhian-2025#50.1(5)]]。\r\n"
    data |= {"_publish": "", "curation_reason": "旧条文换了"}
    assert editor.post(address(topic), data).status_code == 302
    topic.refresh_from_db()
    assert topic.body == "第一段\n\n见 [[law:zhian-2025#50.1(5)]]。"
    html = editor.get("/guide/topics/fees/").content.decode()
    assert "第五十条第一款第（五）项</a>（法律，2026-01-01 起）" in html


def test_a_link_that_leads_nowhere_is_refused_by_its_field(
    content: None, editor: CheckedClient
) -> None:
    topic = Topic.objects.get(slug="fees")
    data = {**fields_of(editor, address(topic)), "body": "[[law:zhian-2025#999]]"}
    assert "这些链接没有对应的内容：[[law:zhian-2025#999]]" in errors_of(
        editor, address(topic), data
    )


def test_days_that_cross_are_refused(content: None, editor: CheckedClient) -> None:
    law = Instrument.objects.get(slug="zhian-2025")
    data = {**fields_of(editor, address(law)), "effective_to": "2020-01-01"}
    assert "终止日早于生效日" in errors_of(editor, address(law), data)


def test_a_circle_of_successors_is_refused(content: None, editor: CheckedClient) -> None:
    new, old = (Instrument.objects.get(slug=f"zhian-{year}") for year in (2025, 2012))
    data = {**fields_of(editor, address(new)), "succeeded_by": old.pk}
    assert "绕成了一个圈" in errors_of(editor, address(new), data)


def test_an_old_limit_gets_its_end_and_a_new_one_starts_in_one_go(
    content: None, editor: CheckedClient
) -> None:
    conduct = Conduct.objects.get(slug="excessive-calls")
    page = address(conduct)
    data = fields_of(editor, page)
    number = conduct.limits.count()
    last = max(
        range(number),
        key=lambda index: (
            data[f"limits-{index}-name"] == "connected-per-day",
            str(data[f"limits-{index}-effective_from"]),
        ),
    )
    new = {
        "name": "connected-per-day", "value": "2", "unit": "count", "position": "9999",
        "effective_from": "2027-01-01", "effective_to": "", "conduct": conduct.pk, "id": "",
        "by": data[f"limits-{last}-by"], "lender_kinds": data[f"limits-{last}-lender_kinds"],
    }  # fmt: skip
    data |= {f"limits-{number}-{name}": value for name, value in new.items()}
    data["limits-TOTAL_FORMS"] = number + 1
    assert "有效期重叠了" in errors_of(editor, page, data)

    data[f"limits-{last}-effective_to"] = "2026-12-31"
    assert drafted(editor, page, data)["limits"][-1]["value"] == "2"
    assert conduct.limits.count() == number


def test_an_unknown_lender_kind_is_refused(content: None, editor: CheckedClient) -> None:
    law = Instrument.objects.get(slug="cba-2026")
    data = {**fields_of(editor, address(law)), "binds": ["bank", "pawnshop"]}
    assert "pawnshop" in errors_of(editor, address(law), data)


def test_lists_are_edited_line_by_line(content: None, editor: CheckedClient) -> None:
    words = WordList.objects.order_by("slug").first()
    assert words is not None
    data = {**fields_of(editor, address(words)), "words": " 蠢货 \r\n\r\n混账\r\n"}
    assert drafted(editor, address(words), data)["words"] == ["蠢货", "混账"]


def test_a_new_phrase_comes_last(content: None, editor: CheckedClient) -> None:
    phrases = PhraseList.objects.get(slug="insult")
    data, number = fields_of(editor, address(phrases)), phrases.phrases.count()
    new = {"code": "new-one", "pattern": "某句话", "options": "{}", "position": "9999", "id": ""}
    data |= {f"phrases-{number}-{name}": value for name, value in new.items()}
    data |= {f"phrases-{number}-phrase_list": phrases.pk, "phrases-TOTAL_FORMS": number + 1}
    new_list = drafted(editor, address(phrases), data)["phrases"]
    assert new_list[-1] == {"id": "new-one", "pattern": "某句话"}


def test_a_phrase_that_cannot_be_read_is_refused(content: None, editor: CheckedClient) -> None:
    phrases = PhraseList.objects.get(slug="insult")
    data = {**fields_of(editor, address(phrases)), "phrases-0-pattern": "(?:没有收尾"}
    assert "用不了：" in errors_of(editor, address(phrases), data)


def test_a_word_list_cannot_be_deleted(content: None, editor: CheckedClient) -> None:
    words = WordList.objects.first()
    assert words is not None
    page = reverse("admin:guide_wordlist_delete", args=[words.pk])
    assert editor.post(page, {"post": "yes"}).status_code == 403


def test_a_stage_section_may_not_start_another(content: None, editor: CheckedClient) -> None:
    stage = Stage.objects.first()
    assert stage is not None
    data = {**fields_of(editor, address(stage)), "to_do": "## 怎么说\n\n别的"}
    assert "不能再用二级标题" in errors_of(editor, address(stage), data)


def test_the_slug_and_the_digest_are_only_shown(content: None, editor: CheckedClient) -> None:
    topic = Topic.objects.get(slug="fees")
    html = editor.get(address(topic)).content.decode()
    assert 'name="slug"' not in html
    assert 'name="loaded_digest"' not in html
    assert topic.loaded_digest in html
    assert "逾期自助：编辑公开内容" in html


def test_a_cited_provision_cannot_be_deleted(content: None, editor: CheckedClient) -> None:
    law = Instrument.objects.get(slug="zhian-2025")
    page = reverse("admin:guide_instrument_delete", args=[law.pk])
    answer = editor.post(page, {"curation_reason": "不要了"}).content.decode()
    citing = Conduct.objects.filter(citations__provision__instrument=law)
    assert "还有内容指着它，不能删除" in answer
    assert all(f"催收行为“{conduct.name}”" in answer for conduct in citing)
    assert citing
    assert Instrument.objects.filter(pk=law.pk).exists()


def test_nobody_else_gets_in(client: CheckedClient) -> None:
    response = client.get(reverse("admin:guide_topic_changelist"))
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_a_broken_mark_and_a_dead_link_of_one_text_are_said_together(
    content: None, editor: CheckedClient
) -> None:
    page = address(Conduct.objects.get(slug="excessive-calls"))
    data = fields_of(editor, page)
    data["is_not"] = "**没有收尾 [[law:no-such-law]]"
    said = errors_of(editor, page, data)
    assert "要成对" in said
    assert "law:no-such-law" in said
