"""Public pages go out compressed; pages with something secret in them never do (BREACH)."""

from gzip import decompress

import pytest

from tests.client import CheckedClient
from tests.complaints.borrower import Borrower

GZIP = {"accept-encoding": "gzip, br"}


@pytest.mark.parametrize("address", ["/", "/guide/", "/guide/law/gbt-45251-2025/"])
def test_a_public_page_is_compressed(content: None, client: CheckedClient, address: str) -> None:
    plain = client.get(address)
    packed = CheckedClient(headers=GZIP).get(address)
    assert packed["Content-Encoding"] == "gzip"
    assert decompress(packed.content) == plain.content
    assert len(packed.content) * 2 < len(plain.content)
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in packed["Vary"]


def test_a_compressed_page_is_sent_again_only_if_changed(content: None) -> None:
    client = CheckedClient(headers=GZIP)
    first = client.get("/guide/")
    again = client.get("/guide/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_pages_with_secrets_are_not_compressed(content: None) -> None:
    borrower = Borrower(headers=GZIP).open_new()
    borrower.add_debt()
    shown = borrower.log_night_call()
    addresses = ["/case/", "/case/contacts/", f"/case/contacts/{shown}/", borrower.start()]
    for address in [*addresses, "/case/code/", "/case/open/", "/case/delete/"]:
        response = borrower.client.get(address)
        assert response.status_code == 200, address
        assert "Content-Encoding" not in response.headers, address
