"""A provision through time: earlier and later side by side, with their days and what cites them."""

import pytest
from pytest_django import DjangoAssertNumQueries

from guide.history import history_of
from guide.models import Instrument, Provision
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db


def test_both_texts_stand_side_by_side(content: None, client: CheckedClient) -> None:
    old = Provision.objects.filter(instrument__slug="zhian-2012", succeeded_by__isnull=False)[0]
    new = old.succeeded_by
    assert new is not None
    for row in (old, new):
        html = client.get(row.history_url).content.decode()
        table = html[html.index("<table") : html.index("</table>")]
        assert "至 2025-12-31，已失效" in table
        assert "2026-01-01 起" in table
        for each in (old, new):
            assert each.title in table
        assert table.index(old.title) < table.index(new.title)


def test_every_provision_has_its_page_in_few_queries(
    content: None, client: CheckedClient, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for row in Provision.objects.select_related("instrument"):
        with django_assert_max_num_queries(9):
            assert client.get(row.history_url).status_code == 200


def test_a_line_is_followed_both_ways_through_branches() -> None:
    law = Instrument.objects.create(
        slug="a", name="甲", short_name="甲", force="statute", confidence="A",
        checked_on="2026-01-01",
    )  # fmt: skip
    rows = {
        name: Provision.objects.create(
            instrument=law, article=name, says=name, confidence="A", effective_from=start
        )
        for name, start in (("1", "2000-01-01"), ("2", "2001-01-01"), ("3", "2010-01-01"),
                            ("4", "2020-01-01"), ("9", "2005-01-01"))
    }  # fmt: skip
    for old, new in (("1", "3"), ("2", "3"), ("3", "4")):
        rows[old].succeeded_by = rows[new]
        rows[old].save()
    for start in ("1", "3", "4"):
        articles = [row.article for row in history_of(rows[start])]
        assert articles == (["1", "3", "4"] if start == "1" else ["1", "2", "3", "4"])
    assert history_of(rows["9"]) == [rows["9"]]


def test_an_unknown_article_is_not_found(content: None, client: CheckedClient) -> None:
    assert client.get("/guide/law/zhian-2025/art-0/").status_code == 404
    assert client.get("/guide/law/no-law/whole/").status_code == 404
