"""Set the document in type with Typst: A4, tagged, archival (PDF/A-2a and PDF/UA-1).

Everything happens in memory: the template comes from the package as bytes and the document as an
input value, so no file holds what a person wrote. Typst prints the values and never reads them
as markup.
"""

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

import typst
from pylopdf_fonts_zh_cn import sans_path

from complaints.dossier.glyphs import printable
from complaints.dossier.model import Dossier

STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


def render_pdf(dossier: Dossier) -> bytes:
    """Return the paper as PDF bytes.

    Its metadata hold a neutral title, the program that set it and the moment of `made_at`; no
    author, no name.
    """
    data = json.dumps(_printable(_content(dossier)), ensure_ascii=False)
    return typst.compile(
        _template(),
        format="pdf",
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"dossier": data},
        pdf_standards=STANDARDS,
        timestamp=int(dossier.made_at.timestamp()),
    )


def _content(dossier: Dossier) -> dict[str, Any]:
    content = asdict(dossier)
    del content["case"], content["made_at"]  # the log has said it already
    return content


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(item) for item in value]
    return value


@cache
def _template() -> bytes:
    return files("complaints.dossier").joinpath("paper.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(sans_path().parent)],
    )
