"""Reading the corpus: what is expected, what is open, what is kept aside; and counting."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.facts import Case
from curation.trial.corpus import Labelled, read_corpus
from curation.trial.results import compare, figures, find, pack, unpack

RULES = rulebook_from_files(Path(settings.CONTENT_DIR))


def labelled(**facts: Any) -> Labelled:
    plain = {
        "file": "f", "aside": False, "case": Case("k", ()), "expect": frozenset(),
        "open": frozenset(), "conduct": True, "notices": False,
    }  # fmt: skip
    return Labelled(**{**plain, **facts})


def pairs(*kinds: str) -> frozenset[tuple[str, str]]:
    return frozenset((kind, "c1") for kind in kinds)


def test_the_whole_corpus_can_be_read() -> None:
    folder = Path(settings.BASE_DIR) / "corpus"
    corpus = read_corpus(folder, RULES.conducts)
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in folder.rglob("*.jsonl"))
    assert len(corpus.cases) == lines
    aside = {one.file for one in corpus.cases if one.aside}
    assert aside == {path.stem for path in folder.glob("*/*.jsonl")}
    assert all(one.conduct or one.notices for one in corpus.cases)
    assert read_corpus(folder, RULES.conducts) is corpus


def test_another_file_is_another_corpus(tmp_path: Path) -> None:
    contact = {"id": "c1", "at": "2026-04-15T14:00+08:00", "channel": "sms", "to": "borrower"}
    line = {"case": "k", "contacts": [contact], "expect": [["insult", "c1"]], "allow": []}
    assert read_corpus(tmp_path, ()).cases == ()
    (tmp_path / "one.jsonl").write_text(json.dumps(line), "utf-8")
    first = read_corpus(tmp_path, ())
    (only,) = first.cases
    assert (only.expect, only.open) == (pairs("insult"), frozenset())
    (tmp_path / "one.jsonl").write_text(json.dumps({**line, "allow": [["extra-fee", "c1"]]}))
    assert read_corpus(tmp_path, ()).digest != first.digest


def test_results_come_back_as_they_were_kept() -> None:
    corpus = read_corpus(Path(settings.CORPUS_DIR), RULES.conducts)
    results = [find(RULES, one.case) for one in corpus.cases]
    assert any(results)
    assert unpack(pack(results)) == results
    assert unpack(b"") == []


def test_figures_count_right_wrong_missed_and_clean() -> None:
    cases = [
        labelled(expect=pairs("insult")),
        labelled(expect=pairs("insult"), open=pairs("extra-fee")),
        labelled(),
        labelled(open=pairs("insult")),
        labelled(conduct=False, notices=True, expect=pairs("despair")),
    ]
    results = [
        pairs("insult", "extra-fee"),
        pairs("extra-fee"),
        pairs("insult"),
        pairs("insult"),
        pairs("insult", "despair"),
    ]
    got = figures(cases, results)
    assert (got.cases, got.right, got.extra, got.missed) == (4, 1, 2, 1)
    assert (got.lawful, got.clean) == (2, 1)
    assert (got.precision, got.recall, got.f1) == (1 / 3, 1 / 2, 2 / 5)
    signs = figures(cases, results, notices=True)
    assert (signs.cases, signs.right, signs.extra, signs.missed) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("facts", "before", "after", "verdict"),
    [
        ({"expect": pairs("insult")}, pairs(), pairs("insult"), "better"),
        ({"expect": pairs("insult")}, pairs("insult"), pairs(), "worse"),
        ({}, pairs(), pairs("insult"), "worse"),
        ({}, pairs("insult"), pairs(), "better"),
        ({"open": pairs("insult")}, pairs(), pairs("insult"), "open"),
        ({"conduct": False}, pairs(), pairs("insult"), "open"),
        ({"expect": pairs("insult")}, pairs(), pairs("insult", "extra-fee"), "worse"),
    ],
)
def test_a_change_is_better_worse_or_neither(
    facts: Any, before: Any, after: Any, verdict: str
) -> None:
    (changed,) = compare([labelled(**facts)], [before], [after])
    said = "worse" if changed.is_worse else "better" if changed.is_better else "open"
    assert said == verdict


def test_what_got_worse_comes_first_and_what_stayed_is_left_out() -> None:
    cases = [labelled(file=name) for name in "abc"]
    before, after = [pairs("insult"), pairs(), pairs()], [pairs(), pairs("insult"), pairs()]
    assert [one.labelled.file for one in compare(cases, before, after)] == ["b", "a"]
