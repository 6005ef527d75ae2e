"""The contact log as a table that opens right in Excel and WPS, and that runs nothing there."""

from complaints.dossier.model import Dossier, LogRow
from guide.spreadsheet import as_text, table

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


def render_csv(dossier: Dossier) -> bytes:
    """Return the log as CSV: UTF-8 with BOM, CRLF, every cell in quotes.

    A leading ' marks a cell that a spreadsheet would run as a formula or mangle as a number.
    """
    return table(HEADS, (_cells(row) for row in dossier.log))


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
