"""Days overdue lead to exactly one stage, or to a clear refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.stages import StageError, StageProblem, StageSpan, check_spans, stage_for

THREE = (StageSpan("early", 1, 30), StageSpan("middle", 31, 90), StageSpan("late", 91, None))
BEFORE, COURT = StageSpan("before", None, 0), StageSpan("court", None, None)


@pytest.mark.parametrize(
    ("days", "slug"),
    [(1, "early"), (30, "early"), (31, "middle"), (90, "middle"), (91, "late"), (36_500, "late")],
)
def test_the_edges_belong_to_their_stage(days: int, slug: str) -> None:
    assert stage_for(days, THREE).slug == slug


@pytest.mark.parametrize("days", [-1, 0])
def test_a_day_without_a_stage_is_refused(days: int) -> None:
    with pytest.raises(StageError) as caught:
        stage_for(days, (*THREE, COURT))
    assert caught.value.problem is StageProblem.NO_STAGE


@pytest.mark.parametrize(
    ("days", "slug"), [(-400, "before"), (0, "before"), (1, "early"), (9_999, "late")]
)
def test_a_stage_may_reach_back_before_the_due_day(days: int, slug: str) -> None:
    stages = (COURT, *THREE, BEFORE)
    check_spans(stages)
    assert stage_for(days, stages).slug == slug


@pytest.mark.parametrize(
    ("spans", "problem"),
    [
        ([("a", 2, None)], StageProblem.LATE_START),
        ([("a", 1, 30)], StageProblem.END),
        ([("a", 1, 30), ("b", 30, None)], StageProblem.OVERLAP),
        ([("a", 1, None), ("b", 31, None)], StageProblem.OVERLAP),
        ([("a", 1, 30), ("b", 32, None)], StageProblem.GAP),
        ([("a", 1, 0), ("b", 1, None)], StageProblem.BACKWARDS),
        ([("a", None, 0), ("b", 0, None)], StageProblem.OVERLAP),
        ([("a", None, 0), ("b", None, 5), ("c", 6, None)], StageProblem.OVERLAP),
        ([("a", None, 0), ("b", 2, None)], StageProblem.GAP),
        ([("a", None, 5)], StageProblem.END),
        ([("a", None, None)], StageProblem.LATE_START),
    ],
)
def test_crooked_spans_are_refused(
    spans: list[tuple[str, int | None, int | None]], problem: StageProblem
) -> None:
    with pytest.raises(StageError) as caught:
        check_spans(StageSpan(*span) for span in spans)
    assert caught.value.problem is problem


@given(st.lists(st.integers(1, 400), min_size=1, max_size=6), st.integers(1, 5000))
def test_spans_that_pass_give_every_day_one_stage(lengths: list[int], day: int) -> None:
    spans, start = [], 1
    for number, length in enumerate(lengths):
        last = number == len(lengths) - 1
        spans.append(StageSpan(f"s{number}", start, None if last else start + length - 1))
        start += length
    check_spans(reversed(spans))
    assert [span.slug for span in spans if span.holds(day)] == [stage_for(day, spans).slug]
