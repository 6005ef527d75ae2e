"""A draft is read anew only where it can judge otherwise, and that gives what reading all gives."""

import copy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from complaints.conduct.edition import KINDS, rulebook_from_records
from complaints.conduct.facts import Case
from complaints.conduct.rulebook import Rulebook
from curation.trial.corpus import read_corpus
from curation.trial.results import Found, find
from curation.trial.touched import Reach
from guide.transfer.files import read_records

RECORDS: dict[str, Any] = {kind: read_records(Path(settings.CONTENT_DIR), kind) for kind in KINDS}
OLD = rulebook_from_records(RECORDS)
SAMPLED = 120  # however much the corpus grows
CASES = read_corpus(Path(settings.CORPUS_DIR), OLD.conducts).cases
EVERY = 197  # of the real corpus, whose lines take seconds to read

Judged = list[tuple[Case, Found]]


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Some cases of the real corpus, with what the rules find in them."""
    folder = tmp_path_factory.mktemp("corpus")
    for path in (Path(settings.BASE_DIR) / "corpus").glob("*.jsonl"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        (folder / path.name).write_text("".join(lines[::EVERY]), "utf-8")
    cases = [one.case for one in read_corpus(folder, OLD.conducts).cases]
    assert len(cases) > 100
    return [(case, find(OLD, case)) for case in cases]


def change(kind: str, slug: str, **values: Any) -> Any:
    records = copy.deepcopy(RECORDS)
    (record,) = [one for one in records[kind] if one["slug"] == slug]
    record.update(values)
    return rulebook_from_records(records)


def phrases_of(slug: str) -> list[dict[str, Any]]:
    (record,) = [one for one in RECORDS["phrases"] if one["slug"] == slug]
    return list(record["phrases"])


def test_a_new_phrase_touches_only_texts_where_it_occurs() -> None:
    more = [*phrases_of("insult"), {"id": "x", "pattern": "骗子", "decides": True}]
    reach = Reach(OLD, change("phrases", "insult", phrases=more))
    assert [phrase.id for phrase in reach.phrases] == ["x"]
    assert [one.case.case for one in CASES if reach.touches(one.case)] == ["aside-01"]


def test_a_word_list_touches_the_phrases_that_name_it() -> None:
    (kin,) = [one for one in RECORDS["words"] if one["slug"] == "child"]
    reach = Reach(OLD, change("words", "child", words=[*kin["words"], "小祖宗"]))
    assert not reach.is_everything
    assert {phrase.kind for phrase in reach.phrases} >= {"violence-threat"}


def test_who_speaks_and_what_counts_touch_everything() -> None:
    (cue,) = [one for one in RECORDS["words"] if one["slug"] == "cue-denied"]
    assert Reach(OLD, change("words", "cue-denied", words=cue["words"][1:])).is_everything
    assert Reach(OLD, change("conducts", "quiet-hours", limits=[])).is_everything
    assert Reach(OLD, change("conducts", "quiet-hours", limits=[])).touches(CASES[0].case)


def test_law_and_explanations_touch_nothing() -> None:
    for new in (
        change("conducts", "insult", definition="别的说法", severity="low"),
        change("instruments", RECORDS["instruments"][0]["slug"], note="别的说明"),
        OLD,
    ):
        assert not any(Reach(OLD, new).touches(one.case) for one in CASES)


SLUGS = st.sampled_from([record["slug"] for record in RECORDS["phrases"]])
PATTERNS = st.sampled_from(["还钱", "你", "我说", "逾期|欠", "快递", "{kin}", "公安~立案", "[a-z]"])


@hypothesis_settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(SLUGS, PATTERNS, st.booleans(), st.integers(0, 3), st.booleans())
def test_what_is_not_touched_is_judged_alike(
    some: Judged, slug: str, pattern: str, decides: bool, dropped: int, backwards: bool
) -> None:
    phrases = [*phrases_of(slug)[dropped:], {"id": "x", "pattern": pattern, "decides": decides}]
    new = change("phrases", slug, phrases=phrases[::-1] if backwards else phrases)
    assert_alike_where_untouched(new, some)


@pytest.mark.parametrize("slug", ["sign-co-obligor", "graver-insult"])
def test_signs_reach_what_they_are_in(some: Judged, slug: str) -> None:
    new = change("phrases", slug, phrases=[{"id": "x", "pattern": "余额"}])
    reach = Reach(OLD, new)
    assert "aside-02" in [one.case.case for one in CASES if reach.touches(one.case)]
    assert_alike_where_untouched(new, some)


def assert_alike_where_untouched(new: Rulebook, some: Judged) -> None:
    reach = Reach(OLD, new)
    for case, found in some:
        if not reach.touches(case):
            assert find(new, case) == found
