"""An editor's whole journey: draft, preview, second person, schedule, publish, undo.

Law is what is changed: the number of calls a day in a conduct's limits, which readers see on the
conduct's page.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.journey import leave_by
from tests.browser.server import ROOT, Server, running
from tests.browser.window import DESK, PHONE, View

PASSWORD = "a-long-enough-word"
PEOPLE = {"editor": "编辑", "reviewer": "审核", "second": "审核"}
MAKE_PEOPLE = f"""
from django.contrib.auth.models import Group, User
for name, role in {PEOPLE!r}.items():
    person = User.objects.create_user(name, password={PASSWORD!r}, is_staff=True)
    person.groups.add(Group.objects.get(name=role))
"""
BRING_FORWARD = """
from django.utils import timezone
from curation.models import Change
assert Change.objects.filter(state="scheduled").update(publish_at=timezone.now()) == 1
"""
CONDUCT = "/guide/conducts/excessive-calls/"
FILES = "[abd-l]*.jsonl"  # of the corpus: more than a few pages' time to read, less than a minute's
CORPUS_SECONDS = 300  # all of it twice, a few seconds at a time, on a busy machine
UNDO_SECONDS = 60
NEW = "打电话太多太密（新）"

OpenPage = Callable[..., Page]
Picture = Callable[[Page, str], Path]


@contextmanager
def signed_in(open_page: OpenPage, server: Server, name: str, view: View) -> Iterator[Page]:
    page = open_page(view, at=server)
    page.goto("/admin/login/?next=/admin/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[type=submit]").click()
    page.get_by_role("heading", name="等我审核").wait_for()
    yield page


def open_row(page: Page, name: str) -> None:
    page.goto("/admin/guide/conduct/")
    leave_by(page.get_by_role("link", name=name, exact=True))


def heading(page: Page) -> str:
    """Return what a reader of the conduct's page sees it called."""
    page.goto(CONDUCT)
    return page.locator("h1").inner_text()


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Server]:
    """Serve the app with an editor and two reviewers, and with some files of the corpus."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for path in (ROOT / "corpus").glob(FILES):
        (corpus / path.name).symlink_to(path)
    with running(tmp_path / "server", CORPUS_DIR=str(corpus)) as server:
        server.manage("shell", "-c", MAKE_PEOPLE)
        yield server


def read_corpus(page: Page) -> None:
    """Look at the change's page again until all of the corpus was read by it."""
    give_up_at = time.monotonic() + CORPUS_SECONDS
    while "还没有用回归语料核对完" in page.locator(".curation-report").inner_text():
        assert time.monotonic() < give_up_at, "the corpus is not read to its end"
        page.goto(page.url)  # not reload(), which would send the form again


def test_from_draft_to_readers_and_back(
    newsroom: Server, open_page: OpenPage, picture: Picture
) -> None:
    reader = open_page(PHONE, at=newsroom)
    before = heading(reader)

    with signed_in(open_page, newsroom, "editor", DESK) as editor:
        picture(editor, "board")
        open_row(editor, before)
        editor.locator("input[name=name]").fill(NEW)
        editor.get_by_label("为什么改").fill("名称写得更清楚")
        picture(editor, "form")
        leave_by(editor.get_by_role("button", name="保存草稿并预览").first)
        assert editor.locator("h1").inner_text() == NEW
        picture(editor, "preview")
        assert heading(reader) == before
        leave_by(editor.get_by_role("button", name="结束预览"))
        picture(editor, "change")
        assert heading(editor) == before
        editor.go_back()
        leave_by(editor.get_by_role("button", name="提交审核"))
        assert editor.get_by_role("button", name="通过并马上发布").count() == 0

    with signed_in(open_page, newsroom, "reviewer", DESK) as reviewer:
        # A reviewer who writes some of it cannot approve it any more.
        open_row(reviewer, before)
        reviewer.locator("textarea[name=is_not]").fill("正常联系不算。")
        reviewer.get_by_label("为什么改").fill("补一句不算的情形")
        leave_by(reviewer.get_by_role("button", name="保存并提交审核").first)
        assert reviewer.get_by_role("button", name="通过").count() == 0
        assert "请另请一位" in reviewer.locator("#content").inner_text()
        picture(reviewer, "own-change")

    with signed_in(open_page, newsroom, "second", PHONE) as second:
        leave_by(second.get_by_role("link", name="催收行为：" + NEW))
        picture(second, "to-judge")
        changed = second.locator(".curation-diff").inner_text()
        assert "名称" in changed
        assert "不算的情形" in changed
        second.get_by_label("排期").fill("2030-01-01T08:00")
        leave_by(second.get_by_role("button", name="通过并排期"))
        assert "还没有用回归语料核对完" in second.locator(".errornote").inner_text()
        assert second.get_by_label("排期").input_value() == "2030-01-01T08:00"
        read_corpus(second)
        picture(second, "corpus-read")
        second.get_by_label("排期").fill("2030-01-01T08:00")
        leave_by(second.get_by_role("button", name="通过并排期"))
        assert "已排期" in second.locator(".curation-facts").inner_text()
        assert heading(reader) == before
        newsroom.manage("shell", "-c", BRING_FORWARD)
        assert newsroom.manage("publish_due") == "published conducts/excessive-calls\n"
        assert heading(reader) == NEW

        second.goto("/admin/guide/conduct/")
        picture(second, "list")
        leave_by(second.get_by_role("link", name=NEW))
        leave_by(second.get_by_role("link", name="历史"))
        picture(second, "history")
        begun = time.monotonic()
        second.get_by_label("说明").first.fill("改错了")
        leave_by(second.get_by_role("button", name="撤销这次发布"))
        assert "已撤销" in second.locator(".messagelist").inner_text()
        assert heading(reader) == before
        assert time.monotonic() - begun < UNDO_SECONDS
        picture(second, "undone")
