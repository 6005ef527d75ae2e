"""Ways between guide and casebook: nobody loses the place, nobody ends up nowhere."""

import re

import pytest

from tests.client import CheckedClient
from tests.complaints.borrower import Borrower

pytestmark = pytest.mark.django_db


def test_from_a_page_to_a_new_casebook_to_the_first_contact(content: None) -> None:
    someone = Borrower()
    page = text(someone.client, "/guide/conducts/quiet-hours/")
    way = re.search(r'href="([^"]+)">记下这次<', page)
    assert way is not None
    opening = text(someone.client, way[1].replace("&amp;", "&"))
    assert 'href="/guide/conducts/quiet-hours/">回到刚才看的那一页<' in opening
    assert "开一本新的" in opening
    assert '<input type="hidden" name="to" value="/case/contacts/new/">' in opening
    someone.open_new(to="/case/contacts/new/")


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "//elsewhere.example", "/admin/"])
def test_the_way_back_leads_to_the_guide_alone(client: CheckedClient, page: str) -> None:
    assert "回到刚才看的那一页" not in text(client, f"/case/open/?from={page}")


def test_a_draft_waits_while_its_borrower_reads(content: None, borrower: Borrower) -> None:
    assert "没写完" not in text(borrower.client, "/guide/conducts/quiet-hours/")
    first = borrower.start()
    html = text(borrower.client, "/guide/conducts/quiet-hours/")
    back = re.search(r'没写完，写过的都存着。 <a href="([^"]+)">回去接着写<', html)
    assert back is not None
    assert borrower.client.get(back[1])["Location"] == first
    assert "没写完" not in text(CheckedClient(), "/guide/conducts/quiet-hours/")
    assert "没写完，写过的都存着" not in text(borrower.client, first), "it is the page itself"


def test_a_locked_form_shows_how_the_codes_look(borrower: Borrower) -> None:
    borrower.client.cookies.clear()
    response = borrower.client.post("/case/debts/new/", {"product": "小花钱包"})
    html = response.content.decode()
    assert response.status_code == 403
    assert "10 位，例如 7K3QW-9F0ZC" in html
    assert '<input type="hidden" name="held:product" value="小花钱包">' in html


def text(client: CheckedClient, address: str) -> str:
    return client.get(address).content.decode()
