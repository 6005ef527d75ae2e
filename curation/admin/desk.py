"""What the form of a row shows beside its fields."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from curation.diff import FieldDiff, diff_records
from curation.models import Change
from curation.states import SECOND_PERSON, State
from guide.transfer.files import Record

# The names of what a form sends beside its fields.
OPENED = "curation_opened"
SEEN = "curation_seen"
REASON = "curation_reason"


class Kept(HttpResponse):
    """Django's answer to a valid form, which nobody gets to see: `slug` is the row's."""

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug


@dataclass
class Desk:
    """`record` is the row as the form shows it, `opened` the same for the hidden field."""

    kind: str
    record: Record | None
    change: Change | None
    opened: str
    reason: str = ""
    overtaken: bool = False
    overtaken_by: Record | None = None
    seen: str = ""
    may_publish: bool = False

    @property
    def differences(self) -> list[FieldDiff]:
        """What somebody else changed since the form was opened."""
        return diff_records(self.kind, self.record, self.overtaken_by)

    @property
    def two_must_look(self) -> bool:
        return self.kind in SECOND_PERSON

    @property
    def scheduled(self) -> Any:
        """Changes of the row that wait for their day."""
        slug = self.record["slug"] if self.record else ""
        return Change.objects.filter(kind=self.kind, slug=slug, state=State.SCHEDULED)
