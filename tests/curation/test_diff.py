"""What an approver reads: fields by their Chinese names, words that went and came marked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.diff import FieldDiff, Mark, _lines, diff_records
from guide.models.choices import LIMIT_LABELS
from tests.curation.people import record

pytestmark = pytest.mark.django_db


def shown(field: FieldDiff) -> str:
    """Return a field's lines with [-gone-] and {+new+}."""
    marks = {Mark.SAME: "%s", Mark.GONE: "[-%s-]", Mark.NEW: "{+%s+}"}
    return "\n".join(
        "".join(marks[mark] % text for mark, text in line.pieces) if line.pieces else "…"
        for line in field.lines
    )


def test_words_in_a_long_text_are_marked_and_the_rest_is_left_out(content: None) -> None:
    before = {**record("topics", "fees"), "body": "一\n\n利息每年不超过 24%。\n\n五\n六\n七"}
    after = {**before, "body": "一\n\n利息每年不超过 LPR 的四倍。\n\n五\n六\n七"}
    (field,) = diff_records("topics", before, after)
    assert field.label == "正文"
    assert shown(field) == "…\n\n利息每年不超过 [-24%-]{+LPR 的四倍+}。\n\n…"


def test_a_limit_is_named_and_its_days_are_shown(content: None) -> None:
    before = record("conducts", "excessive-calls")
    limits = [dict(item) for item in before["limits"]]
    limits[-1]["to"] = date(2026, 12, 31)
    limits.append({**limits[-1], "value": "2", "from": date(2027, 1, 1), "to": None})
    fields = diff_records("conducts", before, {**before, "limits": limits})
    assert (fields[0].row, fields[0].label, fields[0].mark) == (
        f"界限 {LIMIT_LABELS[limits[-1]['name']]}", "终止日", Mark.SAME,
    )  # fmt: skip
    (added,) = [shown(one) for one in fields if one.mark is Mark.NEW]
    assert "数值：{+2+}\n" in added
    assert "生效日：{+2027-01-01+}\n" in added


def test_choices_are_shown_in_words(content: None) -> None:
    before = record("instruments", "zhian-2025")
    (field,) = diff_records("instruments", before, {**before, "force": "departmental"})
    assert (field.label, shown(field)) == ("效力", "[-法律-]{+部门规章+}")


def test_rows_that_only_moved_are_said_to_have_moved(content: None) -> None:
    before = record("phrases", "insult")
    (field,) = diff_records("phrases", before, {**before, "phrases": before["phrases"][::-1]})
    assert (field.row, field.label) == ("用语", "次序")


@given(st.text("ab好\n", max_size=12), st.text("ab好\n", max_size=12))
def test_nothing_that_changed_is_hidden(old: str, new: str) -> None:
    """Leaving out new words gives lines of the old text, leaving out gone ones lines of the new."""
    lines = [line for line in _lines(old, new) if line.pieces]
    for mark, text in ((Mark.NEW, old), (Mark.GONE, new)):
        parts = "\n".join("".join(t for m, t in line.pieces if m is not mark) for line in lines)
        seen = [part for part in parts.splitlines() if part.strip("¶")]
        assert all(part in text.splitlines() for part in seen)
    if old.splitlines() != new.splitlines():
        assert any(mark is not Mark.SAME for line in lines for mark, _text in line.pieces)
