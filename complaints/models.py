"""All models of this app; they live in `complaints.casebook.models`."""

from complaints.casebook.models import (
    Casebook,
    Contact,
    ContactDraft,
    Debt,
    DossierDraft,
    FlagDecision,
    KeptCode,
    KeySlot,
)

__all__ = [
    "Casebook",
    "Contact",
    "ContactDraft",
    "Debt",
    "DossierDraft",
    "FlagDecision",
    "KeptCode",
    "KeySlot",
]
