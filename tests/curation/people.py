"""The people of the tests: editors and reviewers as their roles make them."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


def somebody(name: str, *roles: str) -> Any:
    """Return a member of staff in the groups `roles`."""
    person = get_user_model().objects.create_user(name, password="x", is_staff=True)
    person.groups.set(Group.objects.filter(name__in=roles))
    assert person.groups.count() == len(roles)
    return person
