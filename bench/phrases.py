"""Reading one ever longer text, beside only mending it: both grow in step."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from django.conf import settings

from bench.row import Row, best_of
from complaints.conduct.assess import assess
from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.facts import Addressee, Case, Channel, Contact
from complaints.conduct.text.normalise import normalise
from complaints.conduct.text.patterns import read_patterns

SIZES = (1_000, 10_000, 100_000)
# Every sentence fits phrases and is held back again, so that they look at each of them.
SENTENCE = "我说再不还就打断你的腿，先交手续费。他说不会抓你，"


def rows() -> Iterator[Row]:
    """Measure one text of ever more characters: by the phrases alone, then by all of the engine."""
    rulebook = rulebook_from_files(settings.CONTENT_DIR)
    for what, read in (
        ("read_patterns", partial(read_patterns, rulebook)),
        ("assess one text", lambda contact: assess(rulebook, Case("bench", (contact,)))),
    ):
        for size in SIZES:
            contact = contact_of(size)
            yield Row(
                what=what,
                size=size,
                unit="characters",
                seconds=best_of(partial(read, contact)),
                baseline="normalise",
                baseline_seconds=best_of(partial(normalise, contact.text)),
            )


def contact_of(size: int) -> Contact:
    """Return a message of so many characters."""
    return Contact(
        id="c1",
        at=datetime(2026, 4, 15, 6, tzinfo=UTC),
        channel=Channel.SMS,
        to=Addressee.BORROWER,
        text=(SENTENCE * (size // len(SENTENCE) + 1))[:size],
    )
