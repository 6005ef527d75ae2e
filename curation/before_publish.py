"""What is asked before rules change: registered by whoever can tell what a change would do.

    register_before_publish(regression_of)

Each check is called with the changes that are to be published together, when the page of the
approver is shown and again when they press the button. It has to be quick: a check that takes long
keeps its result (under the digest of what it judged) and reports that it is not ready until then.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from curation.models import Change


@dataclass(frozen=True, slots=True)
class Report:
    """What an approver has to see; while it is not `ready`, nothing can be approved.

    `title` and `lines` are Chinese sentences, `address` leads to the whole of it (or to where it is
    made ready).
    """

    title: str
    lines: tuple[str, ...] = ()
    ready: bool = True
    address: str = ""


Check = Callable[[Sequence[Change]], Report | None]

_checks: list[Check] = []


def register_before_publish(check: Check) -> None:
    """Ask `check` before changes are approved; None from it means that they do not concern it."""
    if check not in _checks:
        _checks.append(check)


def reports_on(changes: Sequence[Change]) -> list[Report]:
    """Return what the checks say of publishing `changes` together."""
    reports = [check(changes) for check in _checks]
    return [report for report in reports if report is not None]
