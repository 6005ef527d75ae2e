"""The contact log as a table that opens right in Excel and WPS, and that runs nothing there."""

import csv
import io
import unicodedata

from complaints.dossier.model import Dossier, LogRow

BOM = b"\xef\xbb\xbf"  # without it Excel reads UTF-8 as GBK
HEADS = (
    "序号",
    "时间（北京时间）",
    "方式",
    "对象",
    "对方号码",
    "自称身份",
    "是否接通",
    "通话秒数",
    "事先约定",
    "内容",
    "当时勾选的行为",
    "确认的行为",
)
FORMULA = frozenset("=+-@\u2212")  # NFKC has made full-width ones of them plain, but not the minus


def render_csv(dossier: Dossier) -> bytes:
    """Return the log as CSV: UTF-8 with BOM, CRLF, every cell in quotes.

    A leading ' marks a cell that a spreadsheet would run as a formula or mangle as a number.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADS)
    for row in dossier.log:
        writer.writerow(_cells(row))
    return BOM + out.getvalue().encode()


def _cells(row: LogRow) -> tuple[str, ...]:
    return (
        str(row.number),
        row.at,
        row.channel,
        as_text(row.to),
        as_text(row.phone),
        row.claims,
        row.answered,
        "" if row.seconds is None else str(row.seconds),
        "是" if row.invited else "",
        as_text(row.words),
        as_text("、".join(row.ticked)),
        as_text("、".join(row.flags)),
    )


def as_text(value: str) -> str:
    """`value` as a cell that every spreadsheet takes for text.

    Formulas are sought past anything invisible and in full-width letters too, since programs
    differ in what they skip; digits alone (a phone number) would lose zeros or turn into 1.07E+13.
    """
    plain = _plain(value)
    bare = plain.lstrip().lstrip("'").lstrip()
    first = unicodedata.normalize("NFKC", bare[:1])
    if first[:1] in FORMULA or value[:1] in ("\t", "\r", "\n") or _is_number(bare):
        return f"'{plain}"
    return plain


def _plain(value: str) -> str:
    """Line breaks as one character, and no other control or invisible mark."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        char
        for char in lines
        if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )


def _is_number(text: str) -> bool:
    digits = unicodedata.normalize("NFKC", text).strip().replace(" ", "").replace("-", "")
    return len(digits) > 1 and digits.replace(".", "", 1).isdigit()
