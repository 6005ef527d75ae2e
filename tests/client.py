"""The client of all tests: every page that a test fetches is checked, whatever the test is about.

    client.get("/guide/")  # fails where the page has two h1, an unlabelled control, …

The fixture `client` is one, and so is a Borrower's. The list of what holds on each page stands in
tests/client_checks.py. Editors' pages are Django's own and are left out.
"""

from gzip import decompress
from typing import Any

from django.http import HttpResponse
from django.test import Client  # noqa: TID251 (here alone)

from tests.client_checks import problems_of

NOT_OURS = "/admin/"
NEUTRAL = "/exit/"


class CheckedClient(Client):
    """Django's test client; an HTML page that breaks a rule fails the test, with what is wrong."""

    def request(self, **request: Any) -> Any:
        """Ask, and check the answer."""
        response: Any = super().request(**request)
        check(f"{request.get('REQUEST_METHOD', 'GET')} {request['PATH_INFO']}", response)
        return response


def check(asked: str, response: HttpResponse) -> None:
    """Fail where `response` is a page of ours that breaks a rule; `asked` is 'GET /address'."""
    path = asked.split(" ", 1)[1]
    html = response.headers.get("Content-Type", "").startswith("text/html")
    if not html or response.streaming or path.startswith(NOT_OURS) or not response.content:
        return
    packed = response.headers.get("Content-Encoding") == "gzip"
    content = decompress(response.content) if packed else response.content
    problems = problems_of(content.decode(), neutral=path == NEUTRAL)
    if "Content-Security-Policy" not in response.headers:
        problems.append("no Content-Security-Policy header")
    if problems:
        raise AssertionError(f"{asked} ({response.status_code}):\n  " + "\n  ".join(problems))
