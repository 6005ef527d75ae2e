"""Content files ↔ records, without a database.

A record is a dict with the keys of its kind (`guide.transfer.kinds`) in order; days are
`datetime.date`. Reading checks everything that one file alone can tell; whether the things it
names exist is checked on loading.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from guide.transfer.kinds import KINDS, Form, Key, Kind
from guide.transfer.texts import YamlError, is_day, normal_text, parse_yaml, write_yaml

Record = dict[str, Any]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FRONT_END = re.compile(r"^---\n", re.MULTILINE)


class ContentError(Exception):
    """A content file (or a record on its way into one) that cannot be taken."""

    def __init__(self, file: str, place: str, message: str) -> None:
        super().__init__(f"{file}: {place}: {message}" if place else f"{file}: {message}")
        self.file = file
        self.place = place
        self.message = message


class _MisfitError(Exception):
    """A value that does not have the form of its key; the file is added further out."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


def read_records(folder: Path, kind: str) -> list[Record]:
    """Return the records of all files of `kind` under the content folder `folder`, by slug.

    Raises ContentError, naming file and place, at the first thing that is not as declared.
    A kind without a folder has no records.
    """
    declared = KINDS[kind]
    home = folder / declared.folder
    if not home.is_dir():
        return []
    return [_read(path, declared) for path in sorted(home.iterdir(), key=_stem)]


def _stem(path: Path) -> tuple[str, str]:
    return path.stem, path.suffix


def parse_record(kind: str, text: str, file: str) -> Record:
    """Return the record that `text` writes; `file` is the name that a ContentError shows."""
    declared = KINDS[kind]
    if "\r" in text:
        raise ContentError(file, "", "line ends must be \\n, not \\r\\n")
    try:
        front, body = _split(text, declared)
        return _take(front, declared.keys, body)
    except YamlError as problem:
        raise ContentError(file, f"line {problem.line}", problem.message) from problem
    except _MisfitError as misfit:
        raise ContentError(file, misfit.place, misfit.message) from misfit


def format_record(kind: str, record: Mapping[str, Any]) -> str:
    """Return the canonical text of `record`; `parse_record` gives back the same record.

    Raises ContentError where `record` is none of its kind.
    """
    declared = KINDS[kind]
    name = f"{kind}/{record.get('slug', '?')}"
    try:
        body = {key.name: record.get(key.name) for key in declared.body}
        front = {name: value for name, value in record.items() if name not in body}
        checked = _take(front, declared.keys, body)
    except _MisfitError as misfit:
        raise ContentError(name, misfit.place, misfit.message) from misfit
    text = write_yaml({key.name: checked[key.name] for key in declared.front})
    return f"---\n{text}---\n\n{_join_body(checked, declared)}" if declared.body else text


def file_name(kind: str, slug: str) -> str:
    """Return the path of a record's file inside the content folder."""
    return f"{kind}/{slug}{KINDS[kind].suffix}"


def _read(path: Path, kind: Kind) -> Record:
    name = f"{kind.folder}/{path.name}"
    if path.suffix != kind.suffix or not path.is_file():
        raise ContentError(name, "", f"only {kind.suffix} files belong here")
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise ContentError(name, f"byte {error.start}", "no UTF-8") from error
    record = parse_record(kind.folder, text, name)
    if record["slug"] != path.stem:
        raise ContentError(name, "slug", f"must be {path.stem!r}, like the file's name")
    return record


def _split(text: str, kind: Kind) -> tuple[Any, dict[str, Any]]:
    """Return the front matter's value and the parts of the body."""
    if not kind.body:
        return parse_yaml(text), {}
    if not text.startswith("---\n"):
        raise _MisfitError("line 1", "must be '---', then the front matter")
    end = _FRONT_END.search(text, 4)
    if end is None:
        raise _MisfitError("front matter", "has no '---' line at its end")
    # The blank line in place of the opening '---' keeps the line numbers of messages right.
    return parse_yaml("\n" + text[4 : end.start()]), _split_body(text[end.end() :], kind)


