"""How a provision came to be and what it became: its line of predecessors and successors."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from guide.models import Provision


def history_of(provision: Provision) -> list[Provision]:
    """Return `provision` with all that it followed and all that followed it, the oldest first.

    Costs two queries however long the line is.
    """
    linked = Provision.objects.filter(Q(succeeded_by__isnull=False) | Q(predecessors__isnull=False))
    successors = dict(linked.values_list("pk", "succeeded_by"))
    keys = _line(provision.pk, successors)
    rows = Provision.objects.filter(pk__in=keys).select_related("instrument")
    return sorted(rows, key=lambda row: (row.span.start or date.min, row.key))


def _line(start: int, successors: Mapping[int, int | None]) -> set[int]:
    """Return what leads to `start` and what `start` leads to, itself included."""
    line = {start}
    following = successors.get(start)
    while following is not None and following not in line:
        line.add(following)
        following = successors.get(following)
    before = {start}
    while before := {pk for pk, after in successors.items() if after in before} - line:
        line |= before
    return line
