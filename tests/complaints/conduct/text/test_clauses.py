"""Who speaks, where a clause ends, and what takes a statement back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.conduct.text.clauses import Context, Guard, Speaker, compile_cues, split

CUES = compile_cues(
    {
        "cue-denied": ["不会", "没有说"],
        "cue-asked": ["我问", "会不会"],
        "cue-story": ["新闻"],
        "cue-setting": ["电视剧"],
        "cue-warning": ["谨防"],
        "cue-me-says": ["我说", "我:"],
        "cue-they-say": ["他说", "他:"],
    }
)


def speakers(text: str) -> dict[str, Speaker]:
    return {text[one.start : one.end]: one.speaker for one in split(text, CUES)}


def test_told_speech_lasts_until_the_sentence_ends() -> None:
    assert speakers("我说没钱,月底还。报警了") == {
        "我说没钱": Speaker.BORROWER,
        "月底还": Speaker.BORROWER,
        "报警了": Speaker.UNSAID,
    }


def test_dialogue_lasts_until_the_other_speaks() -> None:
    assert speakers("我:没钱。缓缓吧。他:不行") == {
        "我": Speaker.BORROWER,
        "没钱": Speaker.BORROWER,
        "缓缓吧": Speaker.BORROWER,
        "他": Speaker.COLLECTOR,
        "不行": Speaker.COLLECTOR,
    }


@pytest.mark.parametrize(
    ("text", "guards"),
    [
        ("抓人", set()),
        ("他说不会抓人", {Guard.DENIED}),
        ("他没有说要抓人", {Guard.DENIED}),
        ("不会的,今天来抓人", set()),
        ("我问要不要抓人", {Guard.ASKED}),
        ("看新闻,那家催收抓人", {Guard.STORY}),
        ("电视剧里演抓人", {Guard.STORY}),
        ("谨防有人说要抓人", {Guard.WARNING}),
        ("我说抓人", {Guard.OWN}),
    ],
)
def test_guards_say_why_words_do_not_count(text: str, guards: set[Guard]) -> None:
    start = text.index("抓人")
    assert Context(text, CUES).guards(start, start + 2) == guards


@given(st.text(max_size=120))
def test_clauses_lie_in_order_inside_the_text(text: str) -> None:
    clauses = split(text, CUES)
    ends = [0]
    for clause in clauses:
        assert ends[-1] <= clause.start < clause.end <= len(text)
        ends.append(clause.end)


@given(st.text(max_size=120), st.sampled_from(["clause", "sentence", "text"]))
def test_segments_cover_every_clause(text: str, scope: str) -> None:
    context = Context(text, CUES)
    spans = context.segments(scope)
    for clause in context.clauses:
        assert any(start <= clause.start and clause.end <= end for start, end in spans)
