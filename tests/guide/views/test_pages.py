"""Every public page, as a reader gets it."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from guide.models import Channel, Conduct, Instrument, Lender, Stage, Topic
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db

LISTS = [
    "home",
    *("guide:index", "guide:my-stage", "guide:conducts", "guide:law", "guide:lenders"),
    *("guide:channels", "guide:sources", "guide:map"),
]
PAGES: dict[str, Any] = {
    "stage": Stage, "topic": Topic, "conduct": Conduct, "instrument": Instrument,
    "lender": Lender, "channel": Channel,
}  # fmt: skip


class Outline(HTMLParser):
    """Collects what every page must have right."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lang = ""
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.labelled: list[str] = []
        self.outside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "html":
            self.lang = values.get("lang") or ""
        if identity := values.get("id"):
            self.ids.append(identity)
        if label := values.get("aria-labelledby"):
            self.labelled.append(label)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        for name in ("src", "srcset", "style", "onclick"):
            if name in values and not (values[name] or "").startswith("/static/"):
                self.outside.append(f"{tag} {name}")


def check(client: CheckedClient, address: str) -> str:
    """Fetch a page and check what holds for each; return its text."""
    response = client.get(address)
    assert response.status_code == 200, address
    html = response.content.decode()
    page = Outline(html)
    assert page.lang == "zh-Hans"
    assert page.headings.count(1) == 1, address
    jumps = [b - a for a, b in zip(page.headings, page.headings[1:], strict=False)]
    assert not jumps or max(jumps) <= 1, (address, page.headings)
    assert len(page.ids) == len(set(page.ids)), address
    assert set(page.labelled) <= set(page.ids), address
    assert page.outside == [], address
    assert "[[" not in html, address
    assert "<style" not in html
    assert re.search(r"<title>[^<]+ – 逾期自助</title>", html), address
    return html


@pytest.mark.parametrize("name", LISTS)
def test_a_list_page_is_well_made(
    content: None,
    client: CheckedClient,
    name: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(9):
        check(client, reverse(name))


@pytest.mark.parametrize("phase", ["early", "middle", "late"])
def test_a_phase_is_well_made(
    content: None,
    client: CheckedClient,
    phase: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(9):
        html = check(client, reverse("guide:stage", args=[phase]))
    for row in Stage.objects.filter(phase=phase):
        assert f'href="{row.get_absolute_url()}"' in html


@pytest.mark.parametrize("name", [*PAGES, *LISTS[1:]])
def test_every_page_says_when_it_was_looked_over_and_how_to_correct_it(
    content: None, client: CheckedClient, name: str
) -> None:
    rows = PAGES[name].objects.all() if name in PAGES else None
    address = rows[0].get_absolute_url() if rows else reverse(name)
    html = client.get(address).content.decode()
    foot = html[html.index('class="page-foot"') :]
    assert f'href="/guide/remark/?page={address}"' in foot
    assert f'href="{address}" data-share' in foot
    if name not in ("guide:map", "guide:sources", "guide:my-stage"):  # no one day holds for these
        assert re.search(r"最近一次审阅或核对：\d{4}-\d{2}-\d{2}", foot)


def test_a_long_page_has_its_contents_and_at_most_three_pages_to_go_on(
    content: None, client: CheckedClient
) -> None:
    for topic in Topic.objects.all():
        html = client.get(topic.get_absolute_url()).content.decode()
        listed = re.search(r'<nav class="contents".*?</nav>', html, re.DOTALL)
        headings = re.findall(r'<h2 id="(s-[^"]+)">', html)
        assert (re.findall(r'href="#([^"]+)"', listed[0]) if listed else []) == (
            headings if len(headings) >= 3 else []
        )
        related = re.search(r'id="related-title".*?</ul>', html, re.DOTALL)
        assert related is None or related[0].count("<li>") <= 3


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_a_kind_is_well_made(
    content: None,
    client: CheckedClient,
    name: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for row in PAGES[name].objects.all():
        with django_assert_max_num_queries(10):
            check(client, row.get_absolute_url())


@pytest.mark.parametrize("name", PAGES)
def test_an_unknown_slug_is_not_found(content: None, client: CheckedClient, name: str) -> None:
    assert client.get(reverse(f"guide:{name}", args=["no-such-thing"])).status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_database_is_no_error(client: CheckedClient, name: str) -> None:
    check(client, reverse(name))


def test_pages_are_asked_for_again_and_sent_only_if_changed(
    content: None, client: CheckedClient
) -> None:
    address = reverse("guide:topic", args=["evidence"])
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "private, no-cache"
    assert not first.cookies
    Topic.objects.filter(slug="evidence").update(title="新标题")
    changed = client.get(address, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert "新标题" in changed.content.decode()


def test_pages_take_no_post(content: None, client: CheckedClient) -> None:
    assert client.post(reverse("guide:law")).status_code == 405


def test_the_home_page_asks_what_happened_and_says_what_it_is(
    content: None, client: CheckedClient
) -> None:
    html = client.get("/").content.decode()
    assert "<h1>刚才发生了什么？</h1>" in html
    for address in ("/guide/conducts/", "/guide/#stage-title", "/case/open/", "/guide/channels/"):
        assert f'href="{address}"' in html
    assert "网站的管理人也看不到" in html
    assert "不帮任何人逃避还款" in html


def test_a_stage_has_its_five_parts_and_rules_with_force_and_dates(
    content: None, client: CheckedClient
) -> None:
    html = client.get("/guide/stages/day-1-3/").content.decode()
    parts = ["通常会发生什么", "不被允许的做法", "怎么做", "怎么说", "保留哪些材料"]
    places = [html.index(f">{part}</h2>") for part in parts]
    assert places == sorted(places)
    assert "推荐性国家标准，2025-02-28 起" in html


@pytest.mark.parametrize(("slug", "helplines"), [("despair", True), ("fees", False)])
def test_helplines_come_first_where_somebody_may_come_to_harm(
    content: None, client: CheckedClient, slug: str, helplines: bool
) -> None:
    html = client.get(f"/guide/topics/{slug}/").content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert ('href="tel:110"' in main) is helplines
    assert ('href="tel:12356"' in main) is helplines
    if helplines:
        assert main.index("tel:110") < main.index("审阅")


def test_old_and_new_law_stand_side_by_side(content: None, client: CheckedClient) -> None:
    html = client.get("/guide/conducts/violence-threat/").content.decode()
    new, old = html.index("/guide/law/zhian-2025/#"), html.index("/guide/law/zhian-2012/#")
    assert new < old
    assert "至 2025-12-31，已失效" in html[old:]


def test_an_instrument_says_how_strong_and_how_sure_it_is(
    content: None, client: CheckedClient
) -> None:
    html = client.get("/guide/law/gbt-45251-2025/").content.decode()
    assert "不是强制性规定" in html
    assert "据报道或转述，没有看到原文" in html
    assert 'id="whole"' in html
    old = client.get("/guide/law/zhian-2012/").content.decode()
    assert "/guide/law/zhian-2025/#art-50.1-5" in old  # where the old article went


def test_a_lost_target_leaves_the_words(content: None, client: CheckedClient) -> None:
    Topic.objects.filter(slug="fees").update(body="见 [[law:gone#1|那条规定]]。")
    response = client.get("/guide/topics/fees/")
    assert response.status_code == 200
    assert "<p>见 那条规定。</p>" in response.content.decode()
