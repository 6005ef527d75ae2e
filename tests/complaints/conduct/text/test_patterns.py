"""Phrases: what they may say, whom they suit, and what is refused."""

from datetime import UTC, datetime
from typing import Any

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints.conduct.facts import Addressee, Certainty, Channel, Claim, Contact
from complaints.conduct.rulebook import Rulebook, build_rulebook
from complaints.conduct.text.measure import load_reader_rulebook
from complaints.conduct.text.patterns import PhraseError, Problem, check_phrases, read_patterns
from complaints.conduct.text.sieve import Sieve

SHIPPED = load_reader_rulebook()
WORDS = [
    {"slug": "kin", "note": "", "words": ["老婆", "爸"]},
    {"slug": "cue-denied", "note": "", "words": ["不会"]},
    {"slug": "cue-me-says", "note": "", "words": ["我说"]},
    {"slug": "cue-they-say", "note": "", "words": ["他说"]},
]
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=120)


def rules(**phrase: Any) -> Rulebook:
    record = {"slug": "insult", "note": "", "phrases": [{"id": "p", **phrase}]}
    return build_rulebook(instruments=(), conducts=(), phrases=[record], words=WORDS)


def contact(text: str, **facts: Any) -> Contact:
    return Contact(
        **{
            "id": "c1",
            "at": datetime(2026, 4, 15, 6, tzinfo=UTC),
            "channel": Channel.SMS,
            "to": Addressee.BORROWER,
            "text": text,
            **facts,
        }
    )


def quotes(rulebook: Rulebook, text: str, **facts: Any) -> list[str]:
    return [
        text[reading.start : reading.end]
        for reading in read_patterns(rulebook, contact(text, **facts))
    ]


def test_reading_tells_phrase_certainty_and_place() -> None:
    (reading,) = read_patterns(
        rules(pattern="打~{kin}", certainty="ask"), contact("晚点打给你*老*婆")
    )
    assert (reading.kind, reading.by, reading.note) == ("insult", "pattern", "p")
    assert reading.certainty is Certainty.ASK
    assert (reading.start, reading.end) == (2, 9)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ({"pattern": "找~{kin}"}, "我找你爸", ["找你爸"]),
        ({"pattern": "找~{kin}"}, "我找你，爸在家", []),
        ({"pattern": "找~~{kin}"}, "我找你，爸在家", ["找你，爸"]),
        ({"pattern": "找~~{kin}"}, "我找你。爸在家", []),
        ({"pattern": "找.*{kin}", "scope": "text"}, "我找你。爸在家", ["找你。爸"]),
        ({"pattern": "找", "unless": "客服"}, "找客服", []),
        ({"pattern": "找", "with": "客服"}, "找你", []),
        ({"pattern": "找"}, "他说不会找你", []),
        ({"pattern": "找", "despite": ["denied"]}, "他说不会找你", ["找"]),
        ({"pattern": "找"}, "我说找你算账", []),
        ({"pattern": "找", "speaker": "collector"}, "他说找你", ["找"]),
        ({"pattern": "找", "speaker": "borrower"}, "他说找你", []),
    ],
)
def test_fields_of_a_phrase(phrase: dict[str, Any], text: str, found: list[str]) -> None:
    assert quotes(rules(**phrase), text) == found


@pytest.mark.parametrize(
    ("phrase", "facts", "found"),
    [
        ({"to": ["third"]}, {"to": Addressee.FAMILY}, True),
        ({"to": ["third"]}, {"to": Addressee.BORROWER}, False),
        ({"to": ["third"]}, {"to": Addressee.PUBLIC}, False),
        ({"to": ["village", "public"]}, {"to": Addressee.PUBLIC}, True),
        ({"channels": ["visit"]}, {"channel": Channel.SMS}, False),
        ({"channels": ["sms"]}, {"channel": Channel.SMS}, True),
        ({"claims": ["police"]}, {"claims_to_be": Claim.POLICE}, True),
        ({"claims": ["police"]}, {"claims_to_be": Claim.LENDER}, False),
    ],
)
def test_phrase_suits_whom_it_names(
    phrase: dict[str, Any], facts: dict[str, Any], found: bool
) -> None:
    assert bool(quotes(rules(pattern="还钱", **phrase), "快还钱", **facts)) is found


