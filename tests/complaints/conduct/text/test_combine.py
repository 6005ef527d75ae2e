"""Phrases and weights joined: what each may do to the other."""

from dataclasses import replace

import pytest

from complaints.conduct.facts import Certainty
from complaints.conduct.text import Reading
from complaints.conduct.text.combine import combine, whole_clause
from complaints.conduct.text.linear import Line

LINES = {
    "insult": Line(clear_from=0.4, leeway=0.25),
    "extra-fee": Line(clear_from=0.4, leeway=0.25),
    "despair": Line(clear_from=0.4, leeway=0.0),
}


def first_words(kind: str) -> tuple[int, int]:
    return 0, 2


def phrase(kind: str, certainty: Certainty = Certainty.CLEAR) -> Reading:
    return Reading(kind, 3, 6, certainty, "pattern", "an-id")


def both(phrases: list[Reading], **margins: float) -> dict[str, Reading]:
    scores = {kind.replace("_", "-"): margin for kind, margin in margins.items()}
    found = combine(phrases, scores, LINES, first_words)
    return {reading.kind: reading for reading in found}


def test_learned_alone_asks_near_the_line_and_is_clear_far_above():
    assert both([], insult=0.1)["insult"].certainty is Certainty.ASK
    assert both([], insult=0.5)["insult"].certainty is Certainty.CLEAR
    assert both([], insult=-0.01) == {}


def test_a_phrase_lifts_what_lies_under_the_line():
    got = both([phrase("insult")], insult=-0.3)["insult"]
    assert (got.start, got.end, got.by, got.note) == (3, 6, "pattern", "an-id")
    assert got.certainty is Certainty.ASK


def test_a_phrase_that_asks_lifts_less():
    assert both([phrase("insult", Certainty.ASK)], insult=-0.3) == {}
    assert "insult" in both([phrase("insult", Certainty.CLEAR)], insult=-0.3)
    assert "insult" in both([phrase("insult", Certainty.ASK)], insult=-0.05)


def test_a_phrase_far_under_the_line_is_overruled():
    assert both([phrase("insult")], insult=-1.5) == {}


def test_both_together_are_clear():
    assert both([phrase("insult")], insult=0.0)["insult"].certainty is Certainty.CLEAR


def test_beside_another_conduct_the_line_lies_lower():
    assert "extra-fee" not in both([], extra_fee=-0.2)
    got = both([], extra_fee=-0.2, insult=0.1)
    assert got["extra-fee"].certainty is Certainty.ASK
    assert "extra-fee" not in both([], extra_fee=-0.3, insult=0.1)


def test_a_call_for_help_lowers_no_line_and_has_none_lowered():
    assert set(both([], extra_fee=-0.2, despair=0.5)) == {"despair"}
    assert set(both([], extra_fee=0.2, despair=-0.1)) == {"extra-fee"}


def test_a_line_lowered_for_a_neighbour_is_not_lowered_by_it_in_turn():
    """Two kinds under their own lines do not lift each other."""
    assert both([], extra_fee=-0.1, insult=-0.1) == {}


def test_a_kind_nobody_learned_is_left_to_the_phrases():
    got = both([phrase("message-flood", Certainty.ASK)], insult=-1.0)
    assert got["message-flood"] == phrase("message-flood", Certainty.ASK)


def test_one_reading_a_kind_in_order_of_place():
    found = combine(
        [phrase("insult"), phrase("insult")],
        {"insult": 0.2, "extra-fee": 0.2},
        LINES,
        first_words,
    )
    assert [reading.kind for reading in found] == ["extra-fee", "insult"]


def test_blunt_words_stand_on_their_own() -> None:
    """A phrase that decides is read however low the learned margin is; others are overruled."""
    said = Reading("insult", 0, 4, Certainty.CLEAR, "pattern", "x", decides=True)
    low = {"insult": -5.0}
    (found,) = combine([said], low, LINES, first_words)
    assert (found.kind, found.certainty) == ("insult", Certainty.CLEAR)
    assert combine([replace(said, decides=False)], low, LINES, first_words) == ()


@pytest.mark.parametrize(
    ("text", "span", "quoted"),
    [
        ("再不还，就把照片发到公司群。等着", (4, 11), "就把照片发到公司群"),
        ("没有标点" * 30, (4, 8), "没有标点"),
        ("整句", (0, 1), "整句"),
    ],
)
def test_a_quote_is_a_whole_clause(text: str, span: tuple[int, int], quoted: str) -> None:
    reading = whole_clause(text, Reading("insult", *span, Certainty.ASK, "learned"))
    assert text[reading.start : reading.end] == quoted
