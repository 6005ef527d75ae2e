"""Pack a dossier: a ZIP made in memory, with neutral names and nothing of the machine in it."""

import io
import zipfile

from complaints.conduct.facts import SHANGHAI
from complaints.dossier import manifest
from complaints.dossier.build import build_dossier
from complaints.dossier.contacts_csv import render_csv
from complaints.dossier.contacts_json import render_json
from complaints.dossier.model import AnnexFile, Dossier, DossierInput
from complaints.dossier.render_pdf import render_pdf

PAPER = "complaint.pdf"
TABLE = "contacts.csv"
CASE = "contacts.json"
OWNER_ONLY = 0o100600 << 16
UNIX = 3


def pack(given: DossierInput) -> bytes:
    """Return the ZIP of `given`; the same input gives the same bytes.

    Holds the paper, the contacts as a table and in the format of `manage.py assess`, and the
    manifest, in this order. Raises complaints.dossier.build.DossierError for crooked input.
    """
    dossier = build_dossier(given)
    contents = _contents(dossier)
    contents[manifest.NAME] = manifest.write_manifest(
        [manifest.facts_of(name, content) for name, content in contents.items()],
        made_at=dossier.made_at.astimezone(SHANGHAI),
        app_version=dossier.app_version,
        rulebook=dossier.rulebook,
    )
    return _zip(contents, dossier)


def paper(given: DossierInput) -> bytes:
    """Return the PDF alone, byte for byte as `pack` holds it; raises what `pack` raises."""
    return _contents(build_dossier(given))[PAPER]


def _contents(dossier: Dossier) -> dict[str, bytes]:
    table, case = render_csv(dossier), render_json(dossier)
    return {
        PAPER: render_pdf(dossier.with_files(_annex(table, case))),
        TABLE: table,
        CASE: case,
    }


def _annex(table: bytes, case: bytes) -> tuple[AnnexFile, ...]:
    """The files as the paper lists them; the paper cannot hold its own digest."""
    return (
        AnnexFile(PAPER, "本材料，校验值在 manifest.json 中", ""),
        AnnexFile(TABLE, "联系记录表，可以用 Excel、WPS 打开", manifest.sha256(table)),
        AnnexFile(CASE, "联系记录的数据文件，可以用软件重新核对", manifest.sha256(case)),
        AnnexFile(manifest.NAME, "以上文件的大小、校验值和制作时间", ""),
    )


def _zip(contents: dict[str, bytes], dossier: Dossier) -> bytes:
    moment = dossier.made_at.astimezone(SHANGHAI).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = UNIX
            entry.external_attr = OWNER_ONLY
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
