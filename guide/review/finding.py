"""One thing to right, and how."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from guide.transfer.files import Record, file_name

Records = Mapping[str, Sequence[Record]]

WITHOUT_PROSE = ("phrases", "words", "sources")
_NO_PROSE_KEYS = ("slug", "name", "title", "address", "number", "citations", "limits", "provisions")


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """`file` names the content file, or the row by the file that it would have."""

    file: str
    place: str
    what: str
    remedy: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        return f"{self.level}: {self.file}: {self.place}: {self.what}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a record and where it stands."""

    file: str
    place: str
    words: str


def texts_of(kind: str, record: Record) -> Iterator[Text]:
    """Give the prose of a record that a reader sees, each key or item of a list by itself."""
    if kind in WITHOUT_PROSE:
        return
    file = file_name(kind, record["slug"])
    for key, value in record.items():
        if key not in _NO_PROSE_KEYS:
            yield from _texts(file, key, value)
    for number, item in enumerate(record.get("citations", ()), 1):
        yield Text(file, f"citations, item {number}, note", item["note"])
    if kind == "instruments":
        for number, item in enumerate(record["provisions"], 1):
            for key in ("says", "consequence"):
                yield Text(file, f"provisions, item {number}, {key}", item[key])


def _texts(file: str, place: str, value: Any) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(file, place, value)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            if isinstance(item, str):
                yield Text(file, f"{place}, item {number}", item)


def paragraphs(text: Text) -> list[str]:
    return [part for part in text.words.split("\n\n") if part.strip()]
