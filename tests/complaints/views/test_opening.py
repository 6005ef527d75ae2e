"""Opening a casebook, locking it, opening it again, deleting it."""

import pytest

from complaints.casebook.models import Casebook, Contact, KeySlot
from tests.client import CheckedClient
from tests.complaints.borrower import Borrower, errors_of, text_of

pytestmark = pytest.mark.django_db


def test_nothing_exists_until_part_of_the_code_is_typed_back() -> None:
    someone = Borrower()
    someone.client.post("/case/open/new/")
    assert someone.client.get("/case/open/code/").status_code == 200
    response = someone.client.post("/case/open/confirm/", {"group0": "00000"})
    assert response.status_code == 200
    assert errors_of(response)
    assert not Casebook.objects.exists()
    assert someone.client.get("/case/").status_code == 302


def test_open_close_and_open_again(borrower: Borrower) -> None:
    borrower.log_night_call()
    assert "小花钱包" in borrower.page("/case/")
    borrower.client.post("/case/close/")
    assert borrower.client.get("/case/")["Location"] == "/case/open/?to=/case/"
    typed = {"number": borrower.number.lower(), "code": f" {borrower.code.lower()} "}
    assert borrower.client.post("/case/open/", typed)["Location"] == "/case/"
    assert "记了 1 条联系" in borrower.page("/case/")


def test_opening_it_with_the_code_shows_that_the_code_is_kept(borrower: Borrower) -> None:
    CheckedClient().post("/case/open/", {"number": borrower.number, "code": borrower.code})
    assert "恢复码保存好了吗" not in borrower.page("/case/")


def test_the_code_opens_it_on_another_device(borrower: Borrower) -> None:
    other = CheckedClient()
    response = other.post("/case/open/", {"number": borrower.number, "code": borrower.code})
    assert response["Location"] == "/case/"
    assert "小花钱包" in text_of(other.get("/case/"))


def test_a_typing_error_is_named_without_the_slow_work(
    borrower: Borrower, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("complaints.views.opening.open_casebook", lambda *_: pytest.fail("slow"))
    wrong = ("Z" if borrower.code[12] != "Z" else "Y").join(
        [borrower.code[:12], borrower.code[13:]]
    )
    response = CheckedClient().post("/case/open/", {"number": borrower.number, "code": wrong})
    assert errors_of(response) == ["恢复码：第 3 组抄错了一处，请对照您抄下的，逐个字符核对。"]
    assert borrower.number in response.content.decode(), "the number is kept"


@pytest.mark.parametrize(
    ("number", "code", "message"),
    [
        ("", "", "案号：请填案号，就是您抄下的那一行。"),
        ("7K3QW", "x", "案号：案号应当是 10 位，请看看有没有漏抄或多抄。"),
        ("中文", "x", "案号：案号里有一个不会出现的字符，请对照您抄下的核对。"),
        ("7K3QW-9F0ZC", "ABCDE", "恢复码：字数不对，请对照您抄下的，看看有没有漏抄或多抄。"),
    ],
)
def test_each_wrong_value_gets_its_message(number: str, code: str, message: str) -> None:
    response = CheckedClient().post("/case/open/", {"number": number, "code": code})
    assert message in errors_of(response)


def test_a_right_number_with_another_s_code_does_not_open(
    borrower: Borrower, stranger: Borrower
) -> None:
    client = CheckedClient()
    response = client.post("/case/open/", {"number": borrower.number, "code": stranger.code})
    assert errors_of(response) == ["案号和恢复码对不上。请核对两样是不是一起抄下来的。"]
    assert client.get("/case/").status_code == 302


def test_the_code_is_shown_inside_until_it_is_confirmed(borrower: Borrower) -> None:
    assert borrower.code[:5] in borrower.page("/case/code/")
    borrower.client.post("/case/code/")
    page = borrower.page("/case/code/")
    assert borrower.code[:5] not in page
    assert "恢复码已经确认保存" in page
    assert "恢复码保存好了吗" not in borrower.page("/case/")


def test_quick_exit_closes_it_and_shows_a_calendar(borrower: Borrower) -> None:
    response = borrower.client.get("/exit/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert "逾期" not in response.content.decode()
    assert borrower.client.get("/case/").status_code == 302


def test_deleting_needs_a_tick_and_leaves_nothing(borrower: Borrower) -> None:
    borrower.log_night_call()
    assert errors_of(borrower.client.post("/case/delete/", {}))
    assert Casebook.objects.count() == 1
    borrower.client.post("/case/delete/", {"sure": "on"})
    assert not any(model.objects.exists() for model in (Casebook, KeySlot, Contact))
    response = CheckedClient().post(
        "/case/open/", {"number": borrower.number, "code": borrower.code}
    )
    assert errors_of(response) == ["案号和恢复码对不上。请核对两样是不是一起抄下来的。"]


def test_a_session_of_a_deleted_casebook_is_asked_to_open_again(borrower: Borrower) -> None:
    Casebook.objects.all().delete()
    assert borrower.client.get("/case/contacts/").status_code == 302


def test_a_form_sent_after_the_lock_loses_nothing(borrower: Borrower) -> None:
    address = borrower.start().replace("/how/", "/words/")
    borrower.client.post("/case/close/")
    typed = {"words-text": "“再不还就去你家”\n他说的", "words-acts": ["insult", "violence-threat"]}
    locked = borrower.client.post(address, typed)
    assert locked.status_code == 403
    assert 'name="held:words-text"' in locked.content.decode()
    held = {f"held:{name}": value for name, value in typed.items()}
    resume = borrower.client.post(
        "/case/open/",
        {"number": borrower.number, "code": borrower.code, "to": address, **held},
    )
    assert f'action="{address}"' in resume.content.decode()
    borrower.client.post(address, typed)
    page = borrower.client.get(address).content.decode()
    assert "“再不还就去你家”\n他说的" in page
    assert page.count(" checked") == 2


@pytest.mark.parametrize("to", ["https://example.org/case/", "//example.org", "/admin/", "case/"])
def test_opening_leads_only_into_the_casebook(borrower: Borrower, to: str) -> None:
    typed = {"number": borrower.number, "code": borrower.code, "to": to}
    assert CheckedClient().post("/case/open/", typed)["Location"] == "/case/"


def test_pages_of_the_casebook_are_kept_by_no_cache(borrower: Borrower) -> None:
    for address in ("/case/", "/case/contacts/", "/case/open/", "/guide/law/"):
        assert "no-store" in borrower.client.get(address)["Cache-Control"]
