"""The operator's page of figures, and its table to take away."""

import csv
import io
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from figures.models import DailyFigure
from figures.report import Month, months
from figures.storing import close_days, store
from figures.tally import Key
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db

PAGE = "/admin/figures/dailyfigure/"
CSV = f"{PAGE}csv/"
DAY = date(2026, 10, 5)


def member(*groups: str) -> CheckedClient:
    user = User.objects.create_user("somebody", password="x", is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    client = CheckedClient()
    client.force_login(user)
    return client


def happened(day: date, group: str, numbers: Mapping[str, int]) -> None:
    store({Key(day, group, name): number for name, number in numbers.items()})


@pytest.mark.parametrize(
    ("groups", "status"), [((), 403), (("编辑",), 403), (("审核",), 403), (("管理员",), 200)]
)
def test_only_those_who_run_the_site_see_them(groups: tuple[str, ...], status: int) -> None:
    client = member(*groups)
    assert client.get(PAGE).status_code == status
    assert client.get(CSV).status_code == status
    assert CheckedClient().get(PAGE).status_code == 302


def test_nobody_changes_them() -> None:
    client = member("管理员")
    row = DailyFigure.objects.create(day=DAY, group="pages", name="home", number=50, is_final=True)
    for address in (f"{PAGE}add/", f"{PAGE}{row.pk}/delete/"):
        assert client.get(address).status_code == 403
    client.post(f"{PAGE}{row.pk}/change/", {"number": 1})
    client.post(PAGE, {"action": "delete_selected", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert row.number == 50


def test_the_page_shows_what_may_be_shown(content: None) -> None:
    happened(DAY, "casebooks", {"made": 41, "opened": 7})
    happened(DAY + timedelta(days=1), "casebooks", {"made": 12, "opened": 60})
    happened(DAY, "dossiers", {"lender": 23, "court": 4, "": 15})
    happened(DAY, "pages", {"home": 300})
    happened(timezone.localdate(), "pages", {"home": 77})
    html = member("管理员").get(PAGE, {"month": "2026-10"}).content.decode()
    for shown in ("<td>41</td>", "<td>12</td>", "<td>60</td>", "<td>300</td>", "<td>42</td>"):
        assert shown in html
    for hidden in ("<td>7</td>", "<td>4</td>", "<td>15</td>", "<td>77</td>", "法院", "<td>67</td>"):
        assert hidden not in html
    assert "<td>53</td>" in html  # what is shown adds up
    assert "放款机构自己的投诉渠道" in html
    newest = member_again().get(PAGE).content.decode()
    assert '<option value="2026-10" selected>' in newest


def member_again() -> CheckedClient:
    client = CheckedClient()
    client.force_login(User.objects.get(username="somebody"))
    return client


def test_the_table_holds_the_same(content: None) -> None:
    happened(DAY, "dossiers", {"lender": 23, "court": 4, "": 15})
    happened(DAY, "channels", {"gone-since": 11})
    response = member("管理员").get(CSV, {"month": "2026-10"})
    assert response["Content-Disposition"] == 'attachment; filename="figures-2026-10.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), strict=True))
    assert rows[0] == ["日期", "分组", "什么", "次数"]
    assert rows[1:] == [
        ["2026-10-05", "导出的材料，写给谁", "一共（包括不显示的）", "42"],
        ["2026-10-05", "导出的材料，写给谁", "放款机构自己的投诉渠道", "23"],
        ["2026-10-05", "打开了哪个渠道的页面", "gone-since", "11"],
    ]


@pytest.mark.parametrize("month", ["2026-13", "x", "2026-10-05", "0000-01", "99999-01", "'--"])
def test_an_odd_month_is_not_found(month: str) -> None:
    assert member("管理员").get(PAGE, {"month": month}).status_code == 404


def test_an_empty_month_is_no_error() -> None:
    client = member("管理员")
    assert "还没有可以显示的数" in client.get(PAGE).content.decode()
    assert "还没有可以显示的数" in client.get(PAGE, {"month": "2031-01"}).content.decode()


def test_a_month_begins_and_ends_on_its_days() -> None:
    assert (Month(2028, 2).first, Month(2028, 2).last) == (date(2028, 2, 1), date(2028, 2, 29))
    for day in (date(2025, 1, 31), date(2025, 2, 1), date(2025, 12, 31)):
        happened(day, "pages", {"home": 10})
    close_days()
    assert [str(month) for month in months()] == ["2025-12", "2025-02", "2025-01"]
