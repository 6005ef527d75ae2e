"""An explanation tells what happened: sums, spans and readings are those that judged."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints.conduct.facts import Addressee, Certainty, Channel, Claim, Contact
from complaints.conduct.rulebook import Rulebook, build_rulebook
from complaints.conduct.text import read_words
from complaints.conduct.text.clauses import Guard, Speaker
from complaints.conduct.text.explain import Mend, explain_margin, explain_words
from complaints.conduct.text.linear import score_text
from complaints.conduct.text.measure import load_reader_rulebook
from complaints.conduct.text.patterns import Hold
from tests.complaints.conduct.strategies import texts

SHIPPED = load_reader_rulebook()
WORDS = [
    {"slug": "cue-denied", "note": "", "words": ["不会"]},
    {"slug": "cue-me-says", "note": "", "words": ["我说"]},
    {"slug": "cue-they-say", "note": "", "words": ["他说"]},
]


def contact(text: str, **facts: Any) -> Contact:
    return Contact(
        **{
            "id": "c1",
            "at": datetime.fromisoformat("2026-04-15T14:00+08:00"),
            "channel": Channel.PHONE,
            "to": Addressee.BORROWER,
            "text": text,
            **facts,
        }
    )


def rules(*phrases: dict[str, Any]) -> Rulebook:
    record = {"slug": "insult", "note": "", "phrases": list(phrases)}
    return build_rulebook(instruments=(), conducts=(), phrases=[record], words=WORDS)


@settings(deadline=None, max_examples=60)
@given(texts, st.sampled_from(Addressee), st.sampled_from(Channel), st.sampled_from(Claim))
def test_what_is_explained_is_what_was_read(
    text: str, to: Addressee, channel: Channel, claim: Claim
) -> None:
    said = contact(text, to=to, channel=channel, claims_to_be=claim)
    told = explain_words(SHIPPED, said)
    assert told.readings == read_words(SHIPPED, said)
    weighed = {one.kind: one.certainty for one in told.weighings if one.certainty is not None}
    assert weighed == {reading.kind: reading.certainty for reading in told.readings}
    for clause in told.clauses:
        assert clause.text == text[clause.start : clause.end]
    for sighting in told.sightings:
        assert sighting.used <= (not sighting.holds)


LONG = "今天下班早，去菜场买了两斤排骨，回家炖上，孩子写作业。" * 5 + "再不还钱我们就爆你通讯录！"


@pytest.mark.parametrize("text", ["你就是个老赖", "欠款3,276.55元，ＶＸ联系", LONG])
@pytest.mark.parametrize("kind", ["insult", "exposure-threat", "despair"])
def test_pieces_and_facts_add_up_to_the_margin(text: str, kind: str) -> None:
    said = contact(text)
    told = explain_margin(said, kind)
    total = told.start + sum(piece.weight for piece in (*told.pieces, *told.facts)) - told.cost
    assert told.margin == score_text(said)[kind]
    assert total == pytest.approx(told.margin, abs=1e-4)


def test_the_sentence_of_a_long_text_that_decided_is_named() -> None:
    told = explain_margin(contact(LONG), "exposure-threat")
    assert "爆你通讯录" in told.stretch
    assert len(told.stretch) < len(LONG)
    assert told.cost > 0
    assert explain_margin(contact("爆你通讯录"), "exposure-threat").stretch == ""


def test_pieces_are_those_of_the_text() -> None:
    names = {
        piece.name for piece in explain_margin(contact("爆通讯录3次"), "exposure-threat").pieces
    }
    assert {"通讯录", "爆"} <= names
    assert all(name in "^爆通讯录0次^" for name in names)


def test_a_kind_that_nobody_learned_has_no_margin() -> None:
    with pytest.raises(KeyError):
        explain_margin(contact("还钱"), "no-such-kind")


def test_mended_tricks_are_named_and_folded_marks_are_not() -> None:
    told = explain_words(SHIPPED, contact("他说：再不還就爆*通讯录，加我vx！\u200b"))
    assert told.mends == (
        Mend("還", "还"),
        Mend("*", ""),
        Mend("vx", "微信"),
        Mend("\u200b", ""),
    )


@pytest.mark.parametrize(
    ("phrase", "text", "facts", "holds"),
    [
        ({}, "找你", {}, ()),
        ({"to": ["third"]}, "找你", {}, (Hold.ADDRESSEE,)),
        ({"channels": ["sms"]}, "找你", {}, (Hold.CHANNEL,)),
        ({"claims": ["police"]}, "找你", {}, (Hold.CLAIM,)),
        ({"with": "客服"}, "找你", {}, (Hold.WITH,)),
        ({"unless": "客服"}, "找你，找客服", {}, (Hold.UNLESS,)),
        ({"speaker": "borrower"}, "他说找你", {}, (Hold.SPEAKER,)),
        ({}, "他说不会找你", {}, (Guard.DENIED,)),
        ({}, "我说找你", {}, (Guard.OWN,)),
        ({"pattern": "找.*客", "scope": "clause"}, "找你，请客", {}, (Hold.APART,)),
        ({"claims": ["police"], "unless": "客服"}, "找客服", {}, (Hold.CLAIM, Hold.UNLESS)),
    ],
)
def test_a_phrase_that_was_silenced_says_why(
    phrase: dict[str, Any], text: str, facts: dict[str, Any], holds: tuple[str, ...]
) -> None:
    rulebook = rules({"id": "p", "pattern": "找", **phrase})
    (sighting,) = explain_words(rulebook, contact(text, **facts)).sightings
    assert (sighting.kind, sighting.id) == ("insult", "p")
    assert sighting.holds == holds
    assert sighting.used is (not holds)


def test_of_two_phrases_of_a_list_one_was_gone_by() -> None:
    rulebook = rules({"id": "a", "pattern": "一", "certainty": "ask"}, {"id": "b", "pattern": "二"})
    told = explain_words(rulebook, contact("一二")).sightings
    assert {one.id: (one.used, one.certainty) for one in told} == {
        "a": (False, Certainty.ASK),
        "b": (True, Certainty.CLEAR),
    }


def test_clauses_tell_who_speaks_and_what_takes_it_back() -> None:
    told = explain_words(rules({"id": "p", "pattern": "打"}), contact("他说不会打你，我说好。走了"))
    assert [(one.text, one.speaker, one.guards) for one in told.clauses] == [
        ("他说不会打你", Speaker.COLLECTOR, {Guard.DENIED}),
        ("我说好", Speaker.BORROWER, {Guard.OWN}),
        ("走了", Speaker.UNSAID, frozenset()),
    ]


def test_an_empty_text_has_no_steps() -> None:
    told = explain_words(SHIPPED, contact(" \n"))
    assert (told.clauses, told.sightings, told.weighings, told.readings) == ((), (), (), ())
