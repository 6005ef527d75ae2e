"""Reading one ever longer text by the phrases, beside only mending it: both grow in step."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from bench.row import Row, best_of
from complaints.conduct.facts import Addressee, Channel, Contact
from complaints.conduct.text.measure import load_reader_rulebook
from complaints.conduct.text.normalise import normalise
from complaints.conduct.text.patterns import read_patterns

SIZES = (1_000, 10_000, 100_000)
# Every sentence fits phrases and is held back again, so that they look at each of them.
SENTENCE = "我说再不还就打断你的腿，先交手续费。他说不会抓你，"


def rows() -> Iterator[Row]:
    """Measure `read_patterns` of one text of ever more characters."""
    rulebook = load_reader_rulebook()
    for size in SIZES:
        text = (SENTENCE * (size // len(SENTENCE) + 1))[:size]
        contact = Contact(
            id="c1",
            at=datetime(2026, 4, 15, 6, tzinfo=UTC),
            channel=Channel.SMS,
            to=Addressee.BORROWER,
            text=text,
        )
        yield Row(
            what="read_patterns",
            size=size,
            unit="characters",
            seconds=best_of(partial(read_patterns, rulebook, contact)),
            baseline="normalise",
            baseline_seconds=best_of(partial(normalise, text)),
        )
