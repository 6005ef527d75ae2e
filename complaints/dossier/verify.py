"""Check a dossier against its own manifest: are the files what they were when exported?

Whoever hands in the ZIP may be hostile: nothing is unpacked, no name in it is used as a path, and
no entry is read past the size that the manifest gives.
"""

import hashlib
import lzma
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path
from typing import IO

from complaints.dossier import manifest
from complaints.dossier.manifest import FileFacts, Manifest, ManifestError

MAX_MANIFEST = 4 * 1024 * 1024
MAX_TOTAL = 4 * 1024**3
MAX_ENTRIES = 20_000
CHUNK = 1024 * 1024
# What zipfile raises, half of it documented, for an entry that is damaged, encrypted or odd.
SPOILED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    OSError,
)


class Status(StrEnum):
    INTACT = auto()
    ALTERED = auto()
    MISSING = auto()
    ADDED = auto()
    DUPLICATE = auto()  # two entries of one name: programs differ in which of them they show
    UNSAFE_NAME = auto()  # would land outside the folder that it is unpacked into
    UNCHECKED = auto()  # the manifest cannot be relied on, so nothing says what the file was


class CannotRead(StrEnum):
    NO_FILE = auto()
    NOT_ZIP = auto()
    TOO_LARGE = auto()


class UnreadableError(Exception):
    """The file cannot be checked at all; `reason` says why."""

    def __init__(self, reason: CannotRead) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    status: Status


@dataclass(frozen=True, slots=True)
class Report:
    """One finding for each name in the ZIP or in the manifest, the manifest last."""

    findings: tuple[Finding, ...]

    @property
    def intact(self) -> bool:
        return all(finding.status is Status.INTACT for finding in self.findings)


def verify(file: str | Path | IO[bytes]) -> Report:
    """Compare every file in the ZIP with the manifest, or raise UnreadableError.

    Proves that nothing changed by accident since the export; says nothing of whether the content
    is true, and a forger can write a new manifest.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return Report(tuple(_findings(archive)))
    except zipfile.BadZipFile:
        raise UnreadableError(CannotRead.NOT_ZIP) from None
    except OSError:
        raise UnreadableError(CannotRead.NO_FILE) from None


def _findings(archive: zipfile.ZipFile) -> list[Finding]:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise UnreadableError(CannotRead.TOO_LARGE)
    counts = Counter(entry.filename for entry in entries)
    listed, own_status = _manifest(archive, counts)
    expected = {file.name: file for file in listed.files if file.name != manifest.NAME}
    if sum(file.size for file in expected.values()) > MAX_TOTAL:
        raise UnreadableError(CannotRead.TOO_LARGE)
    reliable = own_status is Status.INTACT
    names = [*expected, *(name for name in counts if name not in expected)]
    found = [
        Finding(name, _status(archive, name, counts, expected.get(name), reliable))
        for name in names
        if name != manifest.NAME
    ]
    return [*found, Finding(manifest.NAME, own_status)]


def _manifest(archive: zipfile.ZipFile, counts: Counter[str]) -> tuple[Manifest, Status]:
    nothing = Manifest((), unaltered=False)
    if not counts[manifest.NAME]:
        return nothing, Status.MISSING
    if counts[manifest.NAME] > 1:
        return nothing, Status.DUPLICATE
    if archive.getinfo(manifest.NAME).file_size > MAX_MANIFEST:
        return nothing, Status.ALTERED
    try:
        listed = manifest.read_manifest(archive.read(manifest.NAME))
    except (ManifestError, *SPOILED):
        return nothing, Status.ALTERED
    repeated = len({file.name for file in listed.files}) != len(listed.files)
    if repeated or not listed.unaltered:
        return listed, Status.ALTERED
    return listed, Status.INTACT


def _status(
    archive: zipfile.ZipFile,
    name: str,
    counts: Counter[str],
    expected: FileFacts | None,
    reliable: bool,
) -> Status:
    if _is_unsafe(name):
        return Status.UNSAFE_NAME
    if counts[name] > 1:
        return Status.DUPLICATE
    if expected is None:
        return Status.ADDED if reliable else Status.UNCHECKED
    if not counts[name]:
        return Status.MISSING
    if not _matches(archive, archive.getinfo(name), expected):
        return Status.ALTERED
    return Status.INTACT if reliable else Status.UNCHECKED


def _matches(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, expected: FileFacts) -> bool:
    """Whether the entry unpacks to the bytes of `expected`; reads no more than its size."""
    if entry.file_size != expected.size:
        return False
    digest = hashlib.sha256()
    left = expected.size
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    return False
                digest.update(chunk)
    except SPOILED:
        return False
    return left == 0 and digest.hexdigest() == expected.sha256


def _is_unsafe(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "" or ".." in parts or ":" in parts[0]
