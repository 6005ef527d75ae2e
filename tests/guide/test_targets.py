"""What links lead to, asked of rows on a day."""

from datetime import date
from unittest.mock import patch

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from guide.links import Link
from guide.models import Conduct, Instrument, Limit, Provision, Topic
from guide.periods import Period
from guide.targets import Target, Targets, period_words

TODAY = date(2026, 3, 1)
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 1, 1), None, "2026-01-01 起"),
        (date(2013, 1, 1), date(2025, 12, 31), "2013-01-01 至 2025-12-31，已失效"),
        (None, date(2025, 12, 31), "至 2025-12-31，已失效"),
        (date(2026, 8, 1), None, "2026-08-01 起，尚未生效"),
        (date(2026, 1, 1), date(2026, 3, 1), "2026-01-01 至 2026-03-01"),
        (None, None, ""),
    ],
)
def test_periods_in_words(start: date | None, end: date | None, words: str) -> None:
    assert period_words(Period(start, end), TODAY) == words


@pytest.fixture
def law() -> Instrument:
    return Instrument.objects.create(
        slug="zhian-2025",
        name="中华人民共和国治安管理处罚法",
        short_name="治安管理处罚法",
        force="statute",
        effective_from=date(2026, 1, 1),
        confidence="A",
        checked_on=TODAY,
    )


def test_a_provision_is_named_as_papers_cite_it(law: Instrument) -> None:
    Provision.objects.create(
        instrument=law,
        article="50.1(5)",
        label="第五十条第一款第（五）项",
        says="…",
        confidence="A",
    )
    targets = Targets.of("[[law:zhian-2025#50.1(5)]] [[law:zhian-2025]]")
    assert targets.get(Link("law", "zhian-2025#50.1(5)")) == Target(
        "/guide/law/zhian-2025/#art-50.1-5",
        "《治安管理处罚法》第五十条第一款第（五）项",
        "（法律，2026-01-01 起）",
    )
    assert targets.get(Link("law", "zhian-2025")) == Target(
        "/guide/law/zhian-2025/", "《治安管理处罚法》", "（法律，2026-01-01 起）"
    )


@pytest.mark.parametrize(
    ("today", "value", "after"),
    [
        (date(2024, 6, 1), "3", ""),
        (date(2025, 2, 28), "4", ""),
        (date(2026, 7, 1), "4", "（2025-02-28 至 2025-12-31，已失效）"),
    ],
)
def test_a_limit_is_the_value_in_force_today(
    law: Instrument, today: date, value: str, after: str
) -> None:
    whole = Provision.objects.create(instrument=law, says="…", confidence="A")
    calls = Conduct.objects.create(slug="calls", name="电话", severity="medium", definition="…")
    for position, (number, start, end) in enumerate(
        [("3", date(2024, 5, 15), date(2025, 2, 27)), ("4", date(2025, 2, 28), date(2025, 12, 31))]
    ):
        Limit.objects.create(
            conduct=calls, position=position, name="per-day", value=number, unit="count",
            by=whole, effective_from=start, effective_to=end,
        )  # fmt: skip
    with patch.object(timezone, "localdate", return_value=today):
        target = Targets.of("[[limit:calls/per-day]]").get(Link("limit", "calls/per-day"))
    assert target == Target("/guide/conducts/calls/#limits", value, after)


def test_many_links_take_few_queries(
    law: Instrument, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        Topic.objects.create(slug=f"t{number}", title=f"题{number}", body="…", reviewed_on=TODAY)
    text = "[[topic:t0]] [[topic:t4]] [[conduct:a]] [[stage:a]] [[channel:a]] [[lender:a]] "
    with django_assert_max_num_queries(4):
        targets = Targets.of(text, ["[[law:zhian-2025]] [[limit:a/b]]"])
    assert targets.get(Link("topic", "t4")) == Target("/guide/topics/t4/", "题4")
    assert targets.get(Link("stage", "a")) is None
