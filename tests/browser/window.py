"""A browser window that watches the page: other hosts, script errors and console errors."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Route

from tests.needs import chromium_path

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    # Whatever asks for another machine gets no answer.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@dataclass(frozen=True)
class View:
    """What the person holds: the size of the screen, light or dark, with scripts or without."""

    width: int = 390
    height: int = 844
    theme: Literal["light", "dark"] = "light"
    javascript: bool = True


PHONE = View()
NARROW = View(width=320, height=568)
DESK = View(width=1280, height=900)
DARK = View(theme="dark")
NO_SCRIPT = View(javascript=False)


@dataclass
class Watch:
    """What went wrong in a window. `allow` names what a test expects."""

    home: str
    problems: list[str] = field(default_factory=list)
    _allowed: list[re.Pattern[str]] = field(default_factory=list)

    def allow(self, pattern: str) -> None:
        """Expect problems that match: a console error, or the address of another host."""
        self._allowed.append(re.compile(pattern))

    def note(self, problem: str) -> None:
        """Record a problem unless the test expects it."""
        if not self._expected(problem):
            self.problems.append(problem)

    def on_request(self, route: Route) -> None:
        """Let requests to the app pass; note others, and answer expected ones with a bare page."""
        address = route.request.url
        if urlsplit(address).scheme in ("data", "blob") or urlsplit(address).netloc == self.home:
            route.continue_()
        elif self._expected(address):
            route.fulfill(body="<!doctype html><title>elsewhere</title>", content_type="text/html")
        else:
            self.note(f"request to another host: {address}")
            route.abort()

    def on_console(self, message: ConsoleMessage) -> None:
        """Note errors that the page wrote to the console."""
        if message.type == "error":
            self.note(f"console: {message.text} ({message.location.get('url')})")

    def _expected(self, text: str) -> bool:
        return any(pattern.search(text) for pattern in self._allowed)


def launch(playwright: Playwright) -> Browser:
    """Start the system's Chromium."""
    return playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGS)


@contextmanager
def opened(browser: Browser, home: str, view: View = PHONE) -> Iterator[tuple[Page, Watch]]:
    """Open a window of its own cookies onto the app at `home` for the time of a block."""
    watch = Watch(urlsplit(home).netloc)
    context = browser.new_context(
        base_url=home,
        viewport={"width": view.width, "height": view.height},
        color_scheme=view.theme,
        java_script_enabled=view.javascript,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        has_touch=view.width < 600,
    )
    context.set_default_timeout(10_000)
    context.route("**/*", watch.on_request)
    context.on("console", watch.on_console)
    context.on("weberror", lambda error: watch.note(f"script error: {error.error}"))
    try:
        yield context.new_page(), watch
    finally:
        context.close()


def sticking_out(page: Page) -> list[str]:
    """Return what makes the page scroll sideways: nothing should, with scripts or without."""
    found: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.querySelectorAll("body *")]
                .filter((each) => each.getBoundingClientRect().right > width + 1)
                .map((each) => each.outerHTML.slice(0, 100));
        }"""
    )
    return found
