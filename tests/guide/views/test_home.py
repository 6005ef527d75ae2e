"""From "what just happened?" to the answer, to writing it down, to whom to write."""

import re

import pytest

from guide.models import Topic
from tests.client import CheckedClient
from tests.complaints.borrower import text_of

pytestmark = pytest.mark.django_db
CARD = re.compile(r'<li><a class="card" href="([^"]+)"><span class="card__title">([^<]+)</span>')
HAPPENED = (
    "撑不住了", "威胁我、骂我", "有人上门了", "半夜、清早来电话", "打给了我妈、我同事",
    "打到了我单位", "收到法院或律师的消息", "想和放款机构谈", "欠了好几家，顾不过来",
    "征信上有记录",
)  # fmt: skip


def test_every_link_of_the_home_page_leads_somewhere(content: None, client: CheckedClient) -> None:
    html = client.get("/").content.decode()
    addresses = set(re.findall(r'href="(/[^"#]*)', html))
    for address in addresses - {"/exit/"}:
        if not address.startswith("/static/"):
            assert client.get(address).status_code == 200, address


def test_the_home_page_knows_what_may_just_have_happened(
    content: None, client: CheckedClient
) -> None:
    cards = {words: address for address, words in CARD.findall(text(client, "/"))}
    assert set(HAPPENED) <= set(cards)
    assert len(set(cards.values())) == len(cards), "two situations lead to one page"


def test_each_situation_is_answered_written_down_and_sent_within_two_taps(
    content: None, client: CheckedClient
) -> None:
    situations = [address for address, _words in CARD.findall(text(client, "/"))]
    for address in situations:
        if address.startswith(("/guide/topics/", "/guide/conducts/")):
            html = text(client, address)
            main = html[html.index("<main") : html.index("</main>")]
            assert re.search(r'href="/case/open/\?to=/case/contacts/new/[^>]+>记下这次<', main)
            assert re.search(r'href="/guide/channels/"[^>]*>写给谁<', main), address


def test_a_page_that_an_editor_removed_is_not_offered(content: None, client: CheckedClient) -> None:
    Topic.objects.filter(slug="visits").delete()
    assert "有人上门了" not in text(client, "/")


def test_the_accessibility_statement_says_what_is_lacking(
    content: None, client: CheckedClient
) -> None:
    words = text_of(client.get("/accessibility/"))
    for part in ("WCAG 2.2", "还没有请视障", "用不了的时候"):
        assert part in words


def text(client: CheckedClient, address: str) -> str:
    return client.get(address).content.decode()
