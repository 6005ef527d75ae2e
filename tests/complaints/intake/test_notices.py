"""Despair and danger in a draft raise one block on each of its pages, until it is put away."""

import re
from typing import Any
from uuid import UUID

import pytest

from complaints.casebook import store
from complaints.casebook.models import ContactDraft
from complaints.intake.notices import kinds_in_draft
from complaints.rules import current_rulebook
from tests.complaints.borrower import WHEN, Borrower
from tests.complaints.intake.test_drafts import casebook_of

pytestmark = pytest.mark.django_db

DESPAIR = "天天这么打，我真的不想活了"
DANGER = "他们现在就在砸我家门"
QUIET = "问我今天还不还"
STEPS = ("how", "when", "whom", "words", "check")


def at(address: str, step: str) -> str:
    return re.sub(r"[a-z]+/$", f"{step}/", address)


def blocks(html: str) -> list[str]:
    """Return the kinds of each block on a page."""
    return re.findall(r'data-safety="([^"]*)"', html)


def draft_saying(borrower: Borrower, text: str) -> str:
    """Answer every step, with these words; return the address of the check page."""
    address = borrower.start()
    borrower.client.post(address, {"how-debt": borrower.debt, "how-channel": "sms"})
    borrower.client.post(at(address, "when"), WHEN)
    borrower.client.post(at(address, "whom"), {"whom-to": "borrower"})
    response = borrower.client.post(at(address, "words"), {"words-text": text})
    assert response["Location"] == at(address, "check")
    return at(address, "check")


def seen(borrower: Borrower, address: str) -> list[str]:
    return blocks(borrower.client.get(address).content.decode())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (DESPAIR, ["despair"]),
        (DANGER, ["danger"]),
        (f"{DESPAIR}。{DANGER}。", ["despair danger"]),
        (QUIET, []),
        ("", []),
    ],
)
def test_each_page_of_the_draft_shows_one_block(
    borrower: Borrower, text: str, kinds: list[str]
) -> None:
    check = draft_saying(borrower, text)
    for step in STEPS:
        assert seen(borrower, at(check, step)) == kinds, step


def test_the_block_names_who_helps_before_anything_is_asked(borrower: Borrower) -> None:
    check = draft_saying(borrower, DESPAIR)
    for step in STEPS:
        html = borrower.client.get(at(check, step)).content.decode()
        main = html[html.index("<h1>") :]
        places = [main.index(f'href="tel:{number}"') for number in ("12356", "120", "110")]
        assert places == sorted(places)
        asked = re.search(r'<input type="radio"|<textarea|class="answers"|name="how-debt"', main)
        assert asked is None or places[-1] < asked.start(), step


def test_words_that_must_be_mended_show_it_too(borrower: Borrower) -> None:
    address = at(borrower.start(), "words")
    html = borrower.client.post(address, {"words-text": "字" * 20_000 + DESPAIR}).content.decode()
    assert "太长了" in html
    assert blocks(html) == ["despair"], "of a text that is too long the end is read"


def put_away(borrower: Borrower, address: str, **typed: Any) -> None:
    """Press the block's button on a page, with what stands in its fields."""
    html = borrower.client.get(address).content.decode()
    button = re.search(r'name="put_away" value="([^"]+)" form="([^"]+)"', html)
    assert button is not None
    form = re.search(rf'<form [^>]*id="{button[2]}"[^>]*>', html)
    assert form is not None, "the button sends a form of this page"
    action = re.search(r'action="([^"]+)"', form[0])
    response = borrower.client.post(
        action[1] if action else address, {"put_away": button[1], **typed}
    )
    assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.parametrize("step", STEPS)
def test_put_away_on_one_page_it_is_away_on_all(borrower: Borrower, step: str) -> None:
    check = draft_saying(borrower, DESPAIR)
    put_away(borrower, at(check, step), **stored(borrower, step))
    for each in STEPS:
        assert seen(borrower, at(check, each)) == [], each
    contact = borrower.client.post(check)["Location"]
    page = borrower.client.get(contact).content.decode()
    assert blocks(page) == [], "the contact remembers it"
    assert "没有认出" not in page, "nor is somebody in despair told that nothing was found"


def stored(borrower: Borrower, step: str) -> dict[str, Any]:
    """Return what a browser would send along from this step of draft_saying."""
    return {
        "how": {"how-debt": borrower.debt, "how-channel": "sms"},
        "when": WHEN,
        "whom": {"whom-to": "borrower"},
        "words": {"words-text": DESPAIR},
    }.get(step, {})


