"""What rows refuse, by field, whoever writes them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from guide.models import Conduct, Instrument, Limit, Phrase, PhraseList, Provision, Source, Stage

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


def make_law(slug: str = "a", **values: object) -> Instrument:
    return Instrument.objects.create(
        **{
            "slug": slug, "name": slug, "short_name": slug, "force": "statute",
            "confidence": "A", "checked_on": DAY, **values,
        }
    )  # fmt: skip


@pytest.fixture
def conduct() -> Conduct:
    return Conduct.objects.create(slug="calls", name="电话", severity="medium", definition="…")


def make_limit(conduct: Conduct, start: date, end: date | None, *kinds: str) -> Limit:
    law = Instrument.objects.filter(slug="a").first() or make_law()
    by = law.provisions.first() or Provision.objects.create(
        instrument=law, says="…", confidence="A"
    )
    return Limit(
        conduct=conduct, name="per-day", value="3", unit="count", by=by,
        effective_from=start, effective_to=end, lender_kinds=list(kinds),
    )  # fmt: skip


def problems(row: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        row.full_clean()  # type: ignore[attr-defined]
    return caught.value.message_dict


def test_days_that_cross(conduct: Conduct) -> None:
    found = problems(make_limit(conduct, DAY, date(2025, 12, 31)))
    assert found["effective_to"] == ["终止日早于生效日，请核对两个日期。"]


def test_the_database_refuses_crossing_days_too() -> None:
    with pytest.raises(IntegrityError):
        make_law(effective_from=DAY, effective_to=date(2025, 12, 31))


def test_overlapping_limits(conduct: Conduct) -> None:
    make_limit(conduct, DAY, None).save()
    [message] = problems(make_limit(conduct, date(2026, 6, 1), None))["__all__"]
    assert "有效期重叠了" in message
    assert "（2026-06-01 — ）" in message, "the row is not named"
    assert f"（{DAY:%Y-%m-%d} — ）" in message, "the other row is not named"
    make_limit(conduct, date(2026, 6, 1), None, "bank").full_clean()


def test_an_unknown_lender_kind(conduct: Conduct) -> None:
    [message] = problems(make_limit(conduct, DAY, None, "pawnshop"))["lender_kinds"]
    assert message.startswith("适用机构：有不认识的机构类型")


def test_a_circle_of_laws_and_of_articles() -> None:
    second = make_law("b")
    first = make_law("a", succeeded_by=second)
    second.succeeded_by = first
    assert "succeeded_by" in problems(second)
    new = Provision.objects.create(instrument=second, says="…", confidence="A")
    old = Provision.objects.create(instrument=first, says="…", confidence="A", succeeded_by=new)
    new.succeeded_by = old
    assert "succeeded_by" in problems(new)


def test_keys_of_provisions_follow_the_law_s_slug() -> None:
    law = make_law("a")
    article = Provision.objects.create(instrument=law, article="1.2", says="…", confidence="A")
    whole = Provision.objects.create(instrument=law, says="…", confidence="A")
    assert (article.key, whole.key) == ("a#1.2", "a")
    law.slug = "z"
    law.save()
    article.refresh_from_db()
    assert article.key == "z#1.2"


def test_one_article_stands_once() -> None:
    law = make_law()
    Provision.objects.create(instrument=law, article="1", says="…", confidence="A")
    with pytest.raises(IntegrityError):
        Provision.objects.create(instrument=law, article="1", says="…", confidence="A")


@pytest.mark.parametrize("options", [["x"], {"id": "y"}, {"pattern": "y"}])
def test_options_of_a_phrase_are_further_keys(options: object) -> None:
    phrases = PhraseList.objects.create(slug="insult")
    phrase = Phrase(phrase_list=phrases, code="a", pattern="b", options=options)
    assert "options" in problems(phrase)


def test_a_slug_is_fit_for_an_address() -> None:
    assert "slug" in problems(Conduct(slug="Night Calls", name="a", severity="low", definition="b"))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.example.org", "https://a b"])
def test_an_address_is_one_that_a_page_may_link(address: str) -> None:
    source = Source(slug="x", title="x", seen_on=DAY, address=address)
    assert "address" in problems(source)


def test_a_list_of_phrases_belongs_to_a_conduct_or_a_notice(conduct: Conduct) -> None:
    PhraseList(slug="calls").full_clean()
    PhraseList(slug="despair").full_clean()
    assert "slug" in problems(PhraseList(slug="nothing-known"))


def test_a_stage_does_not_take_the_address_of_its_phase() -> None:
    stage = Stage(slug="early", name="x", phase="early", days_from=1, reviewed_on=DAY)
    assert "slug" in problems(stage)


def test_days_of_a_stage_run_forward() -> None:
    stage = Stage(
        slug="x", name="x", phase="early", days_from=5, days_to=4, reviewed_on=DAY,
        to_say="## 怎么说",
    )  # fmt: skip
    found = problems(stage)
    assert {"days_to", "to_say"} <= set(found)
