"""Days overdue → my stage, without JavaScript."""

from datetime import date

import pytest

from guide.models import Conduct, Stage
from tests.client import CheckedClient

ADDRESS = "/guide/my-stage/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def stages() -> None:
    for slug, phase, days_from, days_to in (
        ("before", "early", None, 0),
        ("first-days", "early", 1, 30),
        ("weeks", "middle", 31, 90),
        ("long", "late", 91, None),
        ("court", "late", None, None),
    ):
        Stage.objects.create(
            slug=slug, name=f"阶段{slug}", phase=phase, days_from=days_from, days_to=days_to,
            reviewed_on=date(2026, 11, 1),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "slug"),
    [("1", "first-days"), (" 30 ", "first-days"), ("31天", "weeks"), ("９０", "weeks"),
     ("91", "long"), ("0", "before"), ("-3", "before")],
)  # fmt: skip
def test_a_number_leads_to_its_stage_and_stays_out_of_the_address(
    stages: None, days: str, slug: str
) -> None:
    # The form carries no token, so that pages can cache.
    client = CheckedClient(enforce_csrf_checks=True)
    response = client.post(ADDRESS, {"days": days})
    assert (response.status_code, response["Location"]) == (302, f"/guide/stages/{slug}/")


@pytest.mark.parametrize("days", ["", "1", "12天", "-12", "0"])
def test_days_left_until_it_is_due_need_no_minus(
    stages: None, client: CheckedClient, days: str
) -> None:
    response = client.post(ADDRESS, {"due": "ahead", "days": days})
    assert response["Location"] == "/guide/stages/before/"


def test_an_unknown_answer_is_explained(stages: None, client: CheckedClient) -> None:
    html = client.post(ADDRESS, {"due": "perhaps", "days": "3"}).content.decode()
    assert "请选“已逾期”或者“还没到期”。" in html
    assert "perhaps" not in html


def test_a_phase_shows_its_stages_and_what_they_share(stages: None, client: CheckedClient) -> None:
    everywhere, once = (
        Conduct.objects.create(slug=slug, name=f"行为{slug}", severity="low", definition="。")
        for slug in ("everywhere", "once")
    )
    for row in Stage.objects.filter(phase="early"):
        row.conducts.add(everywhere)
    Stage.objects.get(slug="before").conducts.add(once)
    html = client.get("/guide/stages/early/").content.decode()
    for slug in ("before", "first-days"):
        assert f'href="/guide/stages/{slug}/"' in html
    assert everywhere.get_absolute_url() in html
    assert once.get_absolute_url() not in html


def test_a_phase_without_stages_is_not_found(client: CheckedClient) -> None:
    assert client.get("/guide/stages/early/").status_code == 404


@pytest.mark.parametrize(
    ("days", "message"),
    [
        ("", "请填写逾期天数"),
        ("三十五", "请只填整数"),
        ("3.5", "请只填整数"),
        ("99999", "这个天数太大了"),
        ("-99999", "这个天数太大了"),
        ("1" * 5000, "请只填整数"),
        ('"><script>x</script>', "请只填整数"),
        ("\x00", "请只填整数"),
    ],
)
def test_a_bad_value_is_explained_and_kept(
    stages: None, client: CheckedClient, days: str, message: str
) -> None:
    response = client.post(ADDRESS, {"days": days})
    html = response.content.decode()
    assert response.status_code == 200
    assert message in html
    assert '<a href="#id_days">' in html
    assert "<title>有错误：" in html
    assert "<script>x" not in html
    assert "no-store" in response["Cache-Control"]
    if days.isascii() and days.isalnum():
        assert f'value="{days}"' in html


def test_the_page_works_without_a_number(stages: None, client: CheckedClient) -> None:
    html = client.get(ADDRESS).content.decode()
    assert 'role="alert"' not in html
    assert "/guide/stages/court/" in html


def test_other_methods_are_refused(client: CheckedClient) -> None:
    assert client.put(ADDRESS).status_code == 405


def test_without_stages_the_question_is_answered_kindly(client: CheckedClient) -> None:
    response = client.post(ADDRESS, {"days": "5"})
    assert response.status_code == 200
    assert "还没有对应的阶段" in response.content.decode()
