"""Sealed drafts: where the wizard keeps its answers.

A draft is a row named in the address. Reload, back, two tabs, a lost connection and a restart of
the server therefore lose nothing, and the session holds no answer.
"""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from formtools.wizard.storage.base import BaseStorage

from complaints.casebook import store
from complaints.casebook.access import OpenCasebook
from complaints.casebook.contacts import contact_of
from complaints.casebook.models import ContactDraft
from complaints.intake.answers import fields_from

PUT_AWAY = "put_away"


def start_draft(casebook: OpenCasebook) -> UUID:
    """Make an empty draft and return its id."""
    return store.save(casebook, ContactDraft, _data({}))


def draft_from_contact(casebook: OpenCasebook, contact: UUID) -> None:
    """Make a draft with the answers of `contact`, under its id, unless one is under way."""
    facts = contact_of(casebook, contact)
    try:
        store.load(casebook, ContactDraft, contact)
    except store.NoSuchRow:
        data = _data(fields_from(facts), facts.put_away)
        store.save(casebook, ContactDraft, data, contact)


def drafts_of(casebook: OpenCasebook) -> list[UUID]:
    """Return the drafts under way, oldest first."""
    return list(store.load_all(casebook, ContactDraft))


def newest_draft(casebook: OpenCasebook) -> UUID | None:
    """Return the draft begun last, or None; nothing is unsealed for it."""
    rows = ContactDraft.objects.filter(casebook_id=casebook.id).order_by("-created", "id")
    return rows.values_list("id", flat=True).first()


def discard_draft(casebook: OpenCasebook, draft: UUID) -> None:
    """Delete a draft, or raise NoSuchRow."""
    store.delete(casebook, ContactDraft, draft)


class SealedDraftStorage(BaseStorage):
    """formtools' storage on a sealed row.

    When the response is ready, what this request gave is written into the row as it then is, and
    nothing else: reading a step writes nothing, and what another tab kept meanwhile stays. Which
    step it is, the address says; that is not stored.

    Raises NoSuchRow where the draft is not there (any more).
    """

    def __init__(self, prefix: str, request: HttpRequest, file_storage: Any = None) -> None:
        super().__init__(prefix, request, file_storage)
        self.draft: UUID = cast(ResolverMatch, request.resolver_match).kwargs["draft"]
        self.casebook: OpenCasebook = request.casebook  # type: ignore[attr-defined]
        self.data = store.load(self.casebook, ContactDraft, self.draft)
        self._given: set[str] = set()
        self._put_away: set[str] = set()
        self._finished = False

    def set_step_data(self, step: str, cleaned_data: Any) -> None:
        super().set_step_data(step, cleaned_data)
        self._given.add(step)

    @property
    def put_away(self) -> tuple[str, ...]:
        """The kinds of notice whose block was put away in this draft."""
        earlier = self.extra_data.get(PUT_AWAY, ())
        return tuple(sorted({*earlier, *self._put_away}))

    def put_notices_away(self, kinds: Iterable[str]) -> None:
        """Remember that the block for these kinds was put away."""
        self._put_away |= set(kinds) - set(self.put_away)

    def reset(self) -> None:
        """Called once the contact is saved: the draft has done its work."""
        self._finished = True
        self.init_data()

    def update_response(self, response: HttpResponse) -> None:
        if self._finished:
            store.delete(self.casebook, ContactDraft, self.draft)
        elif self._given or self._put_away:
            with store.changing(self.casebook, ContactDraft, self.draft) as kept:
                for step in self._given:
                    kept[self.step_data_key][step] = self.data[self.step_data_key][step]
                extra = kept[self.extra_data_key]
                extra[PUT_AWAY] = sorted({*extra.get(PUT_AWAY, ()), *self._put_away})


def _data(
    step_data: dict[str, dict[str, list[str]]], put_away: Iterable[str] = ()
) -> dict[str, Any]:
    return {
        BaseStorage.step_key: None,
        BaseStorage.step_data_key: step_data,
        BaseStorage.step_files_key: {},
        BaseStorage.extra_data_key: {PUT_AWAY: list(put_away)},
    }
