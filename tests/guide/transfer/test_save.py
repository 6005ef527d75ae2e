"""Saving one record makes its row equal to it, whatever stood there."""

import pytest

from guide.models import Conduct, Instrument
from guide.transfer.files import ContentError
from guide.transfer.rows import digest, record_of
from guide.transfer.save import save_record

pytestmark = pytest.mark.django_db


def test_nested_rows_follow_the_record(content: None) -> None:
    record = record_of(Conduct.objects.get(slug="excessive-calls"))
    record["citations"] = record["citations"][::-1][:-1]
    record["limits"][0]["value"] = "99"
    record["sources"] = []
    save_record("conducts", record)
    row = Conduct.objects.get(slug="excessive-calls")
    assert record_of(row) == record
    assert row.loaded_digest == digest("conducts", record)


def test_provisions_keep_their_rows_when_their_order_changes(content: None) -> None:
    law = Instrument.objects.get(slug="zhian-2025")
    before = {row.key: row.pk for row in law.provisions.all()}
    record = record_of(law)
    record["provisions"].reverse()
    save_record("instruments", record)
    law = Instrument.objects.get(slug="zhian-2025")
    assert record_of(law) == record
    assert {row.key: row.pk for row in law.provisions.all()} == before


def test_a_name_that_is_not_there_is_told_with_its_place(content: None) -> None:
    record = record_of(Conduct.objects.get(slug="insult"))
    record["citations"][0]["provision"] = "none#1"
    with pytest.raises(ContentError) as caught:
        save_record("conducts", record)
    assert str(caught.value) == (
        "conducts/insult.yaml: citations, item 1: 'none#1' is none of the provisions"
    )
    assert Conduct.objects.get(slug="insult").citations.exists()
