"""Editions of the rules: kept when first used, rebuilt for an old dossier, changed without code."""

import json
import zlib
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from complaints import rules
from complaints.conduct.assess import assess
from complaints.conduct.edition import Edition, PackError, pack_edition, unpack_edition
from complaints.conduct.rulebook import Rulebook
from complaints.rules import current_rulebook, find_edition, rebuild_edition
from curation.models import Change
from curation.releasing import publish
from curation.workflow import submit
from guide.models import Conduct, Limit, RulebookEdition
from tests.client import CheckedClient
from tests.complaints.conduct.builders import case, flagged
from tests.curation.people import somebody
from tests.guide.admin.test_admin import address, fields_of

CALLS = "excessive-calls"
NAME = "connected-per-day"


@pytest.fixture(autouse=True)
def nothing_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another test's rulebook may bear the same stamp: the database of that one is gone."""
    monkeypatch.setattr(rules, "_built", None)


def run(*args: str, **options: Any) -> str:
    out = StringIO()
    call_command("rulebook", *args, stdout=out, stderr=out, **options)
    return out.getvalue()


def refused(*args: str) -> tuple[int, str]:
    with pytest.raises(CommandError) as caught:
        run(*args)
    return caught.value.returncode, str(caught.value)


def set_limit(value: str, start: date) -> None:
    """Do what an editor does when a rule changes: end the old row, add a new one."""
    old = Limit.objects.get(conduct__slug=CALLS, name=NAME, effective_to=None)
    new = Limit(
        conduct=old.conduct, name=NAME, value=value, unit=old.unit, by=old.by, effective_from=start
    )
    old.effective_to = start.replace(day=start.day - 1)
    for row in (old, new):
        row.full_clean()
        row.save()


def calls_flagged(rulebook: Rulebook, day: str, number: int) -> bool:
    contacts = [{"at": f"{day}T1{hour}:05:00+08:00"} for hour in range(number)]
    given_case = case({"case": "x", "lender_kind": "bank", "contacts": contacts}, rulebook)
    return bool(flagged(assess(rulebook, given_case), CALLS))


@pytest.mark.django_db
def test_a_limit_changes_on_a_day_without_code(content: None) -> None:
    before = current_rulebook()
    set_limit("2", date(2026, 12, 15))
    after = current_rulebook()
    assert after.hash != before.hash
    assert not calls_flagged(after, "2026-12-14", 3)
    assert calls_flagged(after, "2026-12-15", 3)
    assert not calls_flagged(after, "2026-12-15", 2)
    assert not calls_flagged(before, "2026-12-15", 3)


@pytest.mark.django_db
def test_an_editor_changes_a_limit_in_the_admin_and_the_engine_follows_once_it_is_public(
    content: None, client: CheckedClient
) -> None:
    client.force_login(somebody("editor", "编辑"))
    page = address(Conduct.objects.get(slug=CALLS))
    fields = fields_of(client, page)
    number = int(fields["limits-TOTAL_FORMS"])
    (open_one,) = [
        f"limits-{place}"
        for place in range(number)
        if fields[f"limits-{place}-name"] == NAME and not fields[f"limits-{place}-effective_to"]
    ]
    names = ("position", "name", "unit", "by")
    new = {f"limits-{number}-{name}": fields[f"{open_one}-{name}"] for name in names}
    changed = {
        **fields, **new, "limits-TOTAL_FORMS": number + 1,
        f"{open_one}-effective_to": "2026-12-14",
        f"limits-{number}-value": "2", f"limits-{number}-effective_from": "2026-12-15",
    }  # fmt: skip
    assert not calls_flagged(current_rulebook(), "2026-12-15", 3)
    assert client.post(page, changed).status_code == 302
    drafted = Change.objects.get(kind="conducts", slug=CALLS)
    assert not calls_flagged(current_rulebook(), "2026-12-15", 3)
    submit(drafted, by=drafted.author, reason="新规定十二月十五日起施行")
    publish([drafted], by=somebody("reviewer", "审核"))
    assert not calls_flagged(current_rulebook(), "2026-12-14", 3)
    assert calls_flagged(current_rulebook(), "2026-12-15", 3)


