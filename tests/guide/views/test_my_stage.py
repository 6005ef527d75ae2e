"""Days overdue → my stage, without JavaScript."""

import pytest
from django.test import Client

ADDRESS = "/guide/my-stage/"
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("days", "slug"),
    [("1", "early"), (" 30 ", "early"), ("31天", "middle"), ("９０", "middle"), ("91", "late")],
)
def test_a_number_leads_to_its_stage_and_stays_out_of_the_address(
    content: None, days: str, slug: str
) -> None:
    client = Client(enforce_csrf_checks=True)  # the form carries no token, so that pages can cache
    response = client.post(ADDRESS, {"days": days})
    assert (response.status_code, response["Location"]) == (302, f"/guide/stages/{slug}/")


@pytest.mark.parametrize(
    ("days", "message"),
    [
        ("", "请填写逾期天数"),
        ("三十五", "请只填整数"),
        ("3.5", "请只填整数"),
        ("-2", "天数不能是负数"),
        ("99999", "这个天数太大了"),
        ("0", "还没有逾期"),
        ("1" * 5000, "请只填整数"),
        ('"><script>x</script>', "请只填整数"),
        ("\x00", "请只填整数"),
    ],
)
def test_a_bad_value_is_explained_and_kept(
    content: None, client: Client, days: str, message: str
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


def test_the_page_works_without_a_number(content: None, client: Client) -> None:
    html = client.get(ADDRESS).content.decode()
    assert 'role="alert"' not in html
    assert "/guide/stages/late/" in html


def test_other_methods_are_refused(client: Client) -> None:
    assert client.put(ADDRESS).status_code == 405


def test_without_stages_the_question_is_answered_kindly(client: Client) -> None:
    response = client.post(ADDRESS, {"days": "5"})
    assert response.status_code == 200
