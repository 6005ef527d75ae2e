"""The document model: order, counts, sentences, sources, and refusals of crooked input."""

from dataclasses import replace
from datetime import datetime

import pytest

from complaints.conduct.facts import Addressee, Channel, Clock, Contact, LenderKind
from complaints.dossier.build import DossierError, build_dossier
from complaints.dossier.model import Complainant, Demand, Dossier, Respondent
from tests.complaints.dossier.made_up import RULES, at, case, flag, given, sample


def facts(dossier: Dossier) -> set[str]:
    """Every sentence of the paper that bears fact."""
    items = [item for finding in dossier.findings for item in finding.items]
    return {dossier.overview, *items, *(finding.lead for finding in dossier.findings)}


def test_contacts_are_numbered_by_time() -> None:
    log = build_dossier(given()).log

    assert [row.number for row in log] == [1, 2, 3, 4]
    assert [row.at for row in log] == [
        "2026-03-05 22:41",
        "2026-03-06 10:02",
        "2026-03-07 19:02",
        "2026-03-08 09:15",
    ]


def test_log_says_how_each_contact_went() -> None:
    first, second, third, fourth = build_dossier(given()).log

    assert (first.channel, first.to, first.claims) == ("电话", "本人", "催收公司")
    assert (first.answered, first.duration) == ("已接通", "1 分 5 秒")
    assert first.flags == ("夜间催收", "威胁人身安全")
    assert second.to == "家人（母亲）"
    assert (third.channel, third.answered, third.flags) == ("短信", "", ())
    assert (fourth.answered, fourth.duration, fourth.words) == ("未接通", "", "")


def test_moments_are_those_of_a_clock_in_shanghai() -> None:
    abroad = Contact(
        "x",
        datetime.fromisoformat("2026-03-05T23:30+05:00"),
        Channel.SMS,
        Addressee.BORROWER,
    )
    (row,) = build_dossier(given(case=replace(case(), contacts=(abroad,)), flags=())).log

    assert row.at == "2026-03-06 02:30"


def test_summary_counts_each_kind_with_dates_and_rule() -> None:
    rows = {row.conduct: row for row in build_dossier(sample()).summary}

    assert list(rows) == ["短信/电话轰炸", "威胁人身安全", "泄露债务信息"]
    assert rows["短信/电话轰炸"].contacts == 9
    assert rows["短信/电话轰炸"].dates == "2026年3月29日"
    assert rows["短信/电话轰炸"].log == "124–132"
    assert rows["泄露债务信息"].contacts == 2
    assert rows["泄露债务信息"].dates == "2026年3月25日、4月2日"
    assert rows["泄露债务信息"].rules == (("《个人信息保护法》第十条", "法律"),)


def test_one_contact_under_two_flags_counts_once() -> None:
    twice = (flag("quiet-hours", "a-1"), flag("quiet-hours", "a-1", "c-4"))

    dossier = build_dossier(given(flags=twice))

    assert [row.contacts for row in dossier.summary] == [2]
    assert "其中 2 次经投诉人逐条确认" in dossier.overview


def test_many_days_are_given_as_first_to_last_with_their_number() -> None:
    nights = [*(f"2025-12-{day}T23:10" for day in range(28, 32)), "2026-01-01T23:10"]
    contacts = tuple(
        Contact(f"n{place}", at(night), Channel.PHONE, Addressee.BORROWER)
        for place, night in enumerate(nights)
    )
    flags = tuple(flag("quiet-hours", contact.id) for contact in contacts)

    (row,) = build_dossier(given(case=replace(case(), contacts=contacts), flags=flags)).summary

    assert row.dates == "2025年12月28日至2026年1月1日（其中 5 天）"
    assert row.log == "1–5"


def test_a_finding_is_made_of_moment_number_claim_words_and_log_number() -> None:
    (threat, night, told) = build_dossier(given()).findings

    assert threat.items == (
        "2026年3月5日22:41，号码 +8617000001002 （自称催收公司）向本人打电话，通话 1 分 5 秒，"
        "记录的内容：“再不还就到你孩子学校门口等着，说到做到。”，"
        "其中：“到你孩子学校门口等着”（记录第 1 号）。",
    )
    assert "向家人（母亲）打电话" in told.items[0]
    assert night.items[0].endswith("；理由：22:41 打电话催收，在22时至次日8时之间。")


def test_of_a_long_text_the_words_that_count_are_quoted() -> None:
    long = replace(case().contacts[1], text="前情" * 200 + "到你孩子学校门口等着")
    threat = flag("violence-threat", "a-1", words=(("a-1", "到你孩子学校门口等着"),))

    (finding,) = build_dossier(
        given(case=replace(case(), contacts=(long,)), flags=(threat,))
    ).findings

    assert "记录的内容：“到你孩子学校门口等着”（记录第 1 号）" in finding.items[0]
    assert "前情" not in finding.items[0]


def test_a_run_tells_every_moment_apart() -> None:
    flood = build_dossier(sample()).findings[0]

    assert len(flood.items) == 1
    assert "共 9 次，时间为 20:03:00、20:03:27、20:03:54" in flood.items[0]
    assert "（记录第 124–132 号）" in flood.items[0]


def test_law_may_be_broken_and_a_standard_not_kept() -> None:
    threat, night, told = build_dossier(given()).findings

    assert "可能涉嫌违反《治安管理处罚法》第五十条第一款第（一）项〔2〕" in threat.lead
    assert "可能不符合《个人网络消费信贷贷后催收风控指引》〔3〕" in night.lead
    assert "可能涉嫌违反《个人信息保护法》第十条〔1〕；可能不符合《" in told.lead


