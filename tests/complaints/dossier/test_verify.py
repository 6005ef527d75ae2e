"""Checking a ZIP: whatever was done to it is named, and nothing in it can do harm."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from complaints.dossier import verify as checking
from complaints.dossier.manifest import NAME, facts_of, write_manifest
from complaints.dossier.package import pack
from complaints.dossier.verify import CannotRead, Status, UnreadableError, verify
from tests.complaints.dossier.made_up import at, given
from tests.complaints.dossier.spoiling import (
    entries,
    flipped,
    with_file,
    with_manifest,
    without,
    zipped,
)

FILES = ["complaint.pdf", "contacts.csv", "contacts.json"]
GOOD = pack(given())


def statuses(packed: bytes) -> dict[str, str]:
    return {finding.name: finding.status.value for finding in verify(io.BytesIO(packed)).findings}


def test_a_good_dossier_is_intact(packed: bytes) -> None:
    assert verify(io.BytesIO(packed)).intact
    assert statuses(packed) == dict.fromkeys([*FILES, NAME], "intact")


def test_it_is_read_from_a_path_too(packed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "投诉.zip"
    path.write_bytes(packed)

    assert verify(path).intact


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("place", [0, 1000, -1])
def test_a_flipped_bit_is_named(packed: bytes, name: str, place: int) -> None:
    found = statuses(flipped(packed, name, place))

    assert found.pop(name) == "altered"
    assert set(found.values()) == {"intact"}


@pytest.mark.parametrize("name", FILES)
def test_another_length_is_named(packed: bytes, name: str) -> None:
    assert statuses(with_file(packed, name, entries(packed)[name] + b"\n"))[name] == "altered"


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(packed: bytes, name: str) -> None:
    found = statuses(without(packed, name))

    assert found.pop(name) == "missing"
    assert set(found.values()) == {"intact"}


def test_an_added_file_is_named(packed: bytes) -> None:
    found = statuses(with_file(packed, "recording.mp3", b"x"))

    assert found.pop("recording.mp3") == "added"
    assert set(found.values()) == {"intact"}


def test_an_added_folder_is_named(packed: bytes) -> None:
    assert statuses(with_file(packed, "more/", b""))["more/"] == "added"


def test_without_manifest_nothing_is_vouched_for(packed: bytes) -> None:
    found = statuses(without(packed, NAME))

    assert found.pop(NAME) == "missing"
    assert set(found.values()) == {"unchecked"}


def _later(value: dict[str, Any]) -> None:
    value["made_at"] = "2026-04-13T16:30:00+08:00"


def _no_digest(value: dict[str, Any]) -> None:
    del value["manifest_sha256"]


def _twice(value: dict[str, Any]) -> None:
    value["files"].append(value["files"][0])


@pytest.mark.parametrize("change", [_later, _no_digest, _twice])
def test_an_edited_manifest_is_named_and_vouches_for_nothing(
    packed: bytes, change: Callable[[dict[str, Any]], None]
) -> None:
    found = statuses(with_manifest(packed, change))

    assert found.pop(NAME) == "altered"
    assert set(found.values()) == {"unchecked"}


def test_a_file_changed_with_its_digest_in_the_manifest_is_not_intact(packed: bytes) -> None:
    def cover_up(value: dict[str, Any]) -> None:
        value["files"][1] = {
            "name": "contacts.csv",
            "size": 3,
            "sha256": facts_of("", b"abc").sha256,
        }

    found = statuses(with_manifest(with_file(packed, "contacts.csv", b"abc"), cover_up))

    assert found[NAME] == "altered"
    assert found["contacts.csv"] == "unchecked"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"format": 2, "files": []}',
        b'{"format": 1}',
        b'{"format": 1, "files": [1]}',
        b'{"format": 1, "files": [{"name": "a", "size": "1", "sha256": ""}]}',
        b'{"format": 1, "files": [{"name": "a", "size": true, "sha256": ""}]}',
        b'{"format": 1, "files": [], "x": "\\ud83d"}',
        b"[" * 200_000,
    ],
)
def test_a_broken_manifest_is_named(packed: bytes, content: bytes) -> None:
    found = statuses(with_file(packed, NAME, content))

    assert found.pop(NAME) == "altered"
    assert set(found.values()) == {"unchecked"}


def test_two_entries_of_one_name_are_named(packed: bytes) -> None:
    out = io.BytesIO(packed)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr("contacts.csv", b"another")

    found = statuses(out.getvalue())

    assert found.pop("contacts.csv") == "duplicate"
    assert set(found.values()) == {"intact"}


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "a/../../b", "..\\evil", "C:\\x", "\\\\host\\share"]
)
def test_names_that_lead_elsewhere_are_named(packed: bytes, name: str) -> None:
    report = verify(io.BytesIO(with_file(packed, name, b"x")))

    assert [finding.status for finding in report.findings if finding.name == name] == [
        Status.UNSAFE_NAME
    ]
    assert not report.intact


def test_a_name_that_leads_elsewhere_is_not_vouched_for_by_a_manifest() -> None:
    listed = write_manifest(
        [facts_of("../evil", b"x")], made_at=at("2026-01-01T00:00"), app_version="", rulebook=""
    )

    assert statuses(zipped({"../evil": b"x", NAME: listed}))["../evil"] == "unsafe_name"


def test_a_bomb_is_not_unpacked(packed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_file(packed, "contacts.csv", b"0" * 50_000_000)
    read: list[str] = []
    opened = zipfile.ZipFile.open

    def watch(self: zipfile.ZipFile, name: Any, *args: Any, **kwargs: Any) -> Any:
        read.append(getattr(name, "filename", name))
        return opened(self, name, *args, **kwargs)

    monkeypatch.setattr(zipfile.ZipFile, "open", watch)

    assert len(bomb) < 1_000_000
    assert statuses(bomb)["contacts.csv"] == "altered"
    assert "contacts.csv" not in read


def test_a_bomb_that_understates_its_size_is_read_no_further(packed: bytes) -> None:
    """The directory claims the size of the manifest; the stream would give far more."""
    size = len(entries(packed)["contacts.csv"])
    bomb = with_file(packed, "contacts.csv", b"0" * 50_000_000)
    lying = bomb.replace(struct.pack("<I", 50_000_000), struct.pack("<I", size))

    assert lying != bomb
    assert statuses(lying)["contacts.csv"] == "altered"


def test_a_bomb_as_manifest_is_not_unpacked(packed: bytes) -> None:
    assert statuses(with_file(packed, NAME, b" " * 50_000_000))[NAME] == "altered"


def test_a_dossier_beyond_reason_is_refused(packed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MAX_TOTAL", 1000)

    with pytest.raises(UnreadableError) as caught:
        verify(io.BytesIO(packed))
    assert caught.value.reason is CannotRead.TOO_LARGE


def test_entries_beyond_number_are_refused(packed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MAX_ENTRIES", 3)

    with pytest.raises(UnreadableError) as caught:
        verify(io.BytesIO(packed))
    assert caught.value.reason is CannotRead.TOO_LARGE


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", GOOD[: len(GOOD) // 2], GOOD[:-10]])
def test_what_is_no_whole_zip_cannot_be_read(content: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        verify(io.BytesIO(content))
    assert caught.value.reason is CannotRead.NOT_ZIP


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "none.zip", tmp_path):
        with pytest.raises(UnreadableError) as caught:
            verify(path)
        assert caught.value.reason is CannotRead.NO_FILE


@settings(max_examples=400, deadline=None)
@examples(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_no_spoiled_byte_breaks_the_check_or_passes_for_other_content(
    place: int, change: int
) -> None:
    """A changed byte is named, or the ZIP is unreadable, or the files still unpack unchanged."""
    spoiled = bytearray(GOOD)
    spoiled[place] ^= change
    try:
        report = verify(io.BytesIO(bytes(spoiled)))
    except UnreadableError:
        return
    if report.intact:
        assert entries(bytes(spoiled)) == entries(GOOD)


@settings(max_examples=200, deadline=None)
@examples(st.binary(max_size=300))
def test_any_bytes_are_refused_in_order(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        verify(io.BytesIO(content))
