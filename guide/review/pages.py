"""Pages that are too long, too hard or too old."""

from collections.abc import Iterator
from datetime import date

from guide.links import LINK
from guide.reading import LIMITS, Reading, read
from guide.review.finding import Finding, Level, Records, texts_of
from guide.transfer.files import Record, file_name

# Chinese characters that somebody reads through at night, by kind; law is looked up, not read.
LONGEST = {"stages": 2000, "topics": 1200, "lenders": 900, "channels": 600, "conducts": 900}
OLDEST_DAYS = 365
DAYS = ("reviewed_on", "checked_on")


def page_findings(records: Records, today: date) -> Iterator[Finding]:
    for kind, of_kind in records.items():
        for record in of_kind:
            file = file_name(kind, record["slug"])
            yield from _age(file, record, today)
            if kind in LONGEST:
                reading = reading_of(kind, record)
                yield from _length(file, kind, record)
                yield from _hardness(file, reading)


def reading_of(kind: str, record: Record) -> Reading:
    """Measure all the prose of a record."""
    return read(prose_of(kind, record))


def prose_of(kind: str, record: Record) -> str:
    return "\n\n".join(text.words for text in texts_of(kind, record))


def _age(file: str, record: Record, today: date) -> Iterator[Finding]:
    for key in DAYS:
        day = record.get(key)
        if day is not None and (today - day).days > OLDEST_DAYS:
            what = f"last looked over on {day}, more than a year ago"
            remedy = "check it against its sources and set the day"
            yield Finding(file, key, what, remedy, Level.WARNING)


def _length(file: str, kind: str, record: Record) -> Iterator[Finding]:
    shown = LINK.sub("链接", prose_of(kind, record))
    number = sum("\u4e00" <= character <= "\u9fff" for character in shown)
    if number > LONGEST[kind]:
        yield Finding(file, "text", f"{number} characters, at most {LONGEST[kind]} are read",
                      "cut it, or make two pages of it")  # fmt: skip


def _hardness(file: str, reading: Reading) -> Iterator[Finding]:
    for measure in reading.too_hard():
        what = f"{measure}: {reading.value(measure):.2f}, at most {LIMITS[measure]:g}"
        yield Finding(file, "reading", what, f"begin with: {reading.longest[:40]}…")
