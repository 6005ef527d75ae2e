"""Why changes cannot be taken, in words for an editor: which row, which field, what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from curation.applying import Item
from guide.transfer.check import check_phrases, check_record, check_together
from guide.transfer.files import ContentError, Record
from guide.transfer.rows import MODELS, records


@dataclass(frozen=True, slots=True)
class Refusal:
    """`row` and `place` name where (either may be empty), `what` says what and the way out."""

    row: str
    place: str
    what: str

    def __str__(self) -> str:
        return "：".join(part for part in (self.row, self.place, self.what) if part)


class Refused(Exception):
    """Nothing was changed; `problems` say why."""

    def __init__(self, problems: Sequence[Refusal]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def check_items(items: Iterable[Item]) -> None:
    """Raise Refused unless the rows would fit each other with `items` in place."""
    items = list(items)
    together = records_with(items)
    try:
        for item in items:
            if item.record is not None:
                check_record(item.kind, item.record)
        check_together(together)
        if any(item.kind in ("phrases", "words") for item in items):
            check_phrases(together)
    except ContentError as error:
        raise Refused([Refusal(error.file, error.place, error.message)]) from error


def records_with(items: Iterable[Item]) -> dict[str, list[Record]]:
    """Return the records of all kinds as they would be with `items` in place."""
    together = {kind: {record["slug"]: record for record in records(kind)} for kind in MODELS}
    for item in items:
        if item.record is None:
            together[item.kind].pop(item.slug, None)
        else:
            together[item.kind][item.slug] = item.record
    return {kind: list(of_kind.values()) for kind, of_kind in together.items()}
