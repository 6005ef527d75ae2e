"""A borrower at the keyboard: the site's forms, filled in as a browser would send them."""

import re
from html import unescape
from typing import Any, Protocol
from uuid import UUID

from complaints.casebook.facts import ContactFacts
from complaints.intake.answers import fields_from
from tests.client import CheckedClient

WHEN = {
    "when-day_0": "2026",
    "when-day_1": "3",
    "when-day_2": "5",
    "when-time_0": "22",
    "when-time_1": "41",
    "when-clock": "exact",
    "when-claims_to_be": "unknown",
}
CALL = {"call-answered": "yes", "call-minutes": "1", "call-seconds": "5"}


class Page(Protocol):
    """A response with a body, from whichever client."""

    @property
    def content(self) -> bytes: ...


class Borrower:
    """Opens a casebook and logs contacts through the pages alone."""

    def __init__(self, **client_options: Any) -> None:
        self.client = CheckedClient(**client_options)
        self.number = ""
        self.code = ""
        self.debt = ""

    def open_new(self, to: str = "") -> "Borrower":
        """Open a new casebook: copy the code from the page and type part of it back.

        With `to`, the borrower came to go on to that page of the casebook.
        """
        self.client.post("/case/open/new/", {"to": to} if to else {})
        page = self.client.get("/case/open/code/").content.decode()
        self.code = "".join(re.findall(r"<li>([0-9A-Z]{5})</li>", page))
        self.number = re.findall(r'class="code">([0-9A-Z-]{11})<', page)[0]
        page = self.client.get("/case/open/confirm/").content.decode()
        typed = {
            f"group{place}": self.code[int(place) * 5 : int(place) * 5 + 5]
            for place in re.findall(r'name="group(\d)"', page)
        }
        response = self.client.post("/case/open/confirm/", typed)
        assert (response.status_code, response["Location"]) == (302, to or "/case/")
        return self

    def add_debt(self, **fields: str) -> str:
        """Add a loan and return its id."""
        given = {"product": "小花钱包", "lender_kind": "microloan", **fields}
        response = self.client.post("/case/debts/new/", given)
        assert response.status_code == 302, errors_of(response)
        page = self.client.get("/case/").content.decode()
        self.debt = re.findall(r"/case/debts/([0-9a-f-]{36})/\"", page)[-1]
        return self.debt

    def refuse(self, fields: dict[str, str]) -> None:
        """Note that a third person asked not to be contacted again."""
        response = self.client.post(f"/case/debts/{self.debt}/refusals/", fields)
        assert response.status_code == 302, errors_of(response)

    def start(self) -> str:
        """Start a draft and return the address of its first step."""
        return self.client.get("/case/contacts/new/")["Location"]

    def log(self, fields: dict[str, dict[str, Any]]) -> UUID:
        """Walk the wizard, sending to each step its own fields; return the contact's id."""
        address = self.start()
        for _step in range(8):
            step = address.rstrip("/").rsplit("/", 1)[1]
            response = self.client.post(address, fields.get(step, {}))
            assert response.status_code == 302, (step, errors_of(response))
            address = response["Location"]
            if found := re.fullmatch(r"/case/contacts/([0-9a-f-]{36})/", address):
                return UUID(found[1])
        raise AssertionError(f"the wizard does not end: {address}")

    def log_facts(self, facts: ContactFacts, *, refused: bool = False) -> UUID:
        """Log these facts through the wizard."""
        fields: dict[str, dict[str, Any]] = dict(fields_from(facts))
        if refused:
            fields["whom"] = {**fields["whom"], "whom-refused": "on"}
        return self.log(fields)

    def log_night_call(self, text: str = "问我今天还不还", **words: Any) -> UUID:
        """Log a call of 22:41 that connected."""
        return self.log(
            {
                "how": {"how-debt": self.debt, "how-channel": "phone"},
                "call": CALL,
                "when": WHEN,
                "whom": {"whom-to": "borrower"},
                "words": {"words-text": text, **words},
            }
        )

    def page(self, address: str) -> str:
        """Return the text of a page that must be there."""
        response = self.client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return text_of(response)


def text_of(response: Page) -> str:
    """Return what a reader sees: tags dropped, runs of blanks as one."""
    content = re.sub(r"<(script|style)\b.*?</\1>", "", response.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content)).split())


def errors_of(response: Page) -> list[str]:
    """Return the lines of the page's error summary."""
    content = response.content.decode()
    summary = re.search(r'<div class="error-summary".*?</ul>', content, flags=re.S)
    lines = re.findall(r"<li>(.*?)</li>", summary[0], flags=re.S) if summary else []
    return [unescape(re.sub(r"<[^>]+>", "", line)).strip() for line in lines]