def test_clear_phrase_wins_over_one_that_asks() -> None:
    record = {
        "slug": "insult",
        "note": "",
        "phrases": [
            {"id": "a", "pattern": "一", "certainty": "ask"},
            {"id": "b", "pattern": "二"},
        ],
    }
    rulebook = build_rulebook(instruments=(), conducts=(), phrases=[record], words=WORDS)
    (reading,) = read_patterns(rulebook, contact("一二"))
    assert (reading.note, reading.certainty) == ("b", Certainty.CLEAR)


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ({"id": "p", "pattern": "("}, "missing )"),
        ({"id": "p", "pattern": "还{nobody}"}, "no word list named {nobody}"),
        ({"id": "p", "pattern": "(?:还)?"}, "it matches the empty text"),
        ({"id": "p", "pattern": "."}, "it matches any text"),
        ({"id": "p", "pattern": "[的了你我,。]"}, "it matches almost any text"),
        ({"id": "p", "pattern": "的"}, "it matches almost any text"),
        ({"id": "p", "pattern": "(?:.{0,999}喵)"}, "it takes too long to look for"),
        ({"id": "p", "pattern": "还", "unless": "(?:.{0,999}喵)"}, "it takes too long"),
        ({"id": "p", "pattern": "还", "unless": "(?:.{0,600}喵){2}"}, "invalid repetition size"),
        ({"id": "p", "pattern": "还", "unless": "["}, "missing ]"),
        ({"id": "p", "pattern": "还", "tone": "rude"}, "unknown field tone"),
        ({"id": "p", "pattern": "还", "scope": "page"}, "scope is one of"),
        ({"id": "p", "pattern": "还", "to": ["aunt"]}, "'aunt' is not a valid Addressee"),
        ({"id": "p", "pattern": "还", "certainty": "maybe"}, "'maybe' is not a valid Certainty"),
        ({"id": "p", "pattern": "还", "despite": ["rain"]}, "'rain' is not a valid Guard"),
        ({"id": "p"}, "id and pattern are needed"),
    ],
)
def test_bad_phrase_is_refused_with_list_id_and_reason(phrase: dict[str, Any], reason: str) -> None:
    record = {"slug": "insult", "note": "", "phrases": [phrase]}
    (problem,) = check_phrases([record], WORDS)
    assert (problem.list, problem.id) == ("insult", "p")
    assert reason in problem.reason


@pytest.mark.parametrize(
    "phrase",
    [
        {"pattern": "("},
        {"pattern": "还{nobody}"},
        {"pattern": "(?:还)?"},
        {"pattern": "."},
        {"pattern": "还", "unless": "["},
        {"pattern": "还", "tone": "rude"},
    ],
)
def test_an_unusable_phrase_that_nobody_checked_is_named(phrase: dict[str, Any]) -> None:
    with pytest.raises(PhraseError, match="insult/p: "):
        read_patterns(rules(**phrase), contact("还钱"))


def test_repeated_id_is_refused() -> None:
    phrases = [{"id": "p", "pattern": "一"}, {"id": "p", "pattern": "二"}]
    record = {"slug": "insult", "note": "", "phrases": phrases}
    assert check_phrases([record]) == (Problem("insult", "p", "this id stands twice in the list"),)


def test_shipped_phrases_are_usable() -> None:
    as_records = [{"slug": slug, "phrases": phrases} for slug, phrases in SHIPPED.phrases.items()]
    words = [{"slug": slug, "words": words} for slug, words in SHIPPED.words.items()]
    assert check_phrases(as_records, words) == ()


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT, st.sampled_from(list(Addressee)))
def test_any_text_is_read_without_an_error(text: str, to: Addressee) -> None:
    for reading in read_patterns(SHIPPED, contact(text, to=to)):
        assert 0 <= reading.start < reading.end <= len(text)


PATTERNS = st.sampled_from(
    [
        "还钱",
        "还.*钱",
        "(?:还|付)钱",
        "(?:还钱|付款?)了?",
        "[还付]+款",
        "(?:还|付)?钱",
        r"还\d{2,}元",
        "(?:还|(?:付|缴)清)",
        "还{2}",
        "还{0,1}钱",
        r"\(还\)",
        "[^还]钱",
        "(?P<a>还)钱|付",
        "还*?钱",
    ]
)


@given(PATTERNS, st.text(alphabet="还付钱款缴清了12元()", max_size=12))
def test_sieve_never_leaves_out_a_pattern_that_matches(pattern: str, text: str) -> None:
    if re2.search(pattern, text):
        assert Sieve([pattern]).candidates(text) == [0]


def test_sieve_leaves_out_what_cannot_match() -> None:
    assert Sieve(["还钱", "付款", "(?:天|地)~?"]).candidates("快付款") == [1]
