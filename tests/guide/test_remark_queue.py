"""The queue of remarks: how each ends, what readers see of it, when it is forgotten."""

from datetime import date, timedelta
from importlib import import_module
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from guide import row_changes
from guide.models import Remark, RulebookEdition, Topic
from guide.remark_queue import Waiting, public_answers, waiting
from guide.row_changes import RowChange
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db

PAGE = "/guide/topics/fees/"
LIST = "/guide/corrections/"
PRIVATE = "只给编辑看的字"


def remark(**more: Any) -> Remark:
    facts = {
        "page": PAGE, "kind": "topics", "slug": "fees", "part": "24% 那一段",
        "wrong": "日期写错了，我是张三", "sent_on": timezone.localdate(),
    }  # fmt: skip
    return Remark.objects.create(**{**facts, **more})


@pytest.fixture
def editor(client: CheckedClient) -> CheckedClient:
    client.force_login(User.objects.create_superuser("editor", password="x"))
    return client


def address(row: Remark) -> str:
    return reverse("admin:guide_remark_change", args=[row.pk])


def seen_of(editor: CheckedClient, row: Remark) -> str:
    seen: str = editor.get(address(row)).context["adminform"].form["seen"].value()
    return seen


def end(editor: CheckedClient, row: Remark, **fields: str) -> str:
    """Save what became of it; return the page where it is refused, '' where it is taken."""
    whole = {"status": "answered", "answer": "", "quote": "", "change_number": "", "note": ""}
    whole |= {"seen": fields.pop("seen", "") or seen_of(editor, row), **fields}
    response = editor.post(address(row), whole)
    row.refresh_from_db()
    return "" if response.status_code == 302 else response.content.decode()


def test_an_answer_is_public_and_what_the_reader_wrote_is_not(
    content: None, editor: CheckedClient
) -> None:
    row = remark()
    answer = "核对过原文：2024-03-18 起没有错。"
    assert end(editor, row, answer=answer, note=PRIVATE) == ""
    assert (row.status, row.closed_on) == ("answered", timezone.localdate())
    for where in (LIST, f"{LIST}?page={PAGE}"):
        html = CheckedClient().get(where).content.decode()
        assert answer in html
        assert "已答复" in html
        assert f'href="{PAGE}"' in html
        assert Topic.objects.get(slug="fees").title in html
        for hidden in ("张三", "24% 那一段", PRIVATE, "editor"):
            assert hidden not in html
    assert f'href="{LIST}?page={PAGE}"' in CheckedClient().get(PAGE).content.decode()
    other = "/guide/topics/evidence/"
    assert LIST + "?page=" not in CheckedClient().get(other).content.decode()
    assert answer not in CheckedClient().get(f"{LIST}?page={other}").content.decode()


def test_a_quote_is_shown_only_where_the_editor_chose_it(
    content: None, editor: CheckedClient
) -> None:
    row = remark()
    assert end(editor, row, answer="已经核对。", quote="日期写错了<b>") == ""
    html = CheckedClient().get(LIST).content.decode()
    assert "日期写错了&lt;b&gt;</blockquote>" in html
    assert "张三" not in html


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"answer": ""}, "请写一句公开的答复"),
        ({"status": "changed"}, "请写一句公开的答复"),
        ({"status": "declined"}, "请写为什么不处理"),
        ({"answer": "请打 13900001234 问"}, "这里好像有某个人的号码"),
        ({"status": "declined", "note": "他的身份证 110101199001011237"}, "某个人的号码"),
        ({"status": "declined", "note": "广告", "quote": "某句话"}, "只引用、不答复"),
        ({"answer": "核对过了。", "change_number": "7"}, "选择一个有效的选项"),
        ({"answer": "字" * 1001}, "1000"),
        ({"status": "gone", "answer": "核对过了。"}, "gone"),
    ],
)
def test_a_bad_end_is_refused_with_the_way_out(
    content: None, editor: CheckedClient, fields: dict[str, str], said: str
) -> None:
    row = remark()
    html = end(editor, row, **fields)
    assert said in html
    assert (row.status, row.closed_on) == ("new", None)
    for typed in ("answer", "note", "quote"):
        assert fields.get(typed, "")[:900] in html


