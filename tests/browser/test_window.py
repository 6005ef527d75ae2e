"""The watch over the browser tests itself: what must fail a test does."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.browser.window import DARK, DESK, NARROW, NO_SCRIPT, PHONE, opened, sticking_out

PAGES = {
    "/calm": "<p>calm",
    "/picture": '<img src="https://elsewhere.example/pixel.png">',
    "/link": '<a href="https://elsewhere.example/">go</a>',
    "/raises": "<script>throw new Error('torn')</script>",
    "/complains": "<script>console.error('torn')</script>",
    "/missing-style": '<link rel="stylesheet" href="/nothing.css">',
    "/wide": "<p style='width: 900px; background: silver'>wide",
    "/scripted": "<p>before<script>document.querySelector('p').textContent = 'after'</script>",
}


class Pages(BaseHTTPRequestHandler):
    """Serve the pages above."""

    def do_GET(self) -> None:
        body = PAGES.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(
            f"<!doctype html><title>t</title><link rel=icon href=data:,>{body}".encode()
        )

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/picture", "request to another host: https://elsewhere.example/pixel.png"),
        ("/raises", "script error: torn"),
        ("/complains", "console: torn"),
        ("/missing-style", "console: Failed to load resource"),
    ],
)
def test_problem_is_noted_and_can_be_expected(browser: Browser, home: str, path, problem):
    with opened(browser, home) as (page, watch):
        page.goto(path)
        page.wait_for_timeout(100)
    assert watch.problems, "nothing was noted"
    assert all(noted.startswith(problem) or "ERR_FAILED" in noted for noted in watch.problems)

    with opened(browser, home) as (page, watch):
        watch.allow("elsewhere|torn|Failed to load")
        page.goto(path)
        page.wait_for_timeout(100)
    assert watch.problems == []


def test_way_to_another_host_is_noted(browser: Browser, home: str):
    with opened(browser, home) as (page, watch):
        page.goto("/link")
        page.get_by_role("link").click()
        page.wait_for_timeout(100)
    assert watch.problems[0] == "request to another host: https://elsewhere.example/"


@pytest.mark.parametrize("view", [PHONE, NARROW, DARK, NO_SCRIPT])
def test_window_is_what_the_view_says(browser: Browser, home: str, view):
    with opened(browser, home, view) as (page, watch):
        page.goto("/scripted")
        assert page.inner_text("p") == ("after" if view.javascript else "before")
        assert page.viewport_size == {"width": view.width, "height": view.height}
        if view.javascript:
            dark = "matchMedia('(prefers-color-scheme: dark)').matches"
            assert page.evaluate(dark) is (view.theme == "dark")
    assert watch.problems == []


def test_what_sticks_out_is_named(browser: Browser, home: str):
    for view, sticks in ((PHONE, 1), (NO_SCRIPT, 1), (DESK, 0)):
        with opened(browser, home, view) as (page, _):
            page.goto("/wide")
            assert len(sticking_out(page)) == sticks
            page.goto("/calm")
            assert sticking_out(page) == []
