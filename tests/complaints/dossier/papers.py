"""Reading a rendered paper back, as a reader of the PDF would."""

import io
import re

from pypdf import PdfReader

from complaints.dossier.build import build_dossier
from complaints.dossier.model import DossierInput
from complaints.dossier.render_pdf import render_pdf


def read(given: DossierInput) -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(build_dossier(given))))


def squeezed(text: str) -> str:
    """The text without white space: where lines break is the look, not the content."""
    return re.sub(r"[\s\u200b]", "", text)


def pages(reader: PdfReader) -> list[str]:
    return [squeezed(page.extract_text()) for page in reader.pages]


def whole(reader: PdfReader) -> str:
    return "".join(pages(reader))
