"""The values of a record: each has the form that its key declares, or is refused. Pure."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from guide.transfer.kinds import Form, Key
from guide.transfer.texts import is_day, normal_text

Record = dict[str, Any]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class MisfitError(Exception):
    """A value that does not have the form of its key; the file is added further out."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


def take_mapping(value: Any, keys: tuple[Key, ...], place: str, *, other_keys: bool) -> Record:
    """Return the values of `value` in the order of `keys`, each checked; raise MisfitError.

    With `other_keys`, further keys may follow, which come after them in alphabetical order.
    """
    if not isinstance(value, dict):
        raise MisfitError(place, "must be keys with values")
    names = [key.name for key in keys]
    missing = [name for name in names if name not in value]
    if missing:
        raise MisfitError(place, f"lacks the keys {', '.join(missing)}")
    others = [name for name in value if name not in names]
    if others and not other_keys:
        raise MisfitError(place, f"has unknown keys {', '.join(map(repr, others))}")
    taken = {key.name: _take_value(value[key.name], key, _under(place, key.name)) for key in keys}
    return {**taken, **{name: _plain(value[name], _under(place, name)) for name in sorted(others)}}


def _plain(value: Any, place: str) -> Any:
    """Return `value`, of no declared form, with its keys in order; refuse what JSON cannot hold."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [_plain(item, _item(place, number)) for number, item in enumerate(value, 1)]
    if isinstance(value, dict):
        return {name: _plain(value[name], _under(place, name)) for name in sorted(value)}
    raise MisfitError(place, "must be a text, a number, true, false, a list or keys with values")


def _take_value(value: Any, key: Key, place: str) -> Any:
    take = _TAKERS[key.form]
    return take(value, key, place)


def _take_text(value: Any, key: Key, place: str) -> str:
    if not isinstance(value, str):
        raise MisfitError(place, f"must be a text, not {_name(value)}: put it in quotes")
    if _CONTROL.search(value):
        raise MisfitError(place, "has a control character")
    text = normal_text(value)
    if key.values is not None and text not in list(key.values):
        raise MisfitError(place, f"must be one of {', '.join(key.values)}")
    return text


def _take_slug(value: Any, key: Key, place: str) -> str:
    if not isinstance(value, str) or not SLUG.fullmatch(value):
        raise MisfitError(place, "must be small letters, digits and single hyphens")
    return value


def _take_markdown(value: Any, key: Key, place: str) -> str:
    text = _take_text(value, key, place)
    if key.heading and re.search(r"^## ", text, re.MULTILINE):
        raise MisfitError(place, "must not have headings of the second rank ('## ') of its own")
    return text


def _take_number(value: Any, key: Key, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise MisfitError(place, "must be a whole number, 0 or more")
    return value


def _take_day(value: Any, key: Key, place: str) -> Any:
    if not is_day(value):
        raise MisfitError(place, "must be a day like 2026-01-01, without quotes")
    return value


def _take_texts(value: Any, key: Key, place: str) -> list[str]:
    if not isinstance(value, list):
        raise MisfitError(place, "must be a list")
    return [_take_text(item, key, _item(place, number)) for number, item in enumerate(value, 1)]


def _take_lines(value: Any, key: Key, place: str) -> list[str]:
    taken = _take_texts(value, key, place)
    for number, text in enumerate(taken, 1):
        if "\n" in text or not text:
            raise MisfitError(_item(place, number), "must be one line of text")
    return taken


def _take_set(value: Any, key: Key, place: str) -> list[str]:
    return sorted(set(_take_texts(value, key, place)))


def _take_items(value: Any, key: Key, place: str) -> list[Record]:
    if not isinstance(value, list):
        raise MisfitError(place, "must be a list")
    return [
        take_mapping(item, key.items, _item(place, number), other_keys=key.other_items)
        for number, item in enumerate(value, 1)
    ]


Taker = Callable[[Any, Key, str], Any]


def _or_null(take: Taker) -> Taker:
    return lambda value, key, place: None if value is None else take(value, key, place)


_TAKERS: Mapping[Form, Taker] = {
    Form.SLUG: _take_slug,
    Form.TEXT: _take_text,
    Form.OPTIONAL_TEXT: _or_null(_take_text),
    Form.NUMBER: _take_number,
    Form.OPTIONAL_NUMBER: _or_null(_take_number),
    Form.DAY: _take_day,
    Form.OPEN_DAY: _or_null(_take_day),
    Form.TEXTS: _take_lines,
    Form.SET: _take_set,
    Form.RECORDS: _take_items,
    Form.MARKDOWN: _take_markdown,
}


def _under(place: str, name: str) -> str:
    return f"{place}, {name}" if place else name


def _item(place: str, number: int) -> str:
    return f"{place}, item {number}"


def _name(value: Any) -> str:
    return "nothing" if value is None else type(value).__name__
