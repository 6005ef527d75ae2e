"""Fixtures of the browser tests: the served app, and windows onto it that are watched.

    def test_home(page): page.goto("/")
    def test_narrow_and_dark(open_page): page = open_page(View(width=320, theme="dark"))
    @pytest.mark.parametrize("page", [NARROW, NO_SCRIPT], indirect=True)

Every window must end without a script error, a console error or a request to another host; expect
one with `watch_of(page).allow(pattern)`. A picture of each ends up in test-output/windows/.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.server import ROOT, Server, running
from tests.browser.window import PHONE, View, Watch, launch, opened

PICTURES = ROOT / "test-output" / "windows"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with its content, once for all browser tests of this process."""
    with running(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """Serve the app for one test alone, which may restart it and search all that it wrote."""
    with running(tmp_path / "server") as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once a module: while it runs, Django's database is out of bounds here."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def windows() -> dict[Page, Watch]:
    """The windows of the test and what was seen in each."""
    return {}


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest, browser: Browser, windows: dict[Page, Watch]
) -> Iterator[Callable[..., Page]]:
    """Return `open_page(view, at=server)`, which opens a window with cookies of its own."""
    with ExitStack() as stack:

        def open_page(view: View = PHONE, at: Server | None = None) -> Page:
            home = (at or request.getfixturevalue("server")).url
            page, watch = stack.enter_context(opened(browser, home, view))
            windows[page] = watch
            return page

        yield open_page
        for number, page in enumerate(windows):
            take_picture(page, picture_name(request.node.nodeid, number))
        problems = [problem for watch in windows.values() for problem in watch.problems]
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """Return a window the size of a phone, or of the View given by indirect parametrisation."""
    return open_page(getattr(request, "param", PHONE))


@pytest.fixture
def watch_of(windows: dict[Page, Watch]) -> Callable[[Page], Watch]:
    """Return `watch_of(page)`: what was noted in a window, and what may be allowed in it."""
    return windows.__getitem__


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Page, str], Path]:
    """Return `picture(page, name)`, which takes a picture in the middle of a test."""
    return lambda page, name: take_picture(page, f"{picture_name(request.node.nodeid)}--{name}")


def take_picture(page: Page, name: str) -> Path:
    """Save the whole page as a PNG; return where."""
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path


def picture_name(test: str, number: int = 0) -> str:
    """Return a file name for a test's picture."""
    name = re.sub(r"[^\w\[\]-]+", "-", test.removeprefix("tests/browser/").replace(".py::", "--"))
    return f"{name}-{number + 1}" if number else name
