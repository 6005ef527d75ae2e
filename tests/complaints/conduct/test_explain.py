"""What is explained of a case is what was judged, and its lines say so."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from complaints.conduct.assess import assess
from complaints.conduct.bearing import Bearing, readings_that_stand
from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.excuses import Excuse
from complaints.conduct.explain import Denied, explain_case
from complaints.conduct.explain_lines import HOLDS, WHY_NOT, lines_of
from complaints.conduct.facts import Case
from complaints.conduct.heard import Heard
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text.clauses import Guard
from complaints.conduct.text.patterns import Hold
from complaints.conduct.text.signs import signs_of
from tests.complaints.conduct.builders import case as case_of
from tests.complaints.conduct.strategies import cases

RULES = rulebook_from_files(Path(settings.CONTENT_DIR))
engine = hypothesis_settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow]
)


@engine
@given(cases(RULES.conduct_slugs, most=6))
def test_what_is_explained_is_what_was_judged(case: Case) -> None:
    told = explain_case(RULES, case)
    assert told.assessment == assess(RULES, case)
    assert {flag for one in told.contacts for flag in one.flags} == set(told.assessment.flags)
    for one in told.contacts:
        assert bool(one.lawful) is (not one.flags)
        signs = {sign.kind for sign in one.words.signs if sign.used}
        assert signs == signs_of(RULES, one.contact.text)
        heard = Heard(tuple(borne.reading for borne in one.borne), frozenset(signs))
        stands = {
            reading.kind if why is not Bearing.PUBLIC else "public-exposure"
            for reading, why in ((borne.reading, borne.why_not) for borne in one.borne)
            if why in (None, Bearing.PUBLIC, *Denied)
        }
        assert stands == {it.kind for it in readings_that_stand(one.contact, heard)}
    for line in lines_of(RULES, told):
        assert line.isprintable()


def explained(rulebook: Rulebook, *contacts: dict[str, Any], **case: Any) -> list[Any]:
    row = {"case": "k", "contacts": list(contacts), **case}
    return list(explain_case(rulebook, case_of(row, rulebook)).contacts)


def why_not(one: Any) -> dict[str, Any]:
    return {borne.reading.kind: borne.why_not for borne in one.borne}


TOLD = "你儿子欠我们八千块，逾期三个月了，赶紧替他还"


def test_who_may_be_spoken_to_is_told(rulebook: Rulebook) -> None:
    words = f"{TOLD}，你是担保人"
    (one,) = explained(rulebook, {"at": "2026-03-05T10:00+08:00", "to": "family", "text": words})
    assert one.excuse is Excuse.CO_OBLIGOR
    assert why_not(one)["debt-disclosure"] is Bearing.ENTITLED
    assert one.flags == ()


def test_what_was_told_to_the_public_stands_as_exposure(rulebook: Rulebook) -> None:
    post = {"at": "2026-03-05T10:00+08:00", "to": "public", "channel": "social_media"}
    (one,) = explained(rulebook, {**post, "text": TOLD})
    assert why_not(one)["debt-disclosure"] is Bearing.PUBLIC
    assert "public-exposure" in {flag.conduct for flag in one.flags}


def test_a_refusal_on_record_later_takes_back_what_words_tell(rulebook: Rulebook) -> None:
    said = "我妈说别再打了，他说不行，往后天天打给你妈"
    row = {"at": "2026-03-05T10:00+08:00", "to": "family", "person": "family:mother", "text": said}
    refusal = {"by": "family:mother", "at": "2026-03-05T10:30+08:00"}
    (one,) = explained(rulebook, row)
    assert why_not(one)["ignored-refusal"] is None
    (one,) = explained(rulebook, row, refusals=[refusal])
    assert why_not(one)["ignored-refusal"] is Denied.REFUSED_LATER


def test_a_promise_to_stop_takes_back_what_words_tell_of_a_refusal(rulebook: Rulebook) -> None:
    refused = "请老侯转告我回电，老侯说好，但以后别再找他，对方说"
    row = {"at": "2026-03-05T10:00+08:00", "to": "emergency_contact", "claims_to_be": "agency"}
    (one,) = explained(rulebook, {**row, "text": f"{refused}不再打了。"})
    assert why_not(one)["ignored-refusal"] is Bearing.HEEDED
    (one,) = explained(rulebook, {**row, "text": f"{refused}还要打。"})
    assert why_not(one)["ignored-refusal"] is None


def test_leeway_is_told_where_another_conduct_gives_it(rulebook: Rulebook) -> None:
    text = "打给我妈说我欠钱不还，让她替我还，不然就打断我的腿"
    row = {"at": "2026-03-05T10:00+08:00", "to": "family", "claims_to_be": "agency", "text": text}
    told = explain_case(rulebook, case_of({"case": "k", "contacts": [row]}, rulebook))
    weighed = [one for one in told.contacts[0].words.weighings if one.leeway >= 0.005]
    said = "\n".join(lines_of(rulebook, told))
    assert said.count(" beside another conduct = ") == len(weighed)
    assert all(f"{one.leeway:+.2f} beside another conduct" in said for one in weighed)


def test_lines_tell_each_step_and_quote_what_cannot_be_seen(rulebook: Rulebook) -> None:
    text = "他说再不還錢就打断\u202e你的腿，我说我没钱"
    row = {"at": "2026-03-05T22:41+08:00", "text": text}
    told = explain_case(rulebook, case_of({"case": "k", "contacts": [row]}, rulebook))
    lines = list(lines_of(rulebook, told))
    said = "\n".join(lines)
    heads = [line[2:11].strip() for line in lines if line[2:11].strip()][1:]
    steps = [
        "text",
        "mended",
        "read as",
        "clauses",
        "phrases",
        "signs",
        "weighed",
        "rules",
        "flags",
    ]
    assert [head for head in heads if head in steps] == steps
    assert "\u202e" not in said
    assert "\\u202e" in said
    assert "「還錢」 → 「还钱」" in said
    assert "「我说我没钱」 (borrower, the borrower's own words)" in said
    assert "finding quiet-hours (clear): OutOfHours late=True seconds=2460" in said
    for flag in told.assessment.flags:
        assert flag.why in said
        assert all(key in said for key in flag.provisions)


def test_a_contact_without_words_has_no_steps_of_words(rulebook: Rulebook) -> None:
    row = {"at": "2026-03-05T10:00+08:00"}
    told = explain_case(rulebook, case_of({"case": "k", "contacts": [row]}, rulebook))
    lines = list(lines_of(rulebook, told))
    assert lines[3:] == ["  text      none", f"  lawful    {told.contacts[0].lawful}"]


@pytest.mark.parametrize("reason", [*Hold, *Guard, *Bearing, *Denied])
def test_every_reason_has_words(reason: Any) -> None:
    words = WHY_NOT if isinstance(reason, Bearing | Denied) else HOLDS
    assert words[reason]


def test_contacts_come_in_order_of_time(rulebook: Rulebook) -> None:
    days = ("2026-03-07", "2026-03-05", "2026-03-06")
    told = explained(rulebook, *({"at": f"{day}T10:00+08:00"} for day in days))
    moments = [one.contact.at for one in told]
    assert moments == sorted(moments)
    assert moments[0] == datetime.fromisoformat("2026-03-05T10:00+08:00")
