"""Changes of rules, and the edition that they would make."""

from collections.abc import Sequence

from complaints.conduct.edition import KINDS, edition_of
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text.patterns import reader_of
from complaints.conduct.text.signs import sign_candidates
from curation.models import Change
from curation.states import OPEN, State
from guide.transfer.rows import records


class UnusableDraft(Exception):
    """These changes make no edition that can be read by; the message says why, in English."""


def open_rule_changes() -> list[Change]:
    """Return the changes of rules that are not published yet; where a row has two, the later."""
    changes = Change.objects.filter(kind__in=KINDS, state__in=OPEN).order_by("pk")
    # What waits for its day comes before what is being written on top of it.
    return sorted(changes, key=lambda change: change.state != State.SCHEDULED)


def edition_with(changes: Sequence[Change]) -> Rulebook:
    """Return the rulebook of the rows as if `changes` were published; nothing is kept.

    Raises UnusableDraft where they do not fit together.
    """
    together = {kind: {record["slug"]: record for record in records(kind)} for kind in KINDS}
    for change in changes:
        if change.kind not in KINDS:
            continue
        if change.after is None:
            together[change.kind].pop(change.slug, None)
        else:
            together[change.kind][change.slug] = change.after
    try:
        made = {kind: list(of_kind.values()) for kind, of_kind in together.items()}
        rulebook = edition_of(made).rulebook()
        reader_of(rulebook)
        sign_candidates(rulebook, "")
    except (KeyError, ValueError) as error:
        raise UnusableDraft(str(error)) from error
    return rulebook
