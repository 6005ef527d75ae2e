"""A whole log of six weeks: what a good reader of it finds, and nothing lawful beside it."""

from datetime import date
from pathlib import Path

import pytest

from complaints.conduct.assess import assess
from complaints.conduct.facts import Assessment, Case, Channel
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.wire import read_case
from tests.complaints.conduct.builders import flagged, pairs

LOG = Path(__file__).parents[2] / "data" / "case-log.jsonl"
OWN_NAME = "【小花钱包】"  # every lawful message in the log is signed so
MOTHER_TOLD, MOTHER_AGAIN, FRONT_DESK, VISIT = "c097", "c100", "c152", "c173"


@pytest.fixture(scope="module")
def case(rulebook: Rulebook) -> Case:
    return read_case(LOG.read_text("utf-8"), rulebook.conducts)


@pytest.fixture(scope="module")
def found(rulebook: Rulebook, case: Case) -> Assessment:
    return assess(rulebook, case)


def test_nine_messages_within_four_minutes(found: Assessment) -> None:
    (run,) = flagged(found, "message-flood")
    assert run == [f"c{number}" for number in range(124, 133)]


def test_days_with_more_than_three_connected_calls(found: Assessment, case: Case) -> None:
    day_of = {contact.id: contact.day for contact in case.contacts}
    days = [{day_of[name] for name in names} for names in flagged(found, "excessive-calls")]
    expected = [(3, 22), (3, 27), (4, 1), (4, 4), (4, 11)]
    assert days == [{date(2026, month, day)} for month, day in expected]


def test_two_calls_and_a_demand_at_night(found: Assessment, case: Case) -> None:
    clock = {contact.id: contact.local.strftime("%m-%d %H:%M") for contact in case.contacts}
    night = [clock[name] for (name,) in flagged(found, "quiet-hours")]
    assert night == ["04-01 23:12", "04-05 22:41", "04-06 06:50"]


def test_the_mother_was_told_and_called_before_her_refusal_worked(found: Assessment) -> None:
    told = {slug for slug, name in pairs(found) if name == MOTHER_TOLD}
    assert {"third-party-contact", "debt-disclosure", "third-party-pressure"} <= told
    assert ("third-party-contact", MOTHER_AGAIN) in pairs(found)
    assert flagged(found, "ignored-refusal") == []


def test_the_front_desk_was_told(found: Assessment) -> None:
    assert {("third-party-contact", FRONT_DESK), ("debt-disclosure", FRONT_DESK)} <= pairs(found)


def test_the_lawful_visit_is_explained(found: Assessment) -> None:
    assert VISIT in found.lawful


def test_each_abusive_message_is_flagged_and_no_reminder(found: Assessment, case: Case) -> None:
    messages = [contact for contact in case.contacts if contact.channel is Channel.SMS]
    abusive = {contact.id for contact in messages if not contact.text.startswith(OWN_NAME)}
    named = {name for slug, name in pairs(found) if slug != "message-flood"}
    assert named & {contact.id for contact in messages} == abusive
