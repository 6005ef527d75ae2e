"""As if: the whole site shows a change, and nothing of it is left when the block ends."""

from typing import Any

import pytest

from complaints.rules import current_rulebook
from curation.applying import Item, as_if
from guide.models import Conduct, Limit, RulebookEdition, RulesStamp
from tests.curation.people import draft, record

pytestmark = pytest.mark.django_db


def test_nothing_is_left_of_a_block(content: None, editor: Any) -> None:
    limits = record("conducts", "excessive-calls")["limits"]
    change = draft("conducts", "excessive-calls", editor, name="草稿名", limits=limits[::-1])
    before = record("conducts", "excessive-calls")
    ids = list(Limit.objects.order_by("pk").values_list("pk", flat=True))
    with as_if([change]):
        assert Conduct.objects.get(slug="excessive-calls").name == "草稿名"
        assert set(ids) != set(Limit.objects.values_list("pk", flat=True))
        Conduct.objects.filter(slug="insult").delete()
    assert record("conducts", "excessive-calls") == before
    assert list(Limit.objects.order_by("pk").values_list("pk", flat=True)) == ids
    assert Conduct.objects.filter(slug="insult").exists()


def test_a_block_that_fails_leaves_nothing_either(content: None, editor: Any) -> None:
    change = draft("topics", "fees", editor, title="草稿")
    with pytest.raises(ZeroDivisionError), as_if([change]):
        1 / 0  # noqa: B018
    assert record("topics", "fees")["title"] != "草稿"


def test_no_rulebook_of_a_draft_is_kept_under_a_stamp_that_comes_again(
    content: None, editor: Any
) -> None:
    """A stamp that is rolled back is given out again: what was built under it must be gone."""
    published = current_rulebook().hash
    record_ = record("phrases", "insult")
    draft_ = {**record_, "phrases": [*record_["phrases"], {"id": "new-one", "pattern": "某句新话"}]}
    with as_if([Item("phrases", "insult", draft_)]):
        drafted = current_rulebook().hash
        stamp = RulesStamp.objects.get().number
    assert drafted != published
    assert current_rulebook().hash == published
    assert not RulebookEdition.objects.filter(hash=drafted).exists()

    conduct = Conduct.objects.get(slug="insult")
    while RulesStamp.objects.get().number < stamp:
        conduct.save()
    assert RulesStamp.objects.get().number == stamp
    assert current_rulebook().hash == published


def test_a_row_may_be_new_or_gone_inside(content: None) -> None:
    source = {**record("sources", "lpr-table"), "slug": "new-source"}
    with as_if([Item("sources", "new-source", source)]):
        assert record("sources", "new-source") == source
        with as_if([Item("sources", "new-source", None)]), pytest.raises(AssertionError):
            record("sources", "new-source")
        assert record("sources", "new-source") == source
