"""What stands in a cell: out as text that runs nowhere, in as the value it means.

Widgets of django-import-export. What one refuses, it says in Chinese, with the way out, and without
repeating what was typed.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from import_export.widgets import Widget

from complaints.conduct.text.patterns import take_phrase
from guide.phrase_words import reason_in_words
from guide.spreadsheet import unrun
from guide.transfer.texts import normal_text

SEPARATORS = str.maketrans("，、；;\n", ",,,,,")
YES = ("true", "是", "yes", "1")


def cell_of(value: Any) -> str:
    """Return the text of a cell for a value of a record."""
    if value is None or value is False:
        return ""
    if value is True:
        return "true"
    if isinstance(value, list):
        value = ", ".join(value)
    return unrun(value.isoformat() if isinstance(value, date) else str(value))


def text_of_cell(value: Any) -> str:
    """Return what a cell says: spreadsheets hand numbers and days over as such.

    The ' that `cell_of` put before what would run is taken off again.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    text = normal_text(value.isoformat() if isinstance(value, date) else str(value))
    return text[1:] if text.startswith("'") and unrun(text[1:]) == text else text


class Cell(Widget):
    """Any text; `needed` refuses an empty cell."""

    def __init__(self, *, needed: bool = False) -> None:
        super().__init__()
        self.needed = needed

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = text_of_cell(value)
        if self.needed and not text:
            raise ValueError(_("这一格要填。"))
        return self.take(text) if text else self.empty()

    def take(self, text: str) -> Any:
        return text

    def empty(self) -> Any:
        return ""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return cell_of(value)


class OneOf(Cell):
    """One of a few words."""

    def __init__(self, words: Iterable[str], *, needed: bool = False) -> None:
        super().__init__(needed=needed)
        self.words = tuple(words)

    def take(self, text: str) -> str:
        if text not in self.words:
            raise ValueError(_("只能写：%(words)s。") % {"words": "、".join(self.words)})
        return text


class Some(Cell):
    """Some of a few words, with commas between; `name` says what they are."""

    def __init__(self, words: Collection[str], *, name: str = "") -> None:
        super().__init__()
        self.words, self.name = words, name

    def take(self, text: str) -> list[str]:
        parts = [part.strip() for part in text.translate(SEPARATORS).split(",")]
        found = list(dict.fromkeys(filter(None, parts)))
        for place, part in enumerate(found, 1):
            if part not in self.words:
                known = self.name or "、".join(self.words)
                raise ValueError(
                    _("第 %(place)s 个不认识。只能写：%(words)s。")
                    % {"place": place, "words": known}
                )
        return found

    def empty(self) -> list[str]:
        return []


class Yes(Cell):
    """true, or nothing."""

    def take(self, text: str) -> bool:
        if text.lower() not in YES:
            raise ValueError(_("只能写 true，或者空着。"))
        return True

    def empty(self) -> bool:
        return False


class Whole(Cell):
    """A whole number, 0 or more."""

    def take(self, text: str) -> int:
        if not text.isdecimal() or len(text) > 6:
            raise ValueError(_("请写 0 以上的整数。"))
        return int(text)


class Day(Cell):
    """A day, as 2026-03-05 or as spreadsheets write it."""

    def take(self, text: str) -> date:
        try:
            year, month, day = text.replace("/", "-").split("-")
            return date(int(year), int(month), int(day))
        except ValueError:
            raise ValueError(_("请写成 2026-03-05 这样的日期。")) from None


class Expression(Cell):
    """A pattern of a phrase, or of what it asks for or rules out, that the reader can use."""

    def __init__(
        self, key: str, words: Mapping[str, tuple[str, ...]], *, needed: bool = False
    ) -> None:
        super().__init__(needed=needed)
        self.key, self.word_lists = key, words

    def take(self, text: str) -> str:
        record = {"id": "x", "pattern": "用语", self.key: text}
        try:
            take_phrase("x", record, self.word_lists).check()
        except ValueError as error:
            raise ValueError(reason_in_words(str(error))) from None
        return text