def test_a_change_is_named_and_only_a_published_one(
    content: None, editor: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = RowChange(7, "2026-11-24 改了日期", "/admin/changes/7/")
    asked = []

    def find(kind: str, slug: str) -> list[RowChange]:
        asked.append((kind, slug))
        return [published]

    monkeypatch.setattr(row_changes, "_finders", [find])
    row = remark()
    assert "请选是哪一次修改" in end(editor, row, status="changed", answer="日期已改。")
    assert "没有改就不选修改" in end(editor, row, answer="没写错。", change_number="7")
    assert "有效的选项" in end(editor, row, status="changed", answer="改了。", change_number="8")
    assert end(editor, row, status="changed", answer="日期已改。", change_number="7") == ""
    assert (row.status, row.change_number) == ("changed", 7)
    assert set(asked) == {("topics", "fees")}
    html = editor.get(address(row)).content.decode()
    assert '<a href="/admin/changes/7/">2026-11-24 改了日期</a>' in html


def test_two_editors_on_one_remark_lose_nothing(content: None, editor: CheckedClient) -> None:
    row = remark()
    seen = seen_of(editor, row)
    assert end(editor, row, answer="先写好的答复", seen=seen) == ""
    html = end(editor, row, answer="后写好的答复", seen=seen)
    assert "刚才别人处理过这一条，现在是“已答复”" in html
    assert "后写好的答复</textarea>" in html
    assert row.answer == "先写好的答复"
    now = seen_of(editor, row)
    assert f'value="{now}"' in html  # saving once more is a decision, and goes through
    assert end(editor, row, answer="后写好的答复", seen=now) == ""
    assert row.answer == "后写好的答复"


def test_an_editor_sees_what_the_reader_saw_and_cannot_change_it(
    content: None, editor: CheckedClient
) -> None:
    row = remark(digest="0" * 64, checked_on=date(2026, 1, 2), rulebook="sha256:abc")
    html = editor.get(address(row)).content.decode()
    for shown in ("日期写错了，我是张三", "2026", "sha256:abc", "改过：读者看到的不是现在这个样子"):
        assert shown in html
    topic = Topic.objects.get(slug="fees")
    assert reverse("admin:guide_topic_change", args=[topic.pk]) in html
    edition = RulebookEdition.objects.create(hash="sha256:abc", packed=b"")
    link = reverse("admin:guide_rulebookedition_change", args=[edition.pk])
    assert f'<a href="{link}">sha256:abc</a>' in editor.get(address(row)).content.decode()
    end(editor, row, answer="核对过了。", wrong="改不了", page="/", digest="1")
    assert (row.wrong, row.page, row.digest) == ("日期写错了，我是张三", PAGE, "0" * 64)
    assert editor.get(reverse("admin:guide_remark_add")).status_code == 403


def test_personal_data_that_slipped_in_can_be_wiped(content: None, editor: CheckedClient) -> None:
    row = remark(quote="我是张三", answer="核对过。", status="answered", closed_on=date.today())  # noqa: DTZ011
    listed = reverse("admin:guide_remark_changelist")
    editor.post(listed, {"action": "wipe", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert "张三" not in str(vars(row))
    assert row.part == ""
    assert row.answer == "核对过。"


def test_what_waits_comes_first_and_is_counted(editor: CheckedClient) -> None:
    assert waiting() == Waiting(0, None)
    today = timezone.localdate()
    done = remark(status="answered", answer="答复了", closed_on=today, page="/guide/done/")
    new = remark(sent_on=today - timedelta(days=1), page="/guide/new/")
    old = remark(sent_on=today - timedelta(days=3), page="/guide/old/")
    assert waiting() == Waiting(2, old.sent_on)
    html = editor.get(reverse("admin:guide_remark_changelist")).content.decode()
    places = [html.index(row.page) for row in (old, new, done)]
    assert places == sorted(places)


def test_reopened_it_is_public_no_more(content: None, editor: CheckedClient) -> None:
    row = remark(status="answered", answer="答复了读者", closed_on=timezone.localdate())
    assert end(editor, row, status="new", answer="答复了读者") == ""
    assert row.closed_on is None
    assert "答复了读者" not in CheckedClient().get(LIST).content.decode()


def test_old_ones_are_forgotten_and_not_shown_until_then(
    content: None, client: CheckedClient, settings: Any
) -> None:
    settings.REMARK_DAYS = 30
    today = timezone.localdate()
    kept = remark(status="answered", answer="还留着", closed_on=today - timedelta(days=30))
    gone = remark(status="answered", answer="该忘了", closed_on=today - timedelta(days=31))
    new = remark(sent_on=today - timedelta(days=400))
    assert list(public_answers()) == [kept]
    html = client.get(LIST).content.decode()
    assert ("还留着" in html, "该忘了" in html) == (True, False)
    said = StringIO()
    call_command("forget_remarks", stdout=said)
    assert said.getvalue().startswith("1 deleted")
    assert set(Remark.objects.all()) == {kept, new}
    Remark.objects.filter(pk=kept.pk).update(closed_on=gone.closed_on)
    client.post(f"/guide/remark/?page={PAGE}", {"wrong": "另一处写错了"})
    assert not Remark.objects.filter(pk=kept.pk).exists()


@pytest.mark.parametrize("page", ["/case/", "/admin/", "//example.org", "/guide/none/", "x"])
def test_the_list_is_about_pages_of_the_guide(client: CheckedClient, page: str) -> None:
    assert client.get(LIST, {"page": page}).status_code == 404


def test_a_page_that_is_gone_keeps_its_answer(client: CheckedClient) -> None:
    remark(status="changed", answer="这一页删去了", closed_on=timezone.localdate())
    html = client.get(LIST).content.decode()
    assert "这一页删去了" in html
    assert PAGE in html


def test_remarks_of_before_the_queue_find_their_place() -> None:
    move = import_module("guide.migrations.0006_remark_queue")
    today = timezone.localdate()
    waits = remark(kind="", slug="", status="open")
    done = remark(kind="", slug="", status="answered", page="/guide/law/zhian-2025/art-42-5/")
    phase = remark(kind="", slug="", status="open", page="/guide/stages/early/")
    move.close_old_ones(apps, None)
    rows = Remark.objects.in_bulk([waits.pk, done.pk, phase.pk])
    facts = {pk: (row.status, row.kind, row.slug, row.closed_on) for pk, row in rows.items()}
    assert facts == {
        waits.pk: ("new", "topics", "fees", None),
        done.pk: ("answered", "instruments", "zhian-2025", today),
        phase.pk: ("new", "", "", None),
    }
