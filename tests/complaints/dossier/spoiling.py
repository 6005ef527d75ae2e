"""Spoil a packed dossier in one way at a time."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from complaints.dossier.manifest import NAME


def entries(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(contents: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_file(packed: bytes, name: str, content: bytes) -> bytes:
    return zipped({**entries(packed), name: content})


def without(packed: bytes, name: str) -> bytes:
    return zipped({key: value for key, value in entries(packed).items() if key != name})


def flipped(packed: bytes, name: str, place: int) -> bytes:
    content = bytearray(entries(packed)[name])
    content[place % len(content)] ^= 1
    return with_file(packed, name, bytes(content))


def manifest_of(packed: bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(entries(packed)[NAME])
    return value


def with_manifest(packed: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    value = manifest_of(packed)
    change(value)
    return with_file(packed, NAME, json.dumps(value).encode())
