"""A number that grows with every change to the rules, so that a built rulebook knows its age."""

from typing import Any

from django.db import models
from django.db.models import F
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from guide.models.conduct import Citation, Conduct, Limit
from guide.models.law import Instrument, Provision
from guide.models.phrases import Phrase, PhraseList, WordList

RULES = (Citation, Conduct, Instrument, Limit, Phrase, PhraseList, Provision, WordList)


class RulesStamp(models.Model):
    """One row. Whoever changes rules past `save` and `delete` (in bulk) calls `bump`."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def bump(cls) -> None:
        """Mark the rules as changed, in the transaction that changes them."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.create(pk=1, number=1)


@receiver([post_save, post_delete], dispatch_uid="rules-changed")
def _rules_changed(sender: Any, raw: bool = False, **kwargs: Any) -> None:
    if sender in RULES and not raw:
        RulesStamp.bump()


@receiver(m2m_changed, dispatch_uid="rules-relation-changed")
def _relation_changed(sender: Any, instance: Any, action: str, **kwargs: Any) -> None:
    if isinstance(instance, RULES) and action.startswith("post_"):
        RulesStamp.bump()
