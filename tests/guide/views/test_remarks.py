"""Telling the editors what is wrong: what is kept, what is refused, and that nobody is known."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from complaints import rules
from complaints.rules import current_rulebook
from guide import remarks
from guide.models import Remark, RulebookEdition
from guide.remark_pages import has_changed_since
from guide.transfer.rows import MODELS, digest, record_of, records
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db

PAGE = "/guide/topics/fees/"
ADDRESS = f"/guide/remark/?page={PAGE}"
WORDS = {"part": "24% 那一段", "wrong": "日期写错了，应该是 2024-03-18。"}


@pytest.fixture(autouse=True)
def fresh_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remarks, "pace", remarks.Pace())


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
        "page": PAGE, "kind": "topics", "slug": "fees", "digest": digest("topics", topic),
        "checked_on": topic["reviewed_on"], "rulebook": current_rulebook().hash,
        "sent_on": timezone.localdate(), "status": "new", "closed_on": None,
        "answer": "", "quote": "", "note": "", "change_number": None, **WORDS,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("page", "kind", "slug"),
    [
        ("/guide/conducts/quiet-hours/", "conducts", "quiet-hours"),
        ("/guide/law/zhian-2025/", "instruments", "zhian-2025"),
        ("/guide/stages/court/", "stages", "court"),
        ("/guide/channels/court/", "channels", "court"),
        ("/guide/lenders/huanbei/", "lenders", "huanbei"),
    ],
)
def test_a_remark_knows_the_edition_that_its_reader_saw(
    content: None,
    client: CheckedClient,
    page: str,
    kind: str,
    slug: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rules, "_built", None)  # else an edition kept by an earlier test
    client.post(f"/guide/remark/?page={page}", WORDS)
    row = Remark.objects.get()
    assert (row.kind, row.slug) == (kind, slug)
    assert row.digest == digest(kind, record_of(MODELS[kind].objects.get(slug=slug)))
    assert f"{row.checked_on:%Y-%m-%d}" in client.get(page).content.decode()
    assert RulebookEdition.objects.filter(hash=row.rulebook).exists()
    assert not has_changed_since(row)
    column = "note" if kind == "instruments" else "order"
    MODELS[kind].objects.filter(slug=slug).update(**{column: 7})
    assert has_changed_since(row)


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
    row = Remark.objects.get()
    assert (row.kind, row.slug, row.digest) == ("", "", "")
    assert row.rulebook == current_rulebook().hash


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


def test_a_flood_is_slowed_down_and_nothing_typed_is_lost(
    content: None, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remarks, "MOST_A_MINUTE", 2)
    for number in range(3):
        html = client.post(ADDRESS, {"wrong": f"第{number}处错了"}).content.decode()
    assert "请等一分钟再发" in html
    assert "第2处错了</textarea>" in html
    assert Remark.objects.count() == 2


@given(st.lists(st.floats(min_value=0, max_value=500), max_size=60).map(sorted))
def test_no_minute_takes_more_than_its_share(moments: list[float]) -> None:
    pace = remarks.Pace()
    taken = [moment for moment in moments if pace.take(moment)]
    for start in taken:
        within = [each for each in taken if start <= each < start + remarks.MINUTE]
        assert len(within) <= remarks.MOST_A_MINUTE


def test_another_site_cannot_send_in_somebody_s_browser(content: None) -> None:
    strict = CheckedClient(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, WORDS).status_code == 403
