"""Spreadsheet files in and out. In: what a person saved, in whatever way their program does."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import tablib
from django.utils.translation import gettext as _
from import_export.formats.base_formats import XLSX

from guide.spreadsheet import table

MOST_BYTES = 2_000_000
MOST_UNPACKED = 40_000_000  # of a workbook, which is a ZIP
MOST_ROWS = 5_000
ENCODINGS = ("utf-8-sig", "gb18030")  # what Excel and WPS save a CSV as
NUMBER = "__row__"


class UnreadableFile(Exception):
    """A file that is no table; `str()` says in Chinese what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The head of a table and its rows, each with its number in the spreadsheet; none is blank."""

    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]

    def dataset(self) -> tablib.Dataset:
        """Return the rows as a data set, numbers left out."""
        return tablib.Dataset(*(values for _number, values in self.rows), headers=self.heads)


def read_sheet(name: str, content: bytes) -> Sheet:
    """Return the table in a CSV or XLSX file; raise UnreadableFile where there is none."""
    if len(content) > MOST_BYTES:
        raise UnreadableFile(_("文件超过 2 MB。请分成几个文件导入。"))
    lower = name.lower()
    if lower.endswith(".xlsx"):
        lines = _workbook(content)
    elif lower.endswith(".csv"):
        lines = _csv(content)
    else:
        raise UnreadableFile(_("只能导入 .csv 或 .xlsx 文件。"))
    if not lines:
        raise UnreadableFile(_("文件是空的。第一行要写列名。"))
    heads = tuple(str(cell or "").strip() for cell in lines[0])
    while heads and not heads[-1]:
        heads = heads[:-1]
    rows = tuple(_rows(lines[1:], len(heads)))
    if len(rows) > MOST_ROWS:
        raise UnreadableFile(_("超过 5,000 行。请分成几个文件导入。"))
    return Sheet(heads, rows)


def _rows(lines: Sequence[Sequence[Any]], width: int) -> Any:
    for number, line in enumerate(lines, 2):
        if not any(str(cell or "").strip() for cell in line):
            continue
        if any(str(cell or "").strip() for cell in line[width:]):
            raise UnreadableFile(
                _("第 %(row)s 行的格子比列名多。文字里有逗号的格子要用双引号包起来。")
                % {"row": number}
            )
        yield number, tuple([*line, *[""] * width][:width])


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            return list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as error:
            raise UnreadableFile(_("CSV 的引号没有成对，读不出来。请另存一次再导入。")) from error
    raise UnreadableFile(_("看不出文件的编码。请另存为“CSV UTF-8”再导入。"))


def _workbook(content: bytes) -> list[list[Any]]:
    problem = _("这个文件不是 Excel 工作簿，或者已经损坏。请另存为 .xlsx 再导入。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise UnreadableFile(_("工作簿展开以后太大。请只留要导入的那张表。"))
        data = XLSX().create_dataset(content)
    except UnreadableFile:
        raise
    except Exception as error:
        raise UnreadableFile(problem) from error
    return [list(data.headers or ()), *(list(row) for row in data)]


def write_csv(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a CSV file that Excel and WPS open right."""
    return table(heads, rows)


def write_xlsx(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook with one sheet; every cell is text."""
    made: bytes = XLSX().export_data(tablib.Dataset(*map(tuple, rows), headers=heads))
    return made
