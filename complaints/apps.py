"""The app of the borrower's half."""

from collections.abc import Iterable

from django.apps import AppConfig

from guide.phrase_checks import PhraseProblem, Records, register_phrase_check


class ComplaintsConfig(AppConfig):
    name = "complaints"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "记录本"

    def ready(self) -> None:
        register_phrase_check(_check_phrases)


def _check_phrases(phrases: Records, words: Records) -> Iterable[PhraseProblem]:
    """Ask the reader of words; it is imported late, for most commands never need it."""
    from complaints.conduct.text.patterns import check_phrases

    return check_phrases(phrases, words)
