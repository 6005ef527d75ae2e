"""How the pages are found: site map, sitemap.xml, robots.txt, feed, and what is shown elsewhere."""

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from guide.models import Channel, Conduct, Instrument, Lender, Provision, Stage, Topic
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
KINDS = (Channel, Conduct, Instrument, Lender, Stage, Topic)


def addresses() -> set[str]:
    return {row.get_absolute_url() for kind in KINDS for row in kind.objects.all()}


def entries(client: CheckedClient) -> list[tuple[str, str, str]]:
    """Return title, day and id of each entry of the feed."""
    feed = ET.fromstring(client.get("/guide/law/changes.atom").content)  # noqa: S314 (our own)
    return [
        (
            entry.findtext("a:title", "", ATOM),
            entry.findtext("a:updated", "", ATOM),
            entry.findtext("a:id", "", ATOM),
        )
        for entry in feed.findall("a:entry", ATOM)
    ]


def test_the_site_map_has_every_page(
    content: None, client: CheckedClient, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(9):
        html = client.get("/guide/map/").content.decode()
    assert addresses() <= set(re.findall(r'href="([^"]+)"', html))


def test_the_sitemap_has_every_page_with_its_day_and_no_other(
    content: None, client: CheckedClient
) -> None:
    response = client.get("/sitemap.xml")
    found = re.findall(r"<loc>http://testserver(/[^<]*)</loc>", response.content.decode())
    assert response["Content-Type"] == "application/xml"
    assert addresses() <= set(found)
    assert len(found) == len(set(found))
    for address in found:
        assert address == "/" or address.startswith("/guide/")
        assert client.get(address).status_code == 200
    topic = Topic.objects.get(slug="fees")
    assert f"/guide/topics/fees/</loc><lastmod>{topic.reviewed_on}</lastmod>" in (
        response.content.decode()
    )


def test_robots_are_kept_out_of_the_casebook(client: CheckedClient) -> None:
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert {"User-agent: *", "Disallow: /case/", "Disallow: /admin/"} <= set(lines)
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_a_page_shown_elsewhere_names_itself_alone(content: None, client: CheckedClient) -> None:
    html = client.get("/guide/topics/fees/?from=somebody").content.decode()
    head = html[: html.index("</head>")]
    topic = Topic.objects.get(slug="fees")
    assert f'<meta property="og:title" content="{topic.title}">' in head
    assert '<meta property="og:url" content="http://testserver/guide/topics/fees/">' in head
    assert "somebody" not in head
    described = re.findall(r'<meta property="og:description" content="([^"]+)">', head)
    assert len(described) == 1
    assert 0 < len(described[0]) <= 121
    assert "[[" not in described[0]


def test_the_feed_tells_of_what_began_ended_and_was_checked(
    content: None, client: CheckedClient
) -> None:
    Instrument.objects.update(checked_on=date(2026, 11, 1))
    number = Instrument.objects.count()
    assert f"2026-11-01 核对了 {number} 部规定" in [title for title, _day, _id in entries(client)]
    old, new = (Instrument.objects.get(slug=f"zhian-{year}") for year in (2012, 2025))
    for row in Instrument.objects.exclude(pk__in=[old.pk, new.pk]):
        Provision.objects.filter(instrument=row).update(effective_from=None, effective_to=None)
        Instrument.objects.filter(pk=row.pk).update(effective_from=None, effective_to=None)
    found = {title: day for title, day, _id in entries(client)}
    assert found[f"《{new.short_name}》自 2026-01-01 起有效"].startswith("2026-01-01")
    assert found[f"《{old.short_name}》有效到 2025-12-31 为止"].startswith("2025-12-31")
    assert 'href="/guide/law/changes.atom"' in client.get("/guide/law/").content.decode()


def test_a_change_ahead_is_told_when_it_was_checked_and_stays_one_entry(
    client: CheckedClient,
) -> None:
    today = timezone.localdate()
    row = Instrument.objects.create(
        slug="coming", name="将来的规定", short_name="将来的规定", force="statute", confidence="A",
        checked_on=today - timedelta(days=3), effective_from=today + timedelta(days=30),
    )  # fmt: skip
    (begins,) = [each for each in entries(client) if "起有效" in each[0]]
    assert begins[1].startswith(str(row.checked_on))
    row.effective_from = today - timedelta(days=1)
    row.save()
    ids = [identity for _title, _day, identity in entries(client)]
    assert len(ids) == len(set(ids))


def test_an_empty_feed_is_no_error(client: CheckedClient) -> None:
    assert entries(client) == []
