"""`manage.py assess` as a program: what goes in, what comes out, how it ends."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

CASE = {
    "case": "夜里",
    "lender_kind": "bank",
    "contacts": [
        {
            "id": "c1",
            "at": "2026-03-05T22:41+08:00",
            "channel": "phone",
            "to": "borrower",
            "answered": True,
            "seconds": 65,
        },
        {"id": "c2", "at": "2026-03-05T12:00+08:00", "channel": "letter", "to": "borrower"},
    ],
}
GOOD = json.dumps(CASE, ensure_ascii=False)
PERSON = "赵某某13900001111"
NO_OFFSET = json.dumps(
    {
        "case": "x",
        "contacts": [{"id": PERSON, "at": "2026-03-05T22:41", "channel": "sms", "to": "borrower"}],
    }
)


@pytest.fixture
def run(tmp_path: Path) -> Any:
    """Run the command in a process of its own, with a database that nobody has migrated."""

    def run_with(
        lines: str | bytes = "", *arguments: str, locale: str = "C.UTF-8"
    ) -> subprocess.CompletedProcess[bytes]:
        environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": locale,
            "VAR_DIR": str(tmp_path / "var"),
            "PYTHONUTF8": "0",
        }
        return subprocess.run(
            [sys.executable, "manage.py", "assess", *(arguments or ("-",))],
            cwd=settings.BASE_DIR,
            env=environment,
            input=lines.encode() if isinstance(lines, str) else lines,
            capture_output=True,
            check=False,
        )

    return run_with


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_cases_come_out_in_the_order_they_went_in(run: Any) -> None:
    other = json.dumps({"case": "空", "contacts": []})
    done = run(f"{GOOD}\n\n{other}\r\n")
    assert (done.returncode, done.stderr) == (0, b"")
    first, second = answers(done)
    assert [first["case"], second["case"]] == ["夜里", "空"]
    assert list(first) == ["case", "rulebook", "flags", "notices"]
    (flag,) = first["flags"]
    assert list(flag) == ["conduct", "contacts", "severity", "provisions", "words", "why"]
    assert (flag["conduct"], flag["contacts"]) == ("quiet-hours", ["c1"])
    assert second["flags"] == second["notices"] == []
    assert second["rulebook"] == first["rulebook"]


def test_a_file_with_a_byte_order_mark(run: Any, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(GOOD, "utf-8-sig")
    done = run("", str(log))
    assert done.returncode == 0
    assert len(answers(done)) == 1


def test_output_is_utf8_in_any_locale(run: Any) -> None:
    done = run(GOOD, locale="C")
    assert answers(done)[0]["case"] == "夜里"


def test_lawful_contacts_are_explained_on_request(run: Any) -> None:
    done = run(GOOD, "-", "--lawful")
    (lawful,) = answers(done)[0]["lawful"]
    assert lawful["contact"] == "c2"
    assert lawful["why"].endswith("。")


def test_each_step_is_told_on_request(run: Any) -> None:
    words = {**json.loads(GOOD)["contacts"][0], "text": "他说不会打断你的腿"}
    case = json.dumps({"case": "夜里", "contacts": [words]}, ensure_ascii=False)
    done = run(f"{case}\n{case}\n", "-", "--explain")
    assert (done.returncode, done.stderr) == (0, b"")
    first, second = done.stdout.decode().removesuffix("\n\n").split("\n\ncase ")
    assert first.startswith("case 夜里: contacts 1, flags ")
    assert "rulebook sha256:" in first
    assert "violence-threat/plain-body 「打断你」 silenced: denied" in first
    assert "quiet-hours (medium, clear)" in first
    assert f"case {second}" == first


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (NO_OFFSET, '"at": no offset; write it like 2026-03-05T22:41+08:00 (contacts[0])'),
        ("{", "not JSON at column 2; write one object a line, in double quotes"),
        (b"\xff\xfe", "not UTF-8 at byte 1; save the file as UTF-8"),
    ],
    ids=["no offset", "not JSON", "not UTF-8"],
)
def test_a_bad_line_ends_the_run_and_what_came_before_stands(
    run: Any, line: str | bytes, message: str
) -> None:
    bad = line.encode() if isinstance(line, str) else line
    done = run(GOOD.encode() + b"\n" + bad + b"\n" + GOOD.encode())
    assert done.returncode == 2
    assert done.stderr.decode() == f"line 2: {message}\n"
    assert len(answers(done)) == 1


def test_not_strict_skips_bad_lines_and_counts_them(run: Any) -> None:
    done = run(f"{NO_OFFSET}\n{GOOD}\n{{\n{GOOD}\n", "-", "--strict=no")
    assert done.returncode == 1
    assert len(answers(done)) == 2
    said = done.stderr.decode().splitlines()
    assert [line.split(":")[0] for line in said[:2]] == ["line 1", "line 3"]
    assert said[2] == "bad lines skipped: 2"
    assert PERSON not in done.stderr.decode()


def test_not_strict_with_nothing_bad_is_well(run: Any) -> None:
    assert run(GOOD, "-", "--strict=no").returncode == 0


def test_a_file_that_is_not_there(run: Any) -> None:
    done = run("", "no-such-file.jsonl")
    assert done.returncode == 2
    assert done.stderr.decode() == "cannot read the input: No such file or directory\n"
    assert done.stdout == b""


def test_a_database_of_another_version_says_what_to_run(run: Any, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    with closing(sqlite3.connect(tmp_path / "var" / "db.sqlite3")) as database:
        database.execute("CREATE TABLE guide_conduct (id INTEGER PRIMARY KEY, slug TEXT)")
        database.execute("CREATE TABLE guide_rulesstamp (id INTEGER PRIMARY KEY, number INTEGER)")
        database.execute("INSERT INTO guide_conduct VALUES (1, 'insult')")
        database.commit()
    done = run(GOOD)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "the database is not that of this version; run: python manage.py migrate\n"
    )
    assert done.stdout == b""


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(f"{GOOD}\n" * 2000, "utf-8")
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var")}
    with subprocess.Popen(
        [sys.executable, "manage.py", "assess", str(log)],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline())["case"] == "夜里"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_each_answer_comes_before_the_next_case_is_given(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var")}
    with subprocess.Popen(
        [sys.executable, "manage.py", "assess", "-"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(2):
            process.stdin.write(f"{GOOD}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["case"] == "夜里"
        process.stdin.close()
        assert process.wait() == 0
