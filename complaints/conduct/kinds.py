"""The kinds of a conduct that weigh more than the conduct itself."""

from collections.abc import Iterable

from complaints.conduct.facts import Severity
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.signs import graver
from complaints.conduct.text.signs import signs_of


def severity_of(rulebook: Rulebook, conduct: str, quotations: Iterable[str]) -> Severity:
    """Return the severity of `conduct`, or high where the quoted words show its graver kind."""
    kind = graver(conduct)
    if kind in rulebook.signs and any(kind in signs_of(rulebook, said) for said in quotations):
        return Severity.HIGH
    return rulebook.conducts[conduct].severity
