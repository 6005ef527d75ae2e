"""The app of the borrower's half."""

from collections.abc import Iterable

from django.apps import AppConfig

from guide.phrase_checks import PhraseProblem, Records, register_phrase_check
from guide.rules_edition import register_rules_edition


class ComplaintsConfig(AppConfig):
    name = "complaints"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "记录本"

    def ready(self) -> None:
        register_phrase_check(_check_phrases)
        register_rules_edition(_rules_in_force)


def _check_phrases(phrases: Records, words: Records) -> Iterable[PhraseProblem]:
    """Ask the reader of words; it is imported late, for most commands never need it."""
    from complaints.conduct.text.patterns import check_phrases

    return check_phrases(phrases, words)


def _rules_in_force() -> str:
    """Name the edition that flags would be made by now, and keep it to be looked at later."""
    from complaints.rules import current_rulebook

    return current_rulebook().hash