def test_what_binds_only_some_lenders_is_cited_on_condition_and_last() -> None:
    dossier = build_dossier(given())

    assert (
        "若放款机构为银行、消费金融公司，还可能不符合《个人消费类贷款" in dossier.findings[1].lead
    )
    assert dossier.sources[-1].condition == "若放款机构为银行、消费金融公司"
    assert dossier.sources[-1].force == "行业自律"


def test_what_binds_this_lender_bears_no_condition() -> None:
    bank = replace(case(), lender_kind=LenderKind.BANK)

    assert {source.condition for source in build_dossier(given(case=bank)).sources} == {""}


def test_nothing_is_called_illegal() -> None:
    said = " ".join(facts(build_dossier(given())) | facts(build_dossier(sample())))

    assert "可能" in said
    for verdict in ("违法行为", "非法催收", "犯罪行为", "构成违法"):
        assert verdict not in said


def test_two_cases_share_no_sentence_that_bears_fact() -> None:
    mine = build_dossier(given())
    shifted = tuple(
        replace(contact, at=contact.at.replace(day=contact.at.day + 7), number="02100009999")
        for contact in case().contacts
    )
    theirs = build_dossier(given(case=replace(case(), contacts=shifted)))

    assert len(facts(mine)) == 1 + 3 + 3
    assert facts(mine).isdisjoint(facts(theirs))
    assert facts(mine).isdisjoint(facts(build_dossier(sample())))


def test_blank_answers_are_left_out_or_left_to_fill_by_hand() -> None:
    dossier = build_dossier(given(complainant=Complainant(), respondent=Respondent()))

    assert [(line.label, line.to_fill) for line in dossier.complainant] == [
        ("姓名", True),
        ("身份证号", True),
        ("联系电话", True),
    ]
    assert [(line.label, line.to_fill) for line in dossier.respondent] == [
        ("放款机构", True),
        ("联系所用号码", False),
    ]


def test_blank_demands_are_no_demands() -> None:
    demands = (Demand(" "), Demand("停止上门。 "))

    assert build_dossier(given(demands=demands)).demands == ("停止上门。",)


def test_no_internal_name_is_in_the_case_that_leaves() -> None:
    leaving = build_dossier(given()).case

    assert leaving.case == "dossier"
    assert [contact.id for contact in leaving.contacts] == ["c1", "c2", "c3", "c4"]


def test_a_log_without_flags_claims_nothing() -> None:
    dossier = build_dossier(given(flags=()))

    assert (dossier.summary, dossier.findings, dossier.sources) == ((), (), ())
    assert "可能" not in dossier.overview


def test_halves_of_a_character_are_joined() -> None:
    contact = replace(case().contacts[0], text="滚\ud83d\ude00", number="\ud83d")

    leaving = build_dossier(given(case=replace(case(), contacts=(contact,)), flags=())).case

    assert leaving.contacts[0].text == "滚😀"
    assert leaving.contacts[0].number == "\ufffd"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"made_at": datetime(2026, 4, 12)}, "made_at has no offset"),  # noqa: DTZ001
        ({"respondent": Respondent(lender_kind="shop")}, "lender_kind is not in the vocabulary"),
        ({"flags": (flag("quiet-hours", "z-0"),)}, "flag 1 is about a contact that was not chosen"),
        ({"flags": (flag("quiet-hours"),)}, "flag 1 is about a contact that was not chosen"),
        (
            {"flags": (replace(flag("quiet-hours", "a-1"), conduct="rude"),)},
            "flag 1 has a conduct that the rulebook does not have",
        ),
        (
            {"flags": (replace(flag("quiet-hours", "a-1"), provisions=("old-law#1",)),)},
            "flag 1 cites a provision that the rulebook does not have",
        ),
        (
            {"case": replace(case(), contacts=case().contacts * 2)},
            "two contacts share an id",
        ),
        (
            {"case": replace(case(), contacts=(replace(case().contacts[0], acts=("rude",)),))},
            "a contact has an act that the rulebook does not have",
        ),
        (
            {
                "case": replace(
                    case(),
                    contacts=(replace(case().contacts[0], at=datetime(2026, 3, 1)),),  # noqa: DTZ001
                )
            },
            "a contact's at has no offset",
        ),
    ],
)
def test_crooked_input_is_refused(changes: dict[str, object], problem: str) -> None:
    with pytest.raises(DossierError, match=problem):
        build_dossier(given(**changes))


def test_the_edition_of_the_rules_is_named() -> None:
    assert build_dossier(given()).rulebook == RULES.hash


@pytest.mark.parametrize(
    ("clock", "cell", "sentence"),
    [
        (Clock.EXACT, "2026-03-05 22:41", "2026年3月5日22:41"),
        (Clock.ABOUT, "2026-03-05 约 22:41", "2026年3月5日约22:41"),
        (Clock.UNKNOWN, "2026-03-05 几时记不清", "2026年3月5日（几时记不清）"),
    ],
)
def test_an_hour_is_written_as_well_as_it_is_known(clock: Clock, cell: str, sentence: str) -> None:
    known = replace(case(), contacts=tuple(replace(each, clock=clock) for each in case().contacts))
    dossier = build_dossier(given(case=known))
    assert dossier.log[0].at == cell
    assert any(sentence in item for finding in dossier.findings for item in finding.items)


def test_a_rule_says_when_it_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A note of a citation, such as "where it is grave", goes with the rule into the paper."""
    monkeypatch.setattr(type(RULES), "citation_note", lambda *_: "情节严重的。")
    assert all("情节严重的" in source.condition for source in build_dossier(given()).sources)
    monkeypatch.undo()
    assert not any("情节严重的" in source.condition for source in build_dossier(given()).sources)