def test_putting_away_keeps_what_was_typed_and_judges_it_later(borrower: Borrower) -> None:
    check = draft_saying(borrower, DESPAIR)
    whom = at(check, "whom")
    put_away(borrower, whom, **{"whom-to": "family", "whom-label": "妈妈"})
    html = borrower.client.get(whom).content.decode()
    assert 'value="妈妈"' in html
    assert "error-summary" not in html
    assert borrower.client.get(check)["Location"] == whom, "it was not sent yet"


def test_a_new_kind_shows_after_the_other_was_put_away(borrower: Borrower) -> None:
    check = draft_saying(borrower, DESPAIR)
    put_away(borrower, check)
    borrower.client.post(at(check, "words"), {"words-text": f"{DESPAIR}。{DANGER}。"})
    assert seen(borrower, check) == ["danger"]
    contact = borrower.client.post(check)["Location"]
    assert seen(borrower, contact) == ["danger"]
    put_away(borrower, contact)
    assert seen(borrower, contact) == []


def test_the_contact_remembers_and_so_does_its_change(borrower: Borrower) -> None:
    contact = f"/case/contacts/{borrower.log_night_call(DESPAIR)}/"
    assert seen(borrower, contact) == ["despair"]
    put_away(borrower, contact)
    assert seen(borrower, contact) == []
    check = borrower.client.post(f"{contact}change/")["Location"]
    assert seen(borrower, check) == []
    borrower.client.post(check)
    assert seen(borrower, contact) == []


def test_put_away_on_the_contact_while_it_is_being_changed(borrower: Borrower) -> None:
    contact = f"/case/contacts/{borrower.log_night_call(DESPAIR)}/"
    check = borrower.client.post(f"{contact}change/")["Location"]
    put_away(borrower, contact)
    borrower.client.post(check)
    assert seen(borrower, contact) == []


def test_it_is_put_away_for_this_contact_alone(borrower: Borrower) -> None:
    put_away(borrower, f"/case/contacts/{borrower.log_night_call(DESPAIR)}/")
    other = borrower.log_night_call(DESPAIR)
    assert seen(borrower, f"/case/contacts/{other}/") == ["despair"]


def test_nobody_else_puts_it_away(borrower: Borrower, stranger: Borrower) -> None:
    contact: UUID = stranger.log_night_call(DESPAIR)
    address = f"/case/contacts/{contact}/put-away/"
    assert borrower.client.post(address, {"put_away": "despair"}).status_code == 404
    assert borrower.client.get(address).status_code == 405
    assert seen(stranger, f"/case/contacts/{contact}/") == ["despair"]


def test_a_script_that_keeps_is_told_once_there_is_something_to_tell(borrower: Borrower) -> None:
    words = at(borrower.start(), "words")
    keep = {"keep": "1", "words-text": QUIET}
    assert borrower.client.post(words, keep).status_code == 204
    told = borrower.client.post(words, {**keep, "words-text": DESPAIR})
    assert told.status_code == 200
    assert told["Content-Type"] == "application/json"
    assert "no-store" in told["Cache-Control"]
    assert told.json()["kinds"] == ["despair"]
    assert blocks(told.json()["block"]) == ["despair"]
    assert DESPAIR not in told.json()["block"]
    away = borrower.client.post(words, {**keep, "words-text": DESPAIR, "away": "despair"})
    assert away.status_code == 204
    assert seen(borrower, words) == []


def test_what_is_kept_unchanged_stays_an_answer(borrower: Borrower) -> None:
    check = draft_saying(borrower, QUIET)
    borrower.client.post(at(check, "words"), {"keep": "1", "words-text": QUIET})
    assert borrower.client.get(check).status_code == 200


def test_a_draft_from_before_it_could_be_put_away_opens(borrower: Borrower) -> None:
    check = draft_saying(borrower, DESPAIR)
    row = ContactDraft.objects.get().id
    with store.changing(casebook_of(borrower), ContactDraft, row) as fields:
        fields["extra_data"] = {}
    assert seen(borrower, check) == ["despair"]
    put_away(borrower, check)
    assert seen(borrower, check) == []


def test_words_are_read_with_the_answers_there_are() -> None:
    rulebook = current_rulebook()
    assert kinds_in_draft(rulebook, {}, DESPAIR) == ("despair",)
    answers = {"how": {"channel": "phone"}, "whom": {"to": "family"}, "when": {}}
    assert kinds_in_draft(rulebook, answers, DANGER) == ("danger",)
    assert kinds_in_draft(rulebook, {}, " \n") == ()
