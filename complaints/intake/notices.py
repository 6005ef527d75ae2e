"""Despair and danger in a draft's words, sent with the button or still being typed."""

from django.utils import timezone

from complaints.conduct.assess import assess
from complaints.conduct.facts import Addressee, Case, Channel, Claim, Contact
from complaints.conduct.rulebook import Rulebook
from complaints.intake.forms import LONGEST_TEXT
from complaints.intake.steps import Answers
from complaints.safety import notice_kinds

DRAFT = "draft"


def kinds_in_draft(rulebook: Rulebook, answers: Answers, text: str) -> tuple[str, ...]:
    """Return the kinds of notice that `text` raises, read with the answers given so far.

    Of a text that is too long to be saved, the end is read: it was typed last.
    """
    if not text.strip():
        return ()
    contact = _contact_so_far(answers, text[-LONGEST_TEXT:])
    return notice_kinds(assess(rulebook, Case(DRAFT, (contact,))), DRAFT)


def _contact_so_far(answers: Answers, text: str) -> Contact:
    how, whom, when = (answers.get(step, {}) for step in ("how", "whom", "when"))
    return Contact(
        id=DRAFT,
        at=timezone.now(),
        channel=Channel(how.get("channel", Channel.OTHER)),
        to=Addressee(whom.get("to", Addressee.BORROWER)),
        claims_to_be=Claim(when.get("claims_to_be", Claim.UNKNOWN)),
        text=text,
    )
