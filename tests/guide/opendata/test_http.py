"""How the files are served: to everybody, kept by everybody, not sent again unchanged."""

from datetime import date

import pytest
from django.test import override_settings
from django.utils.http import parse_http_date

from guide.models import Channel, DataEdition
from guide.opendata import ROOT
from guide.opendata.files import file_names
from tests.client import CheckedClient
from tests.complaints.borrower import Borrower

pytestmark = pytest.mark.django_db
LAW = f"{ROOT}law.json"
PAGES = ("/", "/guide/", "/guide/data/", "/case/open/", "/sitemap.xml", "/guide/law/changes.atom")


@pytest.mark.parametrize("name", [*file_names()])
def test_a_file_says_how_long_it_holds_and_under_what_licence(
    client: CheckedClient, name: str
) -> None:
    response = client.get(f"{ROOT}{name}")
    assert response["Cache-Control"] == "public, max-age=3600"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in response["Link"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    again = client.get(f"{ROOT}{name}", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert again["ETag"] == response["ETag"]
    head = client.head(f"{ROOT}{name}")
    assert (head.status_code, head["ETag"], head.content) == (200, response["ETag"], b"")


def test_what_is_unchanged_since_a_day_is_not_sent(client: CheckedClient) -> None:
    response = client.get(LAW)
    kept = {"If-Modified-Since": response["Last-Modified"]}
    assert client.get(LAW, headers=kept).status_code == 304
    made_at = DataEdition.objects.get(name="law").made_at
    assert parse_http_date(response["Last-Modified"]) == int(made_at.timestamp())
    older = {"If-Modified-Since": "Thu, 01 Jan 2026 00:00:00 GMT"}
    assert client.get(LAW, headers=older).status_code == 200


def test_a_change_gives_a_new_tag(client: CheckedClient) -> None:
    tags = []
    for number in range(2):
        tags.append(client.get(f"{ROOT}channels.csv")["ETag"])
        Channel.objects.create(
            slug=f"x{number}", name="渠道", confidence="A", checked_on=date(2026, 1, 1)
        )
    again = client.get(f"{ROOT}channels.csv", headers={"If-None-Match": ", ".join(tags)})
    assert again.status_code == 200


def test_a_packed_file_is_kept_just_as_well(content: None, client: CheckedClient) -> None:
    packed = client.get(LAW, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(client.get(LAW).content) / 3
    asked = {"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]}
    assert client.get(LAW, headers=asked).status_code == 304


def test_a_browser_may_ask_first_whether_it_may_ask(client: CheckedClient) -> None:
    response = client.options(LAW, headers={"Origin": "https://other.example"})
    assert (response.status_code, response.content) == (204, b"")
    assert "If-None-Match" in response["Access-Control-Allow-Headers"]
    assert client.post(LAW).status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_no_other_page_is_open_to_other_sites(
    content: None, client: CheckedClient, address: str
) -> None:
    response = client.get(address, headers={"Origin": "https://other.example"})
    assert response.status_code == 200
    assert not [name for name in response.headers if name.startswith("Access-Control-")]


@pytest.mark.parametrize("name", ["none.json", "law.xml", "law", "limits.json", "../law.json", ""])
def test_there_are_no_other_files(client: CheckedClient, name: str) -> None:
    response = client.get(f"{ROOT}{name}")
    assert response.status_code == 404
    assert "Access-Control-Allow-Origin" not in response


def test_an_open_casebook_changes_nothing_about_a_file(db: None) -> None:
    borrower = Borrower().open_new()
    response = borrower.client.get(LAW)
    assert response["Cache-Control"] == "public, max-age=3600"
    assert "no-store" in borrower.client.get("/guide/data/")["Cache-Control"]


@override_settings(ALLOWED_HOSTS=["other.example"])
def test_the_file_is_the_same_under_every_name_of_the_host(content: None) -> None:
    one, two = CheckedClient(), CheckedClient(headers={"host": "other.example"})
    with override_settings(ALLOWED_HOSTS=["*"]):
        assert one.get(LAW).content == two.get(LAW).content
