"""A draft on the public pages: for the browser of the editor who asked, and for nobody else."""

from typing import Any

import pytest
from django.urls import reverse

from curation.models import Change
from curation.preview import SESSION_ENTRY
from curation.releasing import publish
from curation.workflow import save_draft, withdraw
from guide.models import Remark
from tests.client import CheckedClient
from tests.curation.people import draft, record, signed_in

pytestmark = pytest.mark.django_db

FEES = "/guide/topics/fees/"


def previewing(person: Any, change: Change) -> tuple[CheckedClient, str]:
    """Return the browser of somebody who pressed 预览, and where that led."""
    browser = signed_in(person)
    answer = browser.post(reverse("admin:curation_preview", args=[change.pk]))
    return browser, answer["Location"]


def test_the_page_is_as_readers_will_see_it_but_for_the_banner(
    content: None, editor: Any, reviewer: Any, client: CheckedClient
) -> None:
    change = draft("topics", "fees", editor, title="草稿的标题")
    browser, address = previewing(editor, change)
    assert address == FEES
    preview = browser.get(FEES, headers={"accept-encoding": "gzip"})
    html = preview.content.decode()
    assert "<h1>草稿的标题</h1>" in html.replace(' class="page-title"', "")
    start, end = html.index('<div class="preview-banner"'), html.index("</form>\n</div></div>")
    without = html[:start] + html[end + len("</form>\n</div></div>") :].lstrip("\n")
    assert "草稿的标题" in browser.get("/guide/map/").content.decode()

    assert "草稿的标题" not in client.get(FEES).content.decode()
    publish([change], by=reviewer)
    published = client.get(FEES).content.decode()
    assert without.split() == published.split()


def test_nothing_of_a_preview_is_cached_or_indexed(content: None, editor: Any) -> None:
    browser, _address = previewing(editor, draft("topics", "fees", editor, title="草稿"))
    tag = CheckedClient().get(FEES)["ETag"]
    answer = browser.get(FEES, headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "ETag" not in answer


def test_a_new_page_is_there_in_the_preview_alone(
    content: None, editor: Any, client: CheckedClient
) -> None:
    new = {**record("topics", "fees"), "slug": "new-topic", "title": "新主题"}
    change = save_draft("topics", "new-topic", new, by=editor, reason="新")
    browser, address = previewing(editor, change)
    assert "新主题" in browser.get(address).content.decode()
    assert client.get(address).status_code == 404


def test_a_preview_ends_on_request_and_with_its_change(content: None, editor: Any) -> None:
    change = draft("topics", "fees", editor, title="草稿的标题")
    browser, _address = previewing(editor, change)
    assert browser.post(reverse("admin:curation_preview_end"))["Location"] == (
        change.get_absolute_url()
    )
    assert "草稿的标题" not in browser.get(FEES).content.decode()
    browser, _address = previewing(editor, change)
    withdraw(change, by=editor)
    html = browser.get(FEES).content.decode()
    assert "草稿的标题" not in html
    assert "preview-banner" not in html


def test_nobody_else_can_look(content: None, editor: Any, client: CheckedClient) -> None:
    change = draft("topics", "fees", editor, title="草稿的标题")
    address = reverse("admin:curation_preview", args=[change.pk])
    assert client.post(address)["Location"].startswith("/admin/login/")
    browser, _address = previewing(editor, change)
    editor.is_staff = False
    editor.save()
    assert "草稿的标题" not in browser.get(FEES).content.decode()
    session = client.session
    session[SESSION_ENTRY] = change.pk
    session.save()
    assert "草稿的标题" not in client.get(FEES).content.decode()


def test_what_is_sent_from_a_previewed_page_is_real(content: None, editor: Any) -> None:
    """Only looking is done as if: a remark that is sent meanwhile stays."""
    browser, _address = previewing(editor, draft("topics", "fees", editor, title="草稿"))
    browser.post(f"/guide/remark/?page={FEES}", {"part": "标题", "wrong": "第二句写反了"})
    assert Remark.objects.filter(wrong="第二句写反了").exists()


def test_a_draft_that_fits_no_more_shows_what_is_published(content: None, editor: Any) -> None:
    change = draft("topics", "fees", editor, title="草稿的标题")
    Change.objects.filter(pk=change.pk).update(
        after_text=change.after_text.replace("sources:\n", "sources:\n- gone-source\n")
    )
    browser, _address = previewing(editor, change)
    html = browser.get(FEES).content.decode()
    assert "现在放不进网站" in html
    assert "草稿的标题" not in html.partition("</main>")[0].partition("<main")[2]
