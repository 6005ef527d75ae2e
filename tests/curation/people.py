"""The people of the tests, as their roles make them, and what they do."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from curation.applying import record_now
from curation.models import Change
from curation.workflow import save_draft
from guide.transfer.files import Record
from tests.client import CheckedClient


def somebody(name: str, *roles: str) -> Any:
    """Return a member of staff in the groups `roles`."""
    person = get_user_model().objects.create_user(name, password="x", is_staff=True)
    person.groups.set(Group.objects.filter(name__in=roles))
    assert person.groups.count() == len(roles)
    return person


def signed_in(person: Any) -> CheckedClient:
    """Return a browser of that person."""
    client = CheckedClient()
    client.force_login(person)
    return client


def record(kind: str, slug: str) -> Record:
    """Return what readers see of a row, which has to be there."""
    found = record_now(kind, slug)
    assert found is not None
    return found


def draft(kind: str, slug: str, by: Any, **keys: Any) -> Change:
    """Draft a row with some keys changed."""
    return save_draft(kind, slug, {**record(kind, slug), **keys}, by=by, reason="改一个字")
