"""What is kept: sums while the day lasts, and afterwards only what may be shown."""

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from figures.models import ClosedDay, DailyFigure
from figures.storing import close_days, store
from figures.tally import Key

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)
MORNING = datetime(2026, 11, 24, 9, tzinfo=SHANGHAI)


def kept(day: date = YESTERDAY) -> dict[tuple[str, str], int]:
    rows = DailyFigure.objects.filter(day=day)
    return {(row.group, row.name): row.number for row in rows}


def count(day: date, group: str, **numbers: int) -> None:
    store({Key(day, group, name.replace("_", "-")): number for name, number in numbers.items()})


def test_what_several_processes_store_adds_up_within_the_day() -> None:
    count(TODAY, "pages", home=3, law=1)
    count(TODAY, "pages", home=4)
    count(YESTERDAY, "pages", home=1)
    assert kept(TODAY) == {("pages", "home"): 7, ("pages", "law"): 1}
    assert kept(YESTERDAY) == {("pages", "home"): 1}


def test_small_numbers_are_deleted_when_the_day_is_over(settings: Any) -> None:
    settings.FIGURES_LEAST = 10
    count(YESTERDAY, "pages", home=10, law=9)
    count(YESTERDAY, "casebooks", made=3, opened=25)
    count(TODAY, "pages", home=2)
    close_days(MORNING)
    assert kept() == {("pages", "home"): 10, ("casebooks", "opened"): 25}
    assert kept(TODAY) == {("pages", "home"): 2}
    assert ClosedDay.objects.get().least == 10
    settings.FIGURES_LEAST = 3  # whoever wants to see more later finds nothing
    close_days(MORNING)
    assert kept() == {("pages", "home"): 10, ("casebooks", "opened"): 25}


def test_the_sum_of_dossiers_is_kept_where_it_gives_nothing_away(settings: Any) -> None:
    settings.FIGURES_LEAST = 10
    rest = {Key(YESTERDAY, "dossiers", ""): 9}
    store(rest)
    count(YESTERDAY, "dossiers", lender=31, court=2)
    earlier = YESTERDAY - timedelta(days=1)
    count(earlier, "dossiers", lender=31, court=2)
    close_days(MORNING)
    assert kept() == {("dossiers", "lender"): 31, ("dossiers", "total"): 42}
    assert kept(earlier) == {("dossiers", "lender"): 31}


def test_what_comes_too_late_is_dropped() -> None:
    count(YESTERDAY, "pages", home=10)
    close_days(MORNING)
    count(YESTERDAY, "pages", home=10, law=1)
    assert kept() == {("pages", "home"): 10}
    DailyFigure.objects.create(day=YESTERDAY, group="pages", name="law", number=1)  # a slow process
    close_days(MORNING)
    assert kept() == {("pages", "home"): 10}


@pytest.mark.parametrize(("minute", "closed"), [(4, False), (5, True)])
def test_a_day_stays_open_for_five_minutes_more(minute: int, closed: bool) -> None:
    count(YESTERDAY, "pages", home=1)
    count(YESTERDAY - timedelta(days=1), "pages", home=1)
    close_days(datetime(2026, 11, 24, 0, minute, tzinfo=SHANGHAI))
    assert ClosedDay.objects.filter(day=YESTERDAY).exists() is closed
    assert ClosedDay.objects.filter(day=YESTERDAY - timedelta(days=1)).exists()


def test_a_figure_has_room_for_nothing_but_a_day_and_a_number() -> None:
    columns = {field.column for field in DailyFigure._meta.concrete_fields}
    assert columns == {"id", "day", "group", "name", "number", "is_final"}
    assert {field.column for field in ClosedDay._meta.concrete_fields} == {"day", "least"}


ADD = """
from django.utils import timezone
from figures.storing import store
from figures.tally import Key
for _ in range(40):
    store({Key(timezone.localdate(), "pages", name): 1 for name in ("home", "law")})
"""
TELL = """
from figures.models import DailyFigure
print(sorted(DailyFigure.objects.values_list("name", "number")))
"""


def shells(commands: Iterable[str], environment: dict[str, str]) -> list[str]:
    """Run each in a process of its own, all at once; return what they say last."""
    running = [
        subprocess.Popen(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", command],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for command in commands
    ]  # fmt: skip
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0] * len(running), said
    return [text.strip().splitlines()[-1] if text.strip() else "" for text in said]


def add_from_three_processes(environment: dict[str, str]) -> str:
    """Migrate, count from three processes at once, and return what then stands there."""
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--no-input", "-v0"],
        cwd=ROOT, env=environment, check=True,
    )  # fmt: skip
    shells([ADD] * 3, environment)
    return shells([TELL], environment)[0]


def test_processes_that_store_at_once_lose_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DATABASE_URL": ""}
    assert add_from_three_processes(environment) == "[('home', 120), ('law', 120)]"


def test_today_is_the_day_in_shanghai() -> None:
    late = datetime(2026, 11, 24, 16, 30, tzinfo=ZoneInfo("UTC"))
    assert timezone.localdate(late) == date(2026, 11, 25)