def _split_body(text: str, kind: Kind) -> dict[str, Any]:
    if not kind.body[0].heading:
        return {kind.body[0].name: text}
    parts = re.split(r"^## (.+)\n", text + "\n", flags=re.MULTILINE)
    if parts[0].strip():
        raise _MisfitError("body", f"has text before its first heading '## {kind.body[0].heading}'")
    headings = [heading.strip() for heading in parts[1::2]]
    expected = [key.heading for key in kind.body]
    if headings != expected:
        raise _MisfitError("body", f"has the headings {headings}, must have {expected}")
    return {key.name: part for key, part in zip(kind.body, parts[2::2], strict=True)}


def _join_body(record: Mapping[str, Any], kind: Kind) -> str:
    parts = []
    for key in kind.body:
        head = f"## {key.heading}\n" if key.heading else ""
        text = f"{record[key.name]}\n" if record[key.name] else ""
        parts.append("\n".join(part for part in (head, text) if part))
    return "\n".join(parts)


def _take(front: Any, keys: tuple[Key, ...], body: Mapping[str, Any]) -> Record:
    """Return the values of `front` and `body` in the order of `keys`, each checked."""
    if not isinstance(front, dict):
        raise _MisfitError("", "must be keys with values")
    if clash := sorted(set(front) & set(body)):
        raise _MisfitError(clash[0], "belongs into the body, not into the front matter")
    return _take_mapping({**front, **body}, keys, "", other_keys=False)


def _take_mapping(value: Any, keys: tuple[Key, ...], place: str, *, other_keys: bool) -> Record:
    if not isinstance(value, dict):
        raise _MisfitError(place, "must be keys with values")
    names = [key.name for key in keys]
    missing = [name for name in names if name not in value]
    if missing:
        raise _MisfitError(place, f"lacks the keys {', '.join(missing)}")
    others = [name for name in value if name not in names]
    if others and not other_keys:
        raise _MisfitError(place, f"has unknown keys {', '.join(map(repr, others))}")
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
    raise _MisfitError(place, "must be a text, a number, true, false, a list or keys with values")


def _take_value(value: Any, key: Key, place: str) -> Any:
    take = _TAKERS[key.form]
    return take(value, key, place)


def _take_text(value: Any, key: Key, place: str) -> str:
    if not isinstance(value, str):
        raise _MisfitError(place, f"must be a text, not {_name(value)}: put it in quotes")
    if _CONTROL.search(value):
        raise _MisfitError(place, "has a control character")
    text = normal_text(value)
    if key.values is not None and text not in list(key.values):
        raise _MisfitError(place, f"must be one of {', '.join(key.values)}")
    return text


def _take_slug(value: Any, key: Key, place: str) -> str:
    if not isinstance(value, str) or not SLUG.fullmatch(value):
        raise _MisfitError(place, "must be small letters, digits and single hyphens")
    return value


def _take_markdown(value: Any, key: Key, place: str) -> str:
    text = _take_text(value, key, place)
    if key.heading and re.search(r"^## ", text, re.MULTILINE):
        raise _MisfitError(place, "must not have headings of the second rank ('## ') of its own")
    return text


def _take_number(value: Any, key: Key, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _MisfitError(place, "must be a whole number, 0 or more")
    return value


def _take_day(value: Any, key: Key, place: str) -> Any:
    if not is_day(value):
        raise _MisfitError(place, "must be a day like 2026-01-01, without quotes")
    return value


def _take_texts(value: Any, key: Key, place: str) -> list[str]:
    if not isinstance(value, list):
        raise _MisfitError(place, "must be a list")
    return [_take_text(item, key, _item(place, number)) for number, item in enumerate(value, 1)]


def _take_lines(value: Any, key: Key, place: str) -> list[str]:
    taken = _take_texts(value, key, place)
    for number, text in enumerate(taken, 1):
        if "\n" in text or not text:
            raise _MisfitError(_item(place, number), "must be one line of text")
    return taken


def _take_set(value: Any, key: Key, place: str) -> list[str]:
    return sorted(set(_take_texts(value, key, place)))


def _take_items(value: Any, key: Key, place: str) -> list[Record]:
    if not isinstance(value, list):
        raise _MisfitError(place, "must be a list")
    return [
        _take_mapping(item, key.items, _item(place, number), other_keys=key.other_items)
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
