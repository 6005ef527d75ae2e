"""What the two halves tell, without knowing who listens: that something happened, never to whom.

`name` is a word of ours (such as a channel's slug), never anything that a person typed.
"""

from enum import StrEnum

from django.dispatch import Signal


class Event(StrEnum):
    CASEBOOK_MADE = "casebook-made"
    CASEBOOK_OPENED = "casebook-opened"
    DOSSIER_MADE = "dossier-made"  # name: the channel it is addressed to, '' where none is known


happened = Signal()


def tell(event: Event, name: str = "") -> None:
    """Tell whoever listens that `event` happened."""
    happened.send(sender=Event, event=event, name=name)
