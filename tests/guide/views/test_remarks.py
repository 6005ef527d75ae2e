"""Telling the editors what is wrong: what is kept, what is refused, and that nobody is known."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from guide import remarks
from guide.models import Remark
from guide.transfer.rows import digest, records
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db
PAGE = "/guide/topics/fees/"
ADDRESS = f"/guide/remark/?page={PAGE}"
WORDS = {"part": "24% 那一段", "wrong": "日期写错了，应该是 2024-03-18。"}


def test_every_page_leads_to_the_form_and_back(content: None, client: CheckedClient) -> None:
    assert f'href="{ADDRESS}"' in client.get(PAGE).content.decode()
    assert f'href="{PAGE}"' in client.get(ADDRESS).content.decode()


def test_a_remark_is_kept_without_its_sender(content: None, client: CheckedClient) -> None:
    response = client.post(ADDRESS, WORDS)
    assert response["Location"].startswith("/guide/remark/taken/?page=")
    assert "已经发给编辑" in client.get(response["Location"]).content.decode()
    row = dict(Remark.objects.values().get())
    topic = next(record for record in records("topics") if record["slug"] == "fees")
    del row["id"]
    assert row == {
        "page": PAGE, "digest": digest("topics", topic), "sent_on": timezone.localdate(),
        "status": "open", "note": "", **WORDS,
    }  # fmt: skip


def test_the_same_words_sent_twice_are_kept_once(content: None, client: CheckedClient) -> None:
    for _time in range(2):
        assert client.post(ADDRESS, WORDS).status_code == 302
    assert Remark.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"wrong": ""}, "请写一句哪里不对。"),
        ({"wrong": "错" * 501}, "最多 500 个字"),
        ({"part": "字" * 61}, "最多 60 个字"),
        ({"wrong": "催收的号码是 13900001234"}, "这里好像有手机号"),
        ({"part": "110101199001011237"}, "这里好像有身份证号"),
    ],
)
def test_a_bad_remark_is_explained_and_not_kept(
    content: None, client: CheckedClient, words: dict[str, str], message: str
) -> None:
    html = client.post(ADDRESS, {**WORDS, **words}).content.decode()
    assert message in html
    assert "<title>有错误：" in html
    assert not Remark.objects.exists()


@pytest.mark.parametrize(
    "page",
    [
        *("", "x", "/case/", "/admin/", "https://example.org/", "//example.org", "/guide/none/"),
        *("/guide/topics/none/", "/guide/remark/", "/guide/law/changes.atom"),
    ],
)
def test_only_pages_of_the_guide_have_a_form(client: CheckedClient, page: str) -> None:
    assert client.get("/guide/remark/", {"page": page}).status_code == 404
    assert client.post(f"/guide/remark/?page={page}", WORDS).status_code == 404


@pytest.mark.parametrize("page", ["/", "/guide/", "/guide/stages/early/", "/guide/law/"])
def test_lists_have_a_form_too(content: None, client: CheckedClient, page: str) -> None:
    assert client.post(f"/guide/remark/?page={page}", WORDS).status_code == 302
    assert Remark.objects.get().digest == ""


def test_a_full_box_takes_no_more_and_keeps_what_was_typed(
    content: None, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remarks, "MOST_A_PAGE", 1)
    client.post(ADDRESS, WORDS)
    html = client.post(ADDRESS, {"wrong": "另一处也错了"}).content.decode()
    assert "今天收到的意见已经满了" in html
    assert "另一处也错了</textarea>" in html
    other = "/guide/remark/?page=/guide/topics/evidence/"
    assert client.post(other, WORDS).status_code == 302
    assert Remark.objects.count() == 2


def test_the_whole_box_is_limited_too(
    content: None, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remarks, "MOST_A_DAY", 0)
    assert "已经满了" in client.post(ADDRESS, WORDS).content.decode()
    assert not Remark.objects.exists()


def test_another_site_cannot_send_in_somebody_s_browser(content: None) -> None:
    strict = CheckedClient(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, WORDS).status_code == 403


def test_an_editor_says_what_became_of_it(content: None, client: CheckedClient) -> None:
    client.post(ADDRESS, WORDS)
    row = Remark.objects.get()
    client.force_login(User.objects.create_superuser("editor", password="x"))
    page = reverse("admin:guide_remark_change", args=[row.pk])
    html = client.get(page).content.decode()
    assert WORDS["wrong"] in html
    assert f'href="{PAGE}"' in html
    changed: dict[str, Any] = {"status": "changed", "note": "对照原文改了", "wrong": "改不了"}
    assert client.post(page, changed).status_code == 302
    row.refresh_from_db()
    assert (row.status, row.wrong) == ("changed", WORDS["wrong"])
    assert client.get(reverse("admin:guide_remark_add")).status_code == 403
