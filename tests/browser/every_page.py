"""What every page of a walk has to stand: axe, small thumbs, large letters, narrow screens.

A subclass names the walk (see test_public_pages.py). The walk is done once; at each stop the page
is put into each form, measured, and put back. Then each test tells what was found under one head.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import Server
from tests.browser.walk import EXPECTED, Look
from tests.browser.window import View, opened, sticking_out
from tests.needs import axe_path

HERE = Path(__file__).parent
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = {320: 568, 390: 844, 1280: 900}
FORMS = [View(width, height, theme) for width, height in WIDTHS.items() for theme in THEMES]
AXE_FORMS = [view for view in FORMS if view.width != 390]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Findings = dict[str, list[str]]


class EveryPage:
    """The tests; they run for each subclass."""

    @staticmethod
    def walk(page: Page, look: Look) -> None:
        """Call `look` at every page."""
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def findings(cls, server: Server, browser: Browser) -> Findings:
        """Walk once; return what was found, by head."""
        found: Findings = defaultdict(list)

        def look(page: Page, name: str) -> None:
            found["seen"].append(name)
            for head, problem in problems_of(page):
                found[head].append(f"{name}: {problem}")

        with opened(browser, server.url, FORMS[0]) as (page, watch):
            watch.allow(EXPECTED)
            cls.walk(page, look)
            found["window"] = watch.problems
        return found

    def test_no_script_error_and_no_other_host(self, findings: Findings) -> None:
        assert_none(findings, "window")

    @pytest.mark.axe
    def test_axe_finds_nothing(self, findings: Findings) -> None:
        assert_none(findings, "axe")

    def test_what_can_be_pressed_is_large_enough(self, findings: Findings) -> None:
        assert_none(findings, "target")

    def test_nothing_sticks_out_of_a_narrow_screen(self, findings: Findings) -> None:
        assert_none(findings, "narrow")

    def test_text_at_200_percent_is_whole(self, findings: Findings) -> None:
        assert_none(findings, "large text")


def assert_none(findings: Findings, head: str) -> None:
    """Fail with everything found under one head."""
    assert findings["seen"], "the walk saw no page"
    assert not findings[head], "\n" + "\n".join(findings[head])


def problems_of(page: Page) -> Iterator[tuple[str, str]]:
    """Yield (head, problem) for the page as it stands, in all forms."""
    for view in AXE_FORMS:
        with as_form(page, view):
            if axe_path():
                for problem in axe_violations(page):
                    yield "axe", f"[{view.width} {view.theme}] {problem}"
    with as_form(page, AXE_FORMS[0]):
        for problem in page.evaluate(script("targets.js")):
            yield "target", problem
        for problem in sticking_out(page) + page.evaluate(script("crowding.js")):
            yield "narrow", problem
        with large_text(page):
            for problem in sticking_out(page) + page.evaluate(script("crowding.js")):
                yield "large text", problem


@contextmanager
def as_form(page: Page, view: View) -> Iterator[None]:
    """Give the window the size and theme of `view` for the time of a block."""
    before = page.viewport_size
    page.set_viewport_size({"width": view.width, "height": view.height})
    page.emulate_media(color_scheme=view.theme, reduced_motion="reduce")
    yield
    if before:
        page.set_viewport_size(before)
    page.emulate_media(color_scheme="light")


@contextmanager
def large_text(page: Page) -> Iterator[None]:
    """Set text twice as large, as a phone's setting does, for the time of a block."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield
    page.evaluate("document.documentElement.style.fontSize = ''")


def axe_violations(page: Page) -> list[str]:
    """Return what axe-core finds on the page as it stands: rule, help, place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(script(str(axe_path())))
    run = f"axe.run(document, {json.dumps(AXE_OPTIONS)})"
    rules = page.evaluate(f"async () => (await {run}).violations")
    return [
        f"{rule['id']} ({rule['help']}): {node['html'][:160]}"
        for rule in rules
        for node in rule["nodes"]
    ]


AXE_OPTIONS = {"runOnly": AXE_TAGS, "resultTypes": ["violations"]}


@cache
def script(path: str) -> str:
    """Return the text of a script, by its name in this folder or its whole path."""
    return (HERE / path).read_text("utf-8")
