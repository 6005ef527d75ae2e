"""The shipped phrases on sentences of our own that a lawyer can read and extend."""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from complaints.conduct.facts import Addressee, Channel, Contact
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text.measure import load_reader_rulebook
from complaints.conduct.text.patterns import read_patterns

TABLE: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("sentences.yaml").read_text("utf-8")
)
WORDED = sorted(set(load_reader_rulebook().phrases))


@lru_cache
def rulebook() -> Rulebook:
    return load_reader_rulebook()


def cases(side: str) -> list[tuple[str, str]]:
    return [(kind, sentence) for kind, sides in TABLE.items() for sentence in sides[side]]


def kinds_read(sentence: str) -> set[str]:
    to, _, words = sentence.partition("：")
    if to not in set(Addressee):
        to, words = Addressee.BORROWER, sentence
    contact = Contact(
        id="c1",
        at=datetime(2026, 4, 15, 6, tzinfo=UTC),
        channel=Channel.INSTANT_MESSAGE,
        to=Addressee(to),
        text=words,
    )
    readings = read_patterns(rulebook(), contact)
    for reading in readings:
        assert 0 <= reading.start < reading.end <= len(words)
    return {reading.kind for reading in readings}


@pytest.mark.parametrize(("kind", "sentence"), cases("says"))
def test_sentence_is_read(kind: str, sentence: str) -> None:
    assert kind in kinds_read(sentence)


@pytest.mark.parametrize(("kind", "sentence"), cases("silent"))
def test_lawful_sentence_is_left_alone(kind: str, sentence: str) -> None:
    assert kind not in kinds_read(sentence)


@pytest.mark.parametrize("kind", WORDED)
def test_every_worded_kind_has_examples_of_both(kind: str) -> None:
    assert len(TABLE[kind]["says"]) >= 3
    assert len(TABLE[kind]["silent"]) >= 3
