"""The data file: `manage.py assess` reads it and comes to the same flags."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from complaints.conduct.assess import assess
from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.facts import Case, Flag
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.wire import read_case
from complaints.dossier.build import build_dossier
from complaints.dossier.contacts_json import render_json
from tests.complaints.dossier.made_up import case, given, sample, sample_case

CONTENT = Path(settings.CONTENT_DIR)


@pytest.fixture(scope="module")
def edition() -> Rulebook:
    return rulebook_from_files(CONTENT)


def leaving(chosen: Case) -> bytes:
    return render_json(build_dossier(given(case=chosen, flags=())))


def renamed(flags: tuple[Flag, ...], names: dict[str, str]) -> set[tuple[str, tuple[str, ...]]]:
    return {(flag.conduct, tuple(sorted(names[id_] for id_ in flag.contacts))) for flag in flags}


def test_it_is_one_line() -> None:
    content = render_json(build_dossier(sample()))

    assert content.count(b"\n") == 1
    assert content.endswith(b"\n")
    assert len(json.loads(content)["contacts"]) == 220


def test_nothing_internal_leaves() -> None:
    content = render_json(build_dossier(given())).decode()

    for name in ("internal-3f9c", '"a-1"', '"b-9"'):
        assert name not in content


def test_what_is_read_back_is_the_case_that_was_written(edition: Rulebook) -> None:
    dossier = build_dossier(given())

    assert read_case(render_json(dossier).decode(), edition.conduct_slugs) == dossier.case


def test_half_a_character_does_not_spoil_it(edition: Rulebook) -> None:
    torn = replace(case(), contacts=(replace(case().contacts[0], text="滚\ud83d"),))

    assert read_case(leaving(torn).decode(), edition.conduct_slugs).contacts[0].text == "滚\ufffd"


def test_judged_again_it_gives_the_same_flags(edition: Rulebook) -> None:
    before = assess(edition, sample_case())
    after = assess(edition, read_case(leaving(sample_case()).decode(), edition.conduct_slugs))
    ordered = sorted(sample_case().contacts, key=lambda contact: (contact.at, contact.id))
    names = {contact.id: f"c{place:03}" for place, contact in enumerate(ordered, 1)}

    assert len(before.flags) >= 10
    assert renamed(before.flags, names) == renamed(after.flags, {n: n for n in names.values()})


@pytest.mark.django_db
def test_assess_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "contacts.json"
    path.write_bytes(leaving(sample_case()))
    out = io.StringIO()

    call_command("assess", str(path), stdout=out)

    (line,) = out.getvalue().splitlines()
    assert json.loads(line)["case"] == "dossier"
    assert len(json.loads(line)["flags"]) >= 10
