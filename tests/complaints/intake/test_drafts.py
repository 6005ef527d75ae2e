"""The sealed draft between two tabs: a request writes its own steps into what it then finds."""

from typing import cast
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve
from django.utils.datastructures import MultiValueDict

from complaints.casebook import store
from complaints.casebook.access import OpenCasebook, remembered
from complaints.casebook.models import ContactDraft
from complaints.intake.drafts import SealedDraftStorage
from tests.complaints.borrower import Borrower

pytestmark = pytest.mark.django_db


def casebook_of(borrower: Borrower) -> OpenCasebook:
    """Return the casebook that the borrower holds open."""
    return cast(OpenCasebook, remembered(borrower.client.session))


def at_work(borrower: Borrower, address: str) -> SealedDraftStorage:
    """Return the storage of a request that has read the draft and not answered yet."""
    request = RequestFactory().get(address)
    request.resolver_match = resolve(address)
    request.casebook = casebook_of(borrower)  # type: ignore[attr-defined]
    return SealedDraftStorage("wizard", request)


def kept(borrower: Borrower, address: str, step: str) -> dict[str, list[str]] | None:
    """Return what the draft holds of a step."""
    draft: UUID = resolve(address).kwargs["draft"]
    data = store.load(casebook_of(borrower), ContactDraft, draft)
    return cast(dict[str, list[str]] | None, data["step_data"].get(step))


def test_a_slow_reader_does_not_undo_what_another_tab_keeps(borrower: Borrower) -> None:
    address = borrower.start()
    words = address.replace("/how/", "/words/")
    slow = at_work(borrower, address)
    slow.current_step = "how"
    borrower.client.post(words, {"keep": "1", "words-text": "写到一半"})
    slow.update_response(HttpResponse())
    assert (kept(borrower, words, "words") or {})["words-text"] == ["写到一半"]


def test_two_tabs_that_write_two_steps_at_once_keep_both(borrower: Borrower) -> None:
    address = borrower.start()
    words = address.replace("/how/", "/words/")
    slow = at_work(borrower, address)
    borrower.client.post(words, {"keep": "1", "words-text": "写到一半"})
    slow.set_step_data("how", MultiValueDict({"how-channel": ["sms"]}))
    slow.update_response(HttpResponse())
    assert kept(borrower, address, "how") == {"how-channel": ["sms"]}
    assert (kept(borrower, words, "words") or {})["words-text"] == ["写到一半"]


def test_a_slow_writer_does_not_bring_back_a_draft_that_was_thrown_away(
    borrower: Borrower,
) -> None:
    address = borrower.start()
    slow = at_work(borrower, address)
    borrower.client.post(address.replace("/how/", "/discard/"))
    slow.set_step_data("how", MultiValueDict({"how-channel": ["sms"]}))
    with pytest.raises(store.NoSuchRow):
        slow.update_response(HttpResponse())
    assert not ContactDraft.objects.exists()
