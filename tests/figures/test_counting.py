"""What is counted, on the way of a reader and of a borrower; and that it can be switched off."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User

from figures import listening
from figures.models import DailyFigure
from figures.names import PAGE_LABELS
from figures.tally import Tally
from guide.models import Channel, Topic
from tests.client import CheckedClient
from tests.complaints.borrower import Borrower

pytestmark = pytest.mark.django_db
NEVER = 3_600.0


@pytest.fixture
def tally(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Tally]:
    """Switch figures on, with a tally of the test's own."""
    settings.FIGURES = True
    own = Tally(listening._store_and_close, NEVER)
    monkeypatch.setattr(listening, "tally", own)
    yield own
    own.flush()


def counted(tally: Tally) -> dict[tuple[str, str], int]:
    tally.flush()
    return {(row.group, row.name): row.number for row in DailyFigure.objects.all()}


def test_pages_are_counted_by_kind(content: None, client: CheckedClient, tally: Tally) -> None:
    for topic in Topic.objects.all()[:3]:
        client.get(topic.get_absolute_url())
    tag = client.get("/")["ETag"]
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 304
    client.get("/guide/channels/court/?from=somebody")
    client.get("/guide/data/v1/law.csv")
    assert counted(tally) == {
        ("pages", "guide:topic"): 3,
        ("pages", "home"): 2,
        ("pages", "guide:channel"): 1,
        ("channels", "court"): 1,
        ("pages", "guide:data-file"): 1,
    }


def test_what_is_no_page_of_the_guide_is_not_counted(
    content: None, client: CheckedClient, tally: Tally
) -> None:
    for address in ("/guide/topics/none/", "/guide/channels/somebody-typed-this/", "/nowhere/"):
        assert client.get(address).status_code == 404
    for address in ("/healthz", "/robots.txt", "/case/open/", "/admin/login/", "/exit/"):
        client.get(address)
    client.head("/")
    client.post("/")
    client.get("/guide/remark/?page=/")
    assert counted(tally) == {}


def test_every_page_that_readers_open_is_counted_or_left_out_on_purpose() -> None:
    from config.urls import urlpatterns
    from guide.urls import urlpatterns as guide

    named = {f"guide:{each.name}" for each in guide} | {"home", "accessibility"}
    left_out = {"guide:law-feed", "guide:remark", "guide:remark-taken"}
    assert named - left_out == set(PAGE_LABELS)
    assert {"home", "accessibility"} <= {getattr(each, "name", "") for each in urlpatterns}


def test_a_borrower_is_counted_without_their_casebook(content: None, tally: Tally) -> None:
    borrower = Borrower().open_new()
    assert counted(tally) == {("casebooks", "made"): 1}
    borrower.add_debt(lender="某某小额贷款有限公司")
    borrower.log_night_call()
    Borrower().client.post("/case/open/", {"number": borrower.number, "code": borrower.code})
    borrower.client.post("/case/open/", {"number": borrower.number, "code": "0" * 30})
    assert counted(tally) == {("casebooks", "made"): 1, ("casebooks", "opened"): 1}


@pytest.mark.parametrize(
    ("office", "channel"),
    [
        ("12378 国家金融监督管理总局", "nfra-12378"),
        ("某某小额贷款有限公司", "lender"),
        ("我表哥的单位", ""),
    ],
)
def test_a_dossier_is_counted_by_its_channel(
    content: None, tally: Tally, office: str, channel: str
) -> None:
    borrower = Borrower().open_new()
    debt = borrower.add_debt(lender="某某小额贷款有限公司")
    borrower.log_night_call()
    base = f"/case/dossier/{debt}"
    borrower.client.post(f"{base}/", {"pick": "all"})
    typed = {"office": office, "demands": ["0"]}
    borrower.client.post(f"{base}/people/", typed)
    assert borrower.client.post(f"{base}/export/", {"form": "pdf"}).status_code == 200
    assert counted(tally) == {("casebooks", "made"): 1, ("dossiers", channel): 1}
    assert not DailyFigure.objects.exclude(
        name__in=["made", "", *Channel.objects.values_list("slug", flat=True)]
    ).exists()


def test_switched_off_nothing_is_counted(
    content: None, client: CheckedClient, tally: Tally, settings: Any
) -> None:
    settings.FIGURES = False
    client.get("/")
    Borrower().open_new()
    assert counted(tally) == {}
    client.force_login(User.objects.create_superuser("editor", password="x"))
    assert "现在没有在记" in client.get("/admin/figures/dailyfigure/").content.decode()
