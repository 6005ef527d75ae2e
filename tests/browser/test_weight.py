"""No public page asks an old phone for more than 50 KB or six requests at first sight."""

import pytest
from playwright.sync_api import Page

from bench.weight import Weight, weight, weights
from tests.browser.server import Server


def test_no_public_page_is_too_heavy(server: Server) -> None:
    found = weights(server.url)
    assert len(found) > 50, "the crawl found hardly a page"
    heavy = [each for each in found if each.is_too_much]
    assert not heavy, "\n".join(map(str, heavy))


@pytest.mark.parametrize("address", ["/", "/guide/my-stage/", "/case/open/"])
def test_what_is_weighed_is_what_a_browser_asks_for(
    server: Server, page: Page, address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    over_http = {url for url in asked if not url.startswith("data:")}
    assert weight(server.url, address).requests == len(over_http)


@pytest.mark.parametrize(
    ("size", "requests", "too_much"),
    [(50_000, 6, False), (50_001, 6, True), (9_000, 7, True)],
)
def test_the_limits_are_50_kb_and_six(size: int, requests: int, too_much: bool) -> None:
    assert Weight("/", requests, size, size).is_too_much is too_much
