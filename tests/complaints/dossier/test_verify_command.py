"""`manage.py verify_dossier` as a clerk runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.complaints.dossier.spoiling import flipped, with_file, without

MANAGE = Path(__file__).parents[3] / "manage.py"


def run(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(MANAGE), "verify_dossier", str(path)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "VAR_DIR": str(path.parent / "var")},
    )


def test_a_good_dossier_is_said_to_be_intact_and_what_that_means(
    packed: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "dossier.zip"
    path.write_bytes(packed)

    done = run(path)

    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "intact\tcomplaint.pdf\t完好：与导出时一致"
    assert len(done.stdout.splitlines()) == 5
    assert "结论：完好" in done.stdout
    assert "不证明所记内容属实" in done.stdout
    assert done.stderr == ""


def test_every_spoiled_file_is_named(packed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "dossier.zip"
    spoiled = without(flipped(packed, "complaint.pdf", 99), "contacts.json")
    path.write_bytes(with_file(spoiled, "new.txt", b"x"))

    done = run(path)

    assert done.returncode == 1
    words = {line.split("\t")[1]: line.split("\t")[0] for line in done.stdout.splitlines()[:-1]}
    assert words == {
        "complaint.pdf": "altered",
        "contacts.csv": "intact",
        "contacts.json": "missing",
        "new.txt": "added",
        "manifest.json": "intact",
    }
    assert "结论：不完好" in done.stdout


def test_a_name_cannot_write_to_the_terminal(packed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "dossier.zip"
    path.write_bytes(with_file(packed, "a\x1b[2Jb\nintact\tx", b""))

    done = run(path)

    assert done.returncode == 1
    assert "added\ta\\u001b[2Jb\\u000aintact\\u0009x\t" in done.stdout


@pytest.mark.parametrize("content", [None, b"", b"not a zip"])
def test_what_cannot_be_read_is_told_apart(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "dossier.zip"
    if content is not None:
        path.write_bytes(content)

    done = run(path)

    assert done.returncode == 2
    assert done.stdout == ""
    assert ("no_file" if content is None else "not_zip") in done.stderr
    assert "Traceback" not in done.stderr
