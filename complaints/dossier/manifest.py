"""The list that comes with a dossier: what each file was when it was exported.

`manifest_sha256` is the digest of the rest of the list, so that a slip in it is noticed. It keeps
out accidents, not forgers: who changes a file on purpose can write a new list.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

NAME = "manifest.json"
FORMAT = 1
DIGEST_KEY = "manifest_sha256"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file as it was exported; `size` in bytes, `sha256` in lower-case hex."""

    name: str
    size: int
    sha256: str


class ManifestError(ValueError):
    """The bytes are not a manifest of a format that this version reads."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`unaltered` is False where the list does not match its own digest."""

    files: tuple[FileFacts, ...]
    unaltered: bool


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def facts_of(name: str, content: bytes) -> FileFacts:
    return FileFacts(name, len(content), sha256(content))


def write_manifest(
    files: Sequence[FileFacts], *, made_at: datetime, app_version: str, rulebook: str
) -> bytes:
    """Return the list as canonical JSON: sorted keys, no spaces, one line."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "made_at": made_at.isoformat(timespec="seconds"),
        "app_version": app_version,
        "rulebook": rulebook,
        "files": [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in files],
    }
    content[DIGEST_KEY] = sha256(_canonical(content))
    return _canonical(content) + b"\n"


def read_manifest(content: bytes) -> Manifest:
    """Return what the list says, or raise ManifestError where it is none."""
    try:
        value = json.loads(content.decode())
    except (ValueError, RecursionError):
        raise ManifestError("not JSON") from None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ManifestError("no manifest of format 1")
    rows = value.get("files")
    if not isinstance(rows, list):
        raise ManifestError("no list of files")
    rest = {key: item for key, item in value.items() if key != DIGEST_KEY}
    try:
        digest = sha256(_canonical(rest))
    except UnicodeEncodeError:
        raise ManifestError("half a character in it") from None
    return Manifest(tuple(_file(row) for row in rows), value.get(DIGEST_KEY) == digest)


def _file(row: Any) -> FileFacts:
    if not isinstance(row, Mapping):
        raise ManifestError("a file without name, size and sha256")
    name, size, digest = row.get("name"), row.get("size"), row.get("sha256")
    if not (isinstance(name, str) and type(size) is int and isinstance(digest, str)):
        raise ManifestError("a file without name, size and sha256")
    return FileFacts(name, size, digest)


def _canonical(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
