"""Days overdue → stage. Pure: the stages themselves are content.

Days overdue are counted from the day after the due day: that is day 1. On the due day they are 0,
before it they are below 0.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class StageSpan:
    """The days overdue, both included, that a stage covers.

    An open `days_from` reaches back before the due day, an open `days_to` has no end. A stage with
    neither (a lawsuit begins on no certain day) is not found by days.
    """

    slug: str
    days_from: int | None
    days_to: int | None

    @property
    def is_by_days(self) -> bool:
        return self.days_from is not None or self.days_to is not None

    def holds(self, overdue_days: int) -> bool:
        return (
            self.is_by_days
            and (self.days_from is None or self.days_from <= overdue_days)
            and (self.days_to is None or overdue_days <= self.days_to)
        )

    @property
    def is_forward(self) -> bool:
        return self.days_from is None or self.days_to is None or self.days_from <= self.days_to


class StageProblem(StrEnum):
    NO_STAGE = auto()  # no stage covers that day
    BACKWARDS = auto()  # a stage ends before it begins
    OVERLAP = auto()
    GAP = auto()
    LATE_START = auto()  # the first day overdue belongs to no stage
    END = auto()  # after the last stage there are days without one


class StageError(ValueError):
    """No stage can be told; `problem` says why, the message (English) and `stages` where."""

    def __init__(self, problem: StageProblem, message: str, *stages: str) -> None:
        super().__init__(message)
        self.problem = problem
        self.stages = stages


def stage_for(overdue_days: int, stages: Iterable[StageSpan]) -> StageSpan:
    """Return the stage that `overdue_days` falls into; raise StageError where there is none."""
    for stage in stages:
        if stage.holds(overdue_days):
            return stage
    raise StageError(StageProblem.NO_STAGE, f"no stage covers day {overdue_days}")


def check_spans(stages: Iterable[StageSpan]) -> None:
    """Raise StageError unless every day overdue from the first on has exactly one stage.

    The due day and what comes before it may be left out: then nobody is overdue. Stages that are
    not found by days are left aside.
    """
    stages = list(stages)
    ordered = sorted((stage for stage in stages if stage.is_by_days), key=_start)
    if not stages:
        return
    if not ordered or _start(ordered[0]) > 1:
        first = ordered[0] if ordered else stages[0]
        raise StageError(StageProblem.LATE_START, f"day 1 comes before {first.slug}", first.slug)
    for stage in ordered:
        if not stage.is_forward:
            message = f"{stage.slug} ends before it begins"
            raise StageError(StageProblem.BACKWARDS, message, stage.slug)
    for stage, following in pairwise(ordered):
        if stage.days_to is None or _start(following) <= stage.days_to:
            message = f"{stage.slug} overlaps {following.slug}"
            raise StageError(StageProblem.OVERLAP, message, stage.slug, following.slug)
        if _start(following) > stage.days_to + 1:
            message = f"between {stage.slug} and {following.slug} days have no stage"
            raise StageError(StageProblem.GAP, message, stage.slug, following.slug)
    if ordered[-1].days_to is not None:
        last = ordered[-1].slug
        raise StageError(StageProblem.END, f"after {last} days have no stage", last)


def _start(stage: StageSpan) -> float:
    return float("-inf") if stage.days_from is None else stage.days_from