@pytest.mark.django_db
def test_a_past_edition_is_rebuilt_and_hashed_equal(content: None) -> None:
    first = current_rulebook()
    set_limit("2", date(2026, 12, 15))
    Conduct.objects.get(slug="insult").delete()
    second = current_rulebook()
    assert RulebookEdition.objects.count() == 2
    _edition, again = rebuild_edition(find_edition(first.hash))
    assert again == first
    assert again.hash == first.hash != second.hash
    assert not calls_flagged(again, "2026-12-15", 3)
    assert run("verify") == "".join(
        f"{kept.hash}  rebuilt and hashed equal\n" for kept in RulebookEdition.objects.all()
    )


@pytest.mark.django_db
def test_an_edition_is_kept_once(content: None, monkeypatch: pytest.MonkeyPatch) -> None:
    current_rulebook()
    monkeypatch.setattr(rules, "_built", None)  # another process builds it too
    current_rulebook()
    assert RulebookEdition.objects.count() == 1


@pytest.mark.django_db
def test_show_says_what_was_in_force_on_a_day(content: None) -> None:
    old = current_rulebook().hash
    set_limit("2", date(2026, 12, 15))
    assert f"  {NAME} = 2 count  2026-12-15 to open" in run("show")
    then = run("show", old.removeprefix("sha256:")[:12], on=date(2026, 3, 1))
    assert old in then
    assert f"  {NAME} = 3 count  2025-02-28 to open" in then
    assert "zhian-2025#50.1" in then
    assert "zhian-2012#" not in then
    assert "zhian-2012#42" in run("show", old, on=date(2025, 12, 31))
    instruments = json.loads(run("show", old, json=True))["instruments"]
    assert "zhian-2012" in {record["slug"] for record in instruments}


@pytest.mark.django_db
def test_list_names_every_edition(content: None) -> None:
    current_rulebook()
    assert run("list").startswith(current_rulebook().hash)


@pytest.mark.django_db
def test_a_changed_or_damaged_edition_is_told(content: None) -> None:
    current_rulebook()
    kept = RulebookEdition.objects.get()
    text = zlib.decompress(bytes(kept.packed)).replace("催收".encode(), "催缴".encode(), 1)
    kept.packed = zlib.compress(text)
    kept.save()
    status, said = refused("verify")
    assert status == 1
    assert "1 of 1 editions changed" in said
    kept.packed = b"no edition"
    kept.save()
    status, said = refused("verify", kept.hash)
    assert status == 2
    assert "damaged" in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given_hash", "reason"),
    [("0" * 64, "no edition with this hash"), ("abc", "at least the first 8"), ("%%%%%%%%", "no")],
)
def test_an_unknown_edition_is_told(given_hash: str, reason: str) -> None:
    status, said = refused("verify", given_hash)
    assert status == 2
    assert reason in said


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(min_size=1), inner)),
    max_leaves=12,
)


@given(st.dictionaries(st.text(min_size=1), st.lists(st.dictionaries(st.text(), values))))
def test_what_is_packed_is_unpacked_unchanged(records: Any) -> None:
    edition = Edition(records, "weights")
    assert unpack_edition(pack_edition(edition)) == edition


@given(st.binary(max_size=200))
def test_bytes_that_are_no_edition_are_refused(packed: bytes) -> None:
    with pytest.raises(PackError):
        unpack_edition(packed)


@pytest.mark.django_db
def test_assessing_a_file_keeps_no_edition(content: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_built", None)
    without = current_rulebook(keep=False)
    assert not RulebookEdition.objects.exists()
    assert current_rulebook().hash == without.hash
    assert RulebookEdition.objects.get().hash == without.hash
