"""Tables that open right in Excel and WPS, and that run nothing there. Pure."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

BOM = b"\xef\xbb\xbf"  # without it Excel reads UTF-8 as GBK
FORMULA = frozenset("=+-@\u2212")  # NFKC has made full-width ones of them plain, but not the minus


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file: UTF-8 with BOM, CRLF, every cell in quotes, taken as it is."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return BOM + out.getvalue().encode()


def unrun(value: str) -> str:
    """Return `value` with a leading ' where a spreadsheet would run it as a formula.

    Formulas are sought past anything invisible and in full-width letters too, since programs
    differ in what they skip.
    """
    plain = _plain(value)
    bare = _bare(plain)
    first = unicodedata.normalize("NFKC", bare[:1])
    if first[:1] in FORMULA or plain[:1] in ("\t", "\n"):
        return f"'{plain}"
    return plain


def as_text(value: str) -> str:
    """Return `value` as a cell that every spreadsheet takes for text.

    As `unrun`; and digits alone (a phone number), which would lose zeros or turn into 1.07E+13.
    """
    plain = unrun(value)
    return f"'{plain}" if not plain.startswith("'") and _is_number(_bare(plain)) else plain


def _bare(plain: str) -> str:
    return plain.lstrip().lstrip("'").lstrip()


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
