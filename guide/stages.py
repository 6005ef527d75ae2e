"""Days overdue → stage. Pure: the stages themselves are content."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class StageSpan:
    """The days overdue, both included, that a stage covers; `days_to` None has no end."""

    slug: str
    days_from: int
    days_to: int | None

    def holds(self, overdue_days: int) -> bool:
        return self.days_from <= overdue_days and (
            self.days_to is None or overdue_days <= self.days_to
        )

    @property
    def is_forward(self) -> bool:
        return self.days_to is None or self.days_from <= self.days_to


class StageProblem(StrEnum):
    NEGATIVE = auto()  # days overdue under 0
    NO_STAGE = auto()  # no stage covers that day
    BACKWARDS = auto()  # a stage ends before it begins
    OVERLAP = auto()
    GAP = auto()
    LATE_START = auto()  # the first day overdue belongs to no stage
    END = auto()  # after the last stage there are days without one


class StageError(ValueError):
    """No stage can be told; `problem` says why, the message (English) where."""

    def __init__(self, problem: StageProblem, message: str) -> None:
        super().__init__(message)
        self.problem = problem


def stage_for(overdue_days: int, stages: Iterable[StageSpan]) -> StageSpan:
    """Return the stage that `overdue_days` falls into; raise StageError where there is none."""
    if overdue_days < 0:
        raise StageError(StageProblem.NEGATIVE, "days overdue cannot be under 0")
    for stage in stages:
        if stage.holds(overdue_days):
            return stage
    raise StageError(StageProblem.NO_STAGE, f"no stage covers day {overdue_days}")


def check_spans(stages: Iterable[StageSpan]) -> None:
    """Raise StageError unless every day overdue from the first on has exactly one stage.

    Day 0 (due today) may be left out: then nobody is overdue on it.
    """
    ordered = sorted(stages, key=lambda stage: stage.days_from)
    if not ordered:
        return
    if ordered[0].days_from > 1:
        raise StageError(StageProblem.LATE_START, f"day 1 comes before {ordered[0].slug}")
    for stage in ordered:
        if not stage.is_forward:
            raise StageError(StageProblem.BACKWARDS, f"{stage.slug} ends before it begins")
    for stage, following in pairwise(ordered):
        if stage.days_to is None or following.days_from <= stage.days_to:
            raise StageError(StageProblem.OVERLAP, f"{stage.slug} overlaps {following.slug}")
        if following.days_from > stage.days_to + 1:
            raise StageError(
                StageProblem.GAP, f"between {stage.slug} and {following.slug} days have no stage"
            )
    if ordered[-1].days_to is not None:
        raise StageError(StageProblem.END, f"after {ordered[-1].slug} days have no stage")
