"""Content files ↔ records, without a database.

A record is a dict with the keys of its kind (`guide.transfer.kinds`) in order; days are
`datetime.date`. Reading checks everything that one file alone can tell; whether the things it
names exist is checked on loading.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from guide.transfer.kinds import KINDS, Key, Kind
from guide.transfer.texts import YamlError, parse_yaml, write_yaml
from guide.transfer.values import MisfitError, Record, take_mapping

_FRONT_END = re.compile(r"^---\n", re.MULTILINE)


class ContentError(Exception):
    """A content file (or a record on its way into one) that cannot be taken.

    `message` is for the command line; `code`, where there is one, and `words` are what a form needs
    to say the same in Chinese.
    """

    def __init__(self, file: str, place: str, message: str, code: str = "", **words: Any) -> None:
        super().__init__(f"{file}: {place}: {message}" if place else f"{file}: {message}")
        self.file = file
        self.place = place
        self.message = message
        self.code = code
        self.words = words


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
    except MisfitError as misfit:
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
    except MisfitError as misfit:
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
        raise MisfitError("line 1", "must be '---', then the front matter")
    end = _FRONT_END.search(text, 4)
    if end is None:
        raise MisfitError("front matter", "has no '---' line at its end")
    # The blank line in place of the opening '---' keeps the line numbers of messages right.
    return parse_yaml("\n" + text[4 : end.start()]), _split_body(text[end.end() :], kind)


def _split_body(text: str, kind: Kind) -> dict[str, Any]:
    if not kind.body[0].heading:
        return {kind.body[0].name: text}
    parts = re.split(r"^## (.+)\n", text + "\n", flags=re.MULTILINE)
    if parts[0].strip():
        raise MisfitError("body", f"has text before its first heading '## {kind.body[0].heading}'")
    headings = [heading.strip() for heading in parts[1::2]]
    expected = [key.heading for key in kind.body]
    if headings != expected:
        raise MisfitError("body", f"has the headings {headings}, must have {expected}")
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
        raise MisfitError("", "must be keys with values")
    if clash := sorted(set(front) & set(body)):
        raise MisfitError(clash[0], "belongs into the body, not into the front matter")
    return take_mapping({**front, **body}, keys, "", other_keys=False)
