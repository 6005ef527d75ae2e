"""Loading and dumping the real content: exact, repeatable, and never over an editor's head."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guide.models import Conduct, Instrument, Provision, Source, Topic
from guide.transfer.files import read_records
from guide.transfer.rows import MODELS, records

CONTENT = Path(settings.CONTENT_DIR)
pytestmark = pytest.mark.django_db


def load(folder: Path = CONTENT, **options: object) -> str:
    out = StringIO()
    call_command("load_content", dir=folder, stdout=out, stderr=out, **options)
    return out.getvalue()


def refused(folder: Path, **options: object) -> tuple[int, str]:
    """Run a load that must fail; return its exit status and all it said."""
    out = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("load_content", dir=folder, stdout=out, stderr=out, **options)
    return caught.value.returncode, f"{out.getvalue()}{caught.value}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content files that a test may spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("kind", MODELS)
def test_rows_give_the_records_of_the_files(content: None, kind: str) -> None:
    assert records(kind) == read_records(CONTENT, kind)


def test_records_of_a_kind_take_few_queries(content: None) -> None:
    for kind in MODELS:
        with CaptureQueriesContext(connection) as queries:
            records(kind)
        assert len(queries) <= 6, kind


def test_a_second_load_writes_nothing(content: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        said = load()
    assert said.startswith("0 changed (0 new, 0 updated), ")
    writes = [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert writes == []


def test_a_dump_gives_the_same_bytes(content: None, tmp_path: Path) -> None:
    call_command("dump_content", dir=tmp_path, stdout=StringIO())
    for kind in MODELS:
        for path in (CONTENT / kind).iterdir():
            assert (tmp_path / kind / path.name).read_bytes() == path.read_bytes()
    written = sum(1 for path in tmp_path.rglob("*") if path.is_file())
    assert written == sum(1 for path in CONTENT.rglob("*") if path.is_file())


def test_what_an_editor_changed_survives_a_new_file_and_is_named(
    content: None, folder: Path
) -> None:
    topic = Topic.objects.get(slug="evidence")
    topic.title = "编辑改过的标题"
    topic.save()
    spoil(folder / "topics" / "evidence.md", "order: ", "order: 9")
    spoil(folder / "topics" / "scams.md", "order: ", "order: 9")

    status, said = refused(folder)

    assert status == 1
    assert "topics/evidence.md: changed by an editor" in said
    topic.refresh_from_db()
    assert topic.title == "编辑改过的标题"
    assert Topic.objects.get(slug="scams").order > 900  # the others are loaded all the same
    assert "topics/evidence.md" in load(folder, keep_edited=True)

    load(folder, overwrite=["evidence"])
    topic.refresh_from_db()
    assert topic.order > 900
    assert topic.title != "编辑改过的标题"
    assert load(folder).startswith("0 changed")


def test_an_editor_s_change_is_taken_into_the_files_by_a_dump(content: None, folder: Path) -> None:
    Topic.objects.filter(slug="evidence").update(title="编辑改过的标题")
    call_command("dump_content", dir=folder, stdout=StringIO())
    assert "title: 编辑改过的标题\n" in (folder / "topics" / "evidence.md").read_text("utf-8")
    assert load(folder).startswith("0 changed")
    spoil(folder / "topics" / "evidence.md", "编辑改过的标题", "文件改过的标题")
    assert load(folder).startswith("1 changed (0 new, 1 updated)")


def test_overwrite_all_takes_every_file(content: None) -> None:
    Topic.objects.update(order=77)
    load(overwrite_all=True)
    assert not Topic.objects.filter(order=77).exists()


def test_a_row_without_a_file_is_named_and_stays(content: None, folder: Path) -> None:
    Source.objects.create(slug="own", title="编辑加的", seen_on="2026-01-01")
    assert "sources/own.yaml: in the database, but there is no such file" in load(folder)
    assert Source.objects.filter(slug="own").exists()


def test_a_provision_that_left_its_file_leaves_the_rows(content: None, folder: Path) -> None:
    instrument = Instrument.objects.get(slug="zhian-2025")
    extra = Provision.objects.create(
        instrument=instrument,
        article="999",
        label="第九百九十九条",
        says="多出来的",
        confidence="B",
    )
    load(folder, overwrite=["zhian-2025"])
    assert not Provision.objects.filter(pk=extra.pk).exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("topics/evidence.md", "slug: evidence", "slug: evidences", "slug: must be 'evidence'"),
        ("topics/evidence.md", "related:\n", "related:\n- nowhere\n", "related: 'nowhere' is none"),
        (
            "topics/evidence.md",
            "---\n\n",
            "---\n\n[[law:none#1]]\n\n",
            "body: [[law:none#1]] leads",
        ),
        ("conducts/insult.yaml", "severity: medium", "severity: bad", "severity: must be one of"),
        ("phrases/insult.yaml", "slug: insult", "slug: insults", "slug: must be 'insult'"),
        ("sources/gbt-press-2025-03.yaml", "address: ", "address: x", "address: refused"),
        ("sources/gbt-press-2025-03.yaml", "title: ", "title: " + "长" * 301, "title: refused"),
    ],
)
def test_a_crooked_file_stops_the_load_with_its_place(
    folder: Path, file: str, old: str, new: str, place: str
) -> None:
    spoil(folder / file, old, new)
    status, said = refused(folder)
    assert status == 2
    assert place in said
    assert "Nothing was loaded." in said
    assert not Conduct.objects.exists()


def test_days_without_a_stage_stop_the_load(folder: Path) -> None:
    last = max(read_records(folder, "stages"), key=lambda stage: stage["days_from"] or 0)
    path = folder / "stages" / f"{last['slug']}.md"
    spoil(path, f"days_from: {last['days_from']}", f"days_from: {last['days_from'] + 1}")
    status, said = refused(folder)
    assert status == 2
    assert f" and {last['slug']} days have no stage" in said


def test_a_stage_at_the_address_of_a_phase_stops_the_load(folder: Path) -> None:
    path = folder / "stages" / "court.md"
    spoil(path, "slug: court", "slug: late")
    path.rename(folder / "stages" / "late.md")
    status, said = refused(folder)
    assert status == 2
    assert "stages/late.md: slug: is the address of a whole phase" in said


def test_a_phrase_that_cannot_be_read_stops_the_load(folder: Path) -> None:
    path = folder / "phrases" / "insult.yaml"
    path.write_text(path.read_text("utf-8") + "- id: broken\n  pattern: (?:a|\n", "utf-8")
    status, said = refused(folder)
    assert status == 2
    assert said.startswith("phrases/insult.yaml: broken: ")


def test_contradicting_limits_stop_the_load(folder: Path) -> None:
    path = folder / "conducts" / "excessive-calls.yaml"
    text = path.read_text("utf-8")
    start = text.index("\n- name: connected-per-day", text.index("limits:"))
    end = text.index("\n- name: ", start + 5)
    path.write_text(text[:start] + text[start:end] * 2 + text[end:], "utf-8")
    status, said = refused(folder)
    assert status == 2
    assert "conducts/excessive-calls.yaml: limits, item 2: a day has two values" in said


def test_a_circle_of_successors_stops_the_load(folder: Path) -> None:
    path = folder / "instruments" / "zhian-2025.yaml"
    spoil(path, "succeeded_by: null", "succeeded_by: zhian-2012")
    status, said = refused(folder)
    assert status == 2
    assert "succeeded_by: a circle: " in said


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == (2, f"{tmp_path}: no content file there\nNothing was loaded.")


def test_a_dump_names_files_without_a_row_and_keeps_them(content: None, folder: Path) -> None:
    Topic.objects.filter(slug="fees").delete()
    out = StringIO()
    call_command("dump_content", dir=folder, stdout=out, stderr=out)
    assert "topics/fees.md: no such row any more" in out.getvalue()
    assert (folder / "topics" / "fees.md").exists()


def test_a_dump_into_a_place_that_is_no_folder_says_so(content: None, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CommandError) as caught:
        call_command("dump_content", dir=tmp_path / "file", stdout=StringIO())
    assert caught.value.returncode == 2
