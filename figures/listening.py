"""What is counted when something happened; nothing where FIGURES is off."""

from typing import Any

from django.conf import settings
from django.dispatch import receiver

from config.events import Event, happened
from figures.names import Group
from figures.storing import close_days, store
from figures.tally import Tally

MINUTE = 60.0
COUNTED = {
    Event.CASEBOOK_MADE: (Group.CASEBOOKS, "made"),
    Event.CASEBOOK_OPENED: (Group.CASEBOOKS, "opened"),
}


def _store_and_close(counts: Any) -> None:
    store(counts)
    close_days()


tally = Tally(_store_and_close, MINUTE)


def count(group: Group, name: str) -> None:
    """Count one, unless the operator wants no figures."""
    if settings.FIGURES:
        tally.add(group.value, name)


@receiver(happened, dispatch_uid="figures")
def _happened(sender: Any, event: Event, name: str, **kwargs: Any) -> None:
    if event is Event.DOSSIER_MADE:
        count(Group.DOSSIERS, name)
    else:
        count(*COUNTED[event])
