"""The ZIP: what is in it, in which order, under which names, and nothing more."""

import hashlib
import io
import json
import os
import sys
import tempfile
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st
from pypdf import PdfReader

from complaints.conduct.facts import Addressee, Case, Channel, Contact
from complaints.dossier.build import DossierError
from complaints.dossier.package import pack
from complaints.dossier.verify import verify
from tests.complaints.dossier.made_up import RULES, at, case, flag, given
from tests.complaints.dossier.papers import squeezed
from tests.complaints.dossier.spoiling import entries, manifest_of

NAMES = ["complaint.pdf", "contacts.csv", "contacts.json", "manifest.json"]


def test_files_stand_in_a_fixed_order_with_neutral_names(packed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        infos = archive.infolist()

    assert [info.filename for info in infos] == NAMES
    assert {info.date_time for info in infos} == {(2026, 4, 12, 16, 30, 0)}
    assert {info.external_attr >> 16 for info in infos} == {0o100600}
    assert {info.extra + info.comment for info in infos} == {b""}


def test_manifest_lists_size_and_digest_of_every_file(packed: bytes) -> None:
    contents = entries(packed)
    value = manifest_of(packed)

    assert value["files"] == [
        {
            "name": name,
            "size": len(contents[name]),
            "sha256": hashlib.sha256(contents[name]).hexdigest(),
        }
        for name in NAMES[:3]
    ]
    assert value["format"] == 1
    assert value["made_at"] == "2026-04-12T16:30:00+08:00"
    assert value["app_version"] == "0.1.0"
    assert value["rulebook"] == RULES.hash


def test_manifest_is_canonical_json_with_its_own_digest(packed: bytes) -> None:
    value = manifest_of(packed)
    rest = {key: item for key, item in value.items() if key != "manifest_sha256"}

    def canonical(item: dict[str, Any]) -> bytes:
        return json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    assert entries(packed)["manifest.json"] == canonical(value) + b"\n"
    assert value["manifest_sha256"] == hashlib.sha256(canonical(rest)).hexdigest()


def test_paper_prints_the_digests_of_the_data_files(packed: bytes) -> None:
    contents = entries(packed)
    reader = PdfReader(io.BytesIO(contents["complaint.pdf"]))
    text = squeezed("".join(page.extract_text() for page in reader.pages))

    for name in ("contacts.csv", "contacts.json"):
        assert hashlib.sha256(contents[name]).hexdigest() in text
    assert RULES.hash in text
    assert "不能证明所记内容属实" in text


def test_same_input_gives_the_same_bytes(packed: bytes) -> None:
    assert pack(given()) == packed


def test_crooked_input_is_refused() -> None:
    with pytest.raises(DossierError):
        pack(given(flags=(flag("quiet-hours", "z-0"),)))


def test_nothing_is_opened_for_writing() -> None:
    """Watch what Python opens; Typst, which is not Python, is watched through the temp folder."""
    written: list[str] = []
    watching = True

    def watch(event: str, args: tuple[Any, ...]) -> None:
        writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT
        if watching and event == "open" and isinstance(args[2], int) and args[2] & writes:
            written.append(str(args[0]))

    before = set(os.listdir(tempfile.gettempdir()))
    sys.addaudithook(watch)
    try:
        pack(given(statement="MARKER-7f31"))
    finally:
        watching = False

    assert written == []
    for name in set(os.listdir(tempfile.gettempdir())) - before:
        path = os.path.join(tempfile.gettempdir(), name)
        if os.path.isfile(path):
            with open(path, "rb") as file:
                assert b"MARKER-7f31" not in file.read()


texts = st.text(max_size=30)
contacts = st.builds(
    Contact,
    id=st.uuids().map(str),
    at=st.datetimes(min_value=at("2024-01-01T00:00").replace(tzinfo=None)).map(
        lambda moment: (
            moment.replace(year=2026, tzinfo=at("2026-01-01T00:00").tzinfo)
            if (moment.month, moment.day) != (2, 29)
            else at("2026-03-01T00:00")
        )
    ),
    channel=st.sampled_from(Channel),
    to=st.sampled_from(Addressee),
    person=st.none() | texts,
    answered=st.none() | st.booleans(),
    seconds=st.none() | st.integers(0, 10_000),
    number=st.none() | texts,
    invited=st.booleans(),
    text=texts,
    acts=st.lists(st.sampled_from(RULES.conduct_slugs), max_size=2, unique=True).map(tuple),
)


@settings(max_examples=25, deadline=None)
@examples(st.lists(contacts, max_size=4), texts, st.data())
def test_any_case_packs_and_is_intact(
    chosen: list[Contact], statement: str, data: st.DataObject
) -> None:
    ids = [contact.id for contact in chosen]
    flags = tuple(
        flag(
            slug, *data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)), why=statement
        )
        for slug in (data.draw(st.sets(st.sampled_from(RULES.conduct_slugs))) if ids else ())
    )
    whole: Case = replace(case(), contacts=tuple(chosen))

    packed = pack(given(case=whole, flags=flags, statement=statement))

    assert verify(io.BytesIO(packed)).intact
    assert len(json.loads(entries(packed)["contacts.json"])["contacts"]) == len(chosen)
