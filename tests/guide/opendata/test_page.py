"""The page that explains the open data names every file and every field, and is found."""

import re

import pytest

from guide.opendata import ROOT
from guide.opendata.files import file_names
from guide.opendata.schema import field_groups
from guide.opendata.sets import SETS
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db


def test_the_page_leads_to_every_file(content: None, client: CheckedClient) -> None:
    html = client.get("/guide/data/").content.decode()
    links = set(re.findall(rf'href="{ROOT}([^"]+)"', html))
    assert links == set(file_names())
    for name in links:
        assert client.get(f"{ROOT}{name}").status_code == 200


def test_the_page_explains_every_field_of_every_set(content: None, client: CheckedClient) -> None:
    html = client.get("/guide/data/").content.decode()
    groups = [group for each in SETS.values() for group in field_groups(each.schema())]
    assert {"instruments → provisions", "conducts → limits", "channels"} <= {
        group.name for group in groups
    }
    for group in groups:
        for field in group.fields:
            assert f"<code>{field.name}</code>" in html
            assert field.description, f"{group.name}.{field.name} is not explained"


def test_the_page_is_found_from_everywhere(content: None, client: CheckedClient) -> None:
    for page in ("/", "/guide/map/", "/case/open/"):
        assert 'href="/guide/data/"' in client.get(page).content.decode()
    assert "/guide/data/</loc>" in client.get("/sitemap.xml").content.decode()
    assert client.post("/guide/remark/?page=/guide/data/", {"wrong": "写错了"}).status_code == 302
    assert client.get(f"/guide/remark/?page={ROOT}law.json").status_code == 404


def test_an_empty_site_has_the_page_too(client: CheckedClient) -> None:
    assert client.get("/guide/data/").status_code == 200
