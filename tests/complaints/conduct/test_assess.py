"""What holds of every assessment, whatever the case."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from complaints.conduct.assess import assess
from complaints.conduct.bearing import readings_that_stand
from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.facts import (
    Addressee,
    Case,
    Certainty,
    Channel,
    Contact,
    LenderKind,
    Severity,
)
from complaints.conduct.heard import Heard
from complaints.conduct.kinds import severity_of
from complaints.conduct.rulebook import Rulebook, in_force
from complaints.conduct.text import Reading
from tests.complaints.conduct.builders import case as case_of
from tests.complaints.conduct.builders import pairs
from tests.complaints.conduct.strategies import cases, texts

RULES = rulebook_from_files(Path(settings.CONTENT_DIR))
engine = hypothesis_settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
any_case = cases(RULES.conduct_slugs)


@engine
@given(any_case, st.randoms(use_true_random=False))
def test_order_of_contacts_does_not_matter(case: Case, random: Any) -> None:
    shuffled = list(case.contacts)
    random.shuffle(shuffled)
    assert assess(RULES, replace(case, contacts=tuple(shuffled))) == assess(RULES, case)


@engine
@given(any_case)
def test_flags_have_the_promised_form(case: Case) -> None:
    found = assess(RULES, case)
    known = {contact.id: contact for contact in case.contacts}
    seen: list[tuple[str, str]] = []
    for flag in found.flags:
        assert flag.contacts
        assert set(flag.contacts) <= set(known)
        seen += [(flag.conduct, name) for name in flag.contacts]
        for quote in flag.words:
            assert quote.text
            assert quote.contact in flag.contacts
            assert quote.text in known[quote.contact].text
        assert flag.why.endswith("。")
    assert len(seen) == len(set(seen))
    for notice in found.notices:
        assert notice.words in known[notice.contact].text
    assert set(found.lawful) == set(known) - {name for _, name in seen}
    assert all(sentence.endswith("。") for sentence in found.lawful.values())


@engine
@given(any_case)
def test_provisions_were_in_force_on_a_day_of_the_flag(case: Case) -> None:
    known = {contact.id: contact for contact in case.contacts}
    for flag in assess(RULES, case).flags:
        days = {known[name].day for name in flag.contacts}
        for key in flag.provisions:
            provision = RULES.provisions[key]
            assert any(
                in_force(provision.effective_from, provision.effective_to, day) for day in days
            )


@engine
@given(any_case)
def test_ticked_acts_are_always_flagged(case: Case) -> None:
    found = pairs(assess(RULES, case))
    assert {(slug, contact.id) for contact in case.contacts for slug in contact.acts} <= found


@engine
@given(any_case)
def test_a_lawful_contact_removes_no_flag(case: Case) -> None:
    before = pairs(assess(RULES, case))
    reminder = Contact(
        id="new",
        at=datetime(2026, 3, 20, 3, 0, tzinfo=UTC),
        channel=Channel.SMS,
        to=Addressee.BORROWER,
        number="955001",
        text="【某某消金】您的账单将于3月25日到期，请保持卡内余额充足。",
    )
    after = pairs(assess(RULES, replace(case, contacts=(*case.contacts, reminder))))
    assert before <= after


@engine
@given(any_case)
def test_same_input_gives_same_output(case: Case) -> None:
    assert assess(RULES, case) == assess(RULES, case)


@engine
@given(texts, st.sampled_from(Addressee), st.sampled_from(Channel))
def test_no_text_is_too_strange(text: str, to: Addressee, channel: Channel) -> None:
    at = datetime(2026, 3, 5, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai, where messages are read too
    contact = Contact(id="c1", at=at, channel=channel, to=to, text=text)
    assert assess(RULES, Case("t", (contact,))).case == "t"


@engine
@given(any_case, st.integers(1, 5))
def test_one_more_call_takes_no_count_away(case: Case, minutes: int) -> None:
    assume(case.contacts)
    last = max(case.contacts, key=lambda contact: contact.at)
    more = replace(last, id="again", at=last.at + timedelta(minutes=minutes), acts=())
    before = pairs(assess(RULES, case))
    after = pairs(assess(RULES, replace(case, contacts=(*case.contacts, more))))
    counted = {pair for pair in before if pair[0] == "excessive-calls"}
    assert counted <= after


@pytest.mark.parametrize(
    ("lender", "condition"),
    [(LenderKind.UNKNOWN, True), (LenderKind.PLATFORM, True), (LenderKind.BANK, False)],
)
def test_a_sector_rule_is_conditional_where_the_lender_is_unknown(
    rulebook: Rulebook, lender: LenderKind, condition: bool
) -> None:
    night = Contact(
        id="c1",
        at=datetime(2026, 3, 5, 14, 41, tzinfo=UTC),
        channel=Channel.PHONE,
        to=Addressee.BORROWER,
        answered=True,
        seconds=60,
    )
    (flag,) = assess(rulebook, Case("k", (night,), lender)).flags
    assert ("若放款机构为" in flag.why) is condition


def test_quiet_hours_sentence_tells_fact_line_and_difference(rulebook: Rulebook) -> None:
    row = {
        "case": "夜间",
        "lender_kind": "bank",
        "contacts": [{"at": "2026-03-05T22:41+08:00"}],
    }
    (flag,) = assess(rulebook, case_of(row, rulebook)).flags
    assert flag.why.startswith("2026-03-05 22:41 来电，《")
    assert "不宜在 22:00 至次日 08:00 联系，晚了 41 分钟，可能不符合该规定" in flag.why


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ({"at": "2026-03-05T10:00+08:00"}, "当天次数没有超过界线"),
        ({"at": "2026-03-05T22:01+08:00"}, "只比时段的界线多一两分钟"),
        ({"at": "2026-03-05T23:00+08:00", "invited": True}, "本人主动打去"),
        ({"at": "2024-05-14T23:00+08:00"}, "还没有生效的次数和时段规则"),
        ({"at": "2026-03-05T10:00+08:00", "seconds": 1}, "只有一两秒"),
        ({"at": "2026-03-05T10:00+08:00", "answered": False}, "一次未接通的拨打"),
        ({"at": "2026-03-05T23:00+08:00", "channel": "app", "text": "账单已出"}, "自动推送"),
        ({"at": "2026-03-05T10:00+08:00", "channel": "sms"}, "没有记下这次短信的内容"),
        ({"at": "2026-03-05T10:00+08:00", "to": "family", "answered": False}, "没有接通"),
    ],
)
def test_a_contact_without_a_flag_gets_a_sentence_that_says_why(
    rulebook: Rulebook, contact: dict[str, Any], said: str
) -> None:
    found = assess(rulebook, case_of({"case": "正常", "contacts": [contact]}, rulebook))
    assert found.flags == ()
    assert said in found.lawful["c1"]


def test_a_debt_told_in_public_is_exposure_and_no_third_person_conduct() -> None:
    post = Contact(
        id="c1",
        at=datetime(2026, 3, 5, 2, 0, tzinfo=UTC),
        channel=Channel.SOCIAL_MEDIA,
        to=Addressee.PUBLIC,
        text="发到短视频上，写着欠债不还",
    )
    told = Reading("debt-disclosure", 8, 12, Certainty.CLEAR, "pattern")
    assert [one.kind for one in readings_that_stand(post, Heard((told,)))] == ["public-exposure"]


@pytest.mark.parametrize(
    ("kind", "to", "stands"),
    [
        ("debt-disclosure", Addressee.BORROWER, False),
        ("debt-disclosure", Addressee.FAMILY, True),
        ("third-party-pressure", Addressee.BORROWER, False),
        ("ignored-refusal", Addressee.BORROWER, False),
        ("workplace-harassment", Addressee.BORROWER, False),
        ("workplace-harassment", Addressee.FAMILY, False),
        ("workplace-harassment", Addressee.EMPLOYER, True),
        ("workplace-harassment", Addressee.COLLEAGUE, True),
        ("violence-threat", Addressee.FAMILY, True),
        ("wrong-person", Addressee.FAMILY, False),
        ("wrong-person", Addressee.STRANGER, True),
        ("excessive-calls", Addressee.BORROWER, False),
        ("despair", Addressee.BORROWER, False),
    ],
)
def test_whom_a_conduct_can_meet(kind: str, to: Addressee, stands: bool) -> None:
    at = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
    contact = Contact("c1", at, Channel.PHONE, to, text="还在催这件事")
    reading = Reading(kind, 0, 3, Certainty.CLEAR, "pattern")
    assert bool(readings_that_stand(contact, Heard((reading,)))) is stands


def test_a_visit_at_night_is_an_improper_one_too(rulebook: Rulebook) -> None:
    row = {
        "case": "夜访",
        "contacts": [{"at": "2026-03-05T22:30+08:00", "channel": "visit", "answered": None}],
    }
    found = pairs(assess(rulebook, case_of(row, rulebook)))
    assert found == {("quiet-hours", "c1"), ("improper-visit", "c1")}


def test_a_ticked_act_is_flagged_on_whomever_it_was_done_to(rulebook: Rulebook) -> None:
    row = {
        "case": "勾选",
        "contacts": [{"at": "2026-03-05T10:00+08:00", "acts": ["debt-disclosure", "insult"]}],
    }
    found = assess(rulebook, case_of(row, rulebook))
    assert pairs(found) == {("debt-disclosure", "c1"), ("insult", "c1")}
    assert all("本人勾选了这一项" in flag.why for flag in found.flags)
    assert all(flag.words == () for flag in found.flags)


def test_a_tick_inside_a_counted_day_makes_no_second_flag(rulebook: Rulebook) -> None:
    contacts = [{"at": f"2026-03-05T{hour:02}:00+08:00"} for hour in (9, 11, 13, 15)]
    contacts[2]["acts"] = ["excessive-calls"]  # type: ignore[assignment]
    found = assess(rulebook, case_of({"case": "合并", "contacts": contacts}, rulebook))
    assert [flag.contacts for flag in found.flags] == [("c1", "c2", "c3", "c4")]
    assert "一天有 4 次" in found.flags[0].why


@pytest.mark.parametrize(("day", "edition"), [("2025-12-31", "2012"), ("2026-01-01", "2025")])
def test_the_edition_of_the_day_is_cited(rulebook: Rulebook, day: str, edition: str) -> None:
    contact = {"at": f"{day}T10:00+08:00", "acts": ["violence-threat"]}
    row = {"case": "版本", "contacts": [contact]}
    (flag,) = assess(rulebook, case_of(row, rulebook)).flags
    cited = {key.split("#")[0] for key in flag.provisions if key.startswith("zhian")}
    assert cited == {f"zhian-{edition}"}


def test_entering_a_home_weighs_more_than_an_improper_visit() -> None:
    assert severity_of(RULES, "improper-visit", ["一个人来的"]) is Severity.MEDIUM
    assert severity_of(RULES, "improper-visit", ["硬闯进来，坐着不走"]) is Severity.HIGH
    assert severity_of(RULES, "extra-fee", ["硬闯进来"]) is Severity.MEDIUM
