"""Setting the paper in type, beside a bare Typst table with as many rows."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial

import typst
from django.conf import settings

from bench.cases import SHANGHAI, case_of
from bench.row import Row, best_of
from complaints.conduct.assess import assess
from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.wire import case_from_json
from complaints.dossier.build import build_dossier
from complaints.dossier.model import Complainant, Demand, DossierInput, Respondent
from complaints.dossier.render_pdf import render_pdf

SIZES = (100, 1_000)
BARE = b"""
#set page("a4")
#table(columns: 4, ..json(bytes(sys.inputs.rows)).flatten())
"""


def rows() -> Iterator[Row]:
    """Measure the whole paper, from what the borrower chose to PDF bytes."""
    rulebook = rulebook_from_files(settings.CONTENT_DIR)
    for size in SIZES:
        given = dossier_input(rulebook, size)
        assert paper(given).startswith(b"%PDF"), "the paper is a PDF"
        yield Row(
            what="PDF",
            size=size,
            unit="contacts",
            seconds=best_of(partial(paper, given)),
            baseline="bare Typst table",
            baseline_seconds=best_of(partial(bare_table, size)),
        )


def paper(given: DossierInput) -> bytes:
    """Return the PDF of what the borrower chose."""
    return render_pdf(build_dossier(given))


def dossier_input(rulebook: Rulebook, size: int) -> DossierInput:
    """Return what a borrower with `size` contacts chose: all of them, and every flag."""
    case = case_from_json(json.loads(json.dumps(case_of(size))), rulebook.conducts)
    return DossierInput(
        case=case,
        flags=assess(rulebook, case).flags,
        complainant=Complainant(name="测试"),
        respondent=Respondent(lender="某消费金融公司", lender_kind="consumer_finance"),
        addressee="国家金融监督管理总局",
        demands=(Demand("停止拨打第三人电话。"),),
        statement="从一月起每天接到电话。",
        made_at=datetime(2026, 6, 1, 12, 0, tzinfo=SHANGHAI),
        app_version="bench",
        rulebook=rulebook,
    )


def bare_table(size: int) -> bytes:
    """Return a PDF that holds four short cells a row and nothing else."""
    cells = [[str(number), "2026-03-01 10:00", "phone", "text"] for number in range(size)]
    return typst.compile(
        BARE, format="pdf", ignore_system_fonts=True, sys_inputs={"rows": json.dumps(cells)}
    )
