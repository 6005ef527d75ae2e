"""The measuring command counts as a scorer would and shows errors of one half only."""

import json
from pathlib import Path

import pytest

from complaints.conduct.text.measure import main


def case(name: str, text: str, expect: list[str], allow: list[str] = []) -> str:  # noqa: B006
    contact = {"id": "c1", "at": "2026-04-15T14:00+08:00", "channel": "sms", "to": "borrower"}
    return json.dumps(
        {
            "case": name,
            "contacts": [{**contact, "text": text}],
            "expect": [[kind, "c1"] for kind in expect],
            "allow": [[kind, "c1"] for kind in allow],
        }
    )


def test_halves_are_counted_apart_and_only_odd_errors_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    abuse = "你这种货色也配借钱"
    file = tmp_path / "cases.jsonl"
    lines = [
        case("t001", abuse, ["insult"]),
        case("t003", "今天下雨", ["insult"]),
        case("t002", abuse, []),
        case("t004", abuse, [], ["insult"]),
    ]
    file.write_text("\n".join(lines), "utf-8")

    assert main([str(file), "--show", "insult"]) == 0

    out = capsys.readouterr().out.splitlines()
    (row,) = [line.split() for line in out if line.startswith("insult")]
    assert row == ["insult", "2", "1.000", "0.500", "0", "0.000", "1.000"]
    assert [line for line in out if line[0] in "+-"] == ["-insult | t003 borrower | 今天下雨"]
    assert "clean even: 0.500 (1 of 2)" in out
