"""The rows of a casebook. A thief of the database sees how many there are and their days.

Nothing here is registered in the admin. What a row holds is defined in `facts.py`; it is sealed by
`store.py` and readable only while its casebook is open.
"""

import uuid

from django.db import models


class Casebook(models.Model):
    """One borrower's casebook. `number` is random and says nothing about a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=11, unique=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.id)


class KeySlot(models.Model):
    """The casebook's data key, wrapped under a code. Deleting all slots deletes the casebook."""

    class Kind(models.TextChoices):
        RECOVERY = "recovery"

    casebook = models.ForeignKey(Casebook, models.CASCADE, related_name="slots")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    salt = models.BinaryField()
    operations = models.PositiveIntegerField()
    memory_bytes = models.PositiveBigIntegerField()
    wrapped = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["casebook", "kind"], name="one_slot_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.casebook_id}"


class SealedRow(models.Model):
    """A row of which only identity and day are readable without the casebook's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    casebook = models.ForeignKey(Casebook, models.CASCADE, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    sealed = models.BinaryField()

    class Meta:
        abstract = True
        ordering = ["created", "id"]

    def __str__(self) -> str:
        return str(self.id)


class Debt(SealedRow):
    """One loan and its lender (facts.DebtFacts)."""


class Contact(SealedRow):
    """One call, message, letter or visit (facts.ContactFacts)."""


class ContactDraft(SealedRow):
    """The answers of a contact wizard under way; its id becomes the contact's."""


class FlagDecision(SealedRow):
    """What the borrower says of one flag (facts.Decision)."""


class DossierDraft(SealedRow):
    """What was typed for a dossier of one debt (facts.DossierFacts)."""


class KeptCode(SealedRow):
    """The recovery code, viewable inside until the borrower confirms that it is kept."""
