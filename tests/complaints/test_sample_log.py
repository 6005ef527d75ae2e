"""A real-shaped log of 220 contacts through the forms of the pages, to a dossier that verifies.

The steps are those of the README's "Try it with a real-shaped log".
"""

import io
import json
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from tests.complaints.borrower import Borrower
from tests.complaints.sample_log import log_sample
from tests.complaints.views.test_dossier import export, prepare

pytestmark = pytest.mark.django_db


@pytest.fixture
def logged() -> tuple[Borrower, int]:
    borrower = Borrower().open_new()
    return borrower, log_sample(borrower)


def test_the_log_goes_in_gets_flagged_and_comes_out(
    logged: tuple[Borrower, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    borrower, count = logged
    assert f"共 {count} 条" in borrower.page("/case/contacts/")
    address = prepare(borrower)
    package = export(borrower, address)

    path = tmp_path / "dossier.zip"
    with zipfile.ZipFile(path, "w") as copy:
        for entry in package.infolist():
            copy.writestr(entry, package.read(entry))
    call_command("verify_dossier", str(path))

    case = json.loads(package.read("contacts.json"))
    assert len(case["contacts"]) == count
    assert package.read("contacts.csv").decode("utf-8-sig").count("2026-0") >= count
    pdf = PdfReader(io.BytesIO(package.read("complaint.pdf")))
    assert "夜间催收" in pdf.pages[0].extract_text()
    assert pdf.metadata is None or not (pdf.metadata.author or "").strip()

    capsys.readouterr()
    log = tmp_path / "contacts.json"
    log.write_bytes(package.read("contacts.json"))
    call_command("assess", str(log))
    flags = json.loads(capsys.readouterr().out)["flags"]
    days = {contact["id"]: date.fromisoformat(contact["at"][:10]) for contact in case["contacts"]}
    seen = Counter(flag["conduct"] for flag in flags)
    assert {"message-flood", "excessive-calls", "quiet-hours", "debt-disclosure"} <= set(seen)
    crowded = {days[flag["contacts"][0]] for flag in flags if flag["conduct"] == "excessive-calls"}
    assert crowded == {
        date(2026, 3, 22),
        date(2026, 3, 27),
        date(2026, 4, 1),
        date(2026, 4, 4),
        date(2026, 4, 11),
    }
