"""Picture every page of both walks in six forms: `make screens`.

The pictures and a sheet that shows them all lie in test-output/screens/ (open index.html).
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path

import django
from playwright.sync_api import Page, sync_playwright

from tests.browser.every_page import FORMS, as_form
from tests.browser.server import ROOT, running
from tests.browser.walk import EXPECTED, Look, walk_casebook, walk_public
from tests.browser.window import View, launch, opened
from tests.needs import chromium_path

SCREENS = ROOT / "test-output" / "screens"
SHOWN_WIDTH = {320: 160, 390: 195, 1280: 400}


def main() -> None:
    """Walk, take the pictures anew and write the sheet; stop at a page with a problem."""
    if chromium_path() is None:
        sys.exit("No browser here: apt-get install chromium fonts-noto-cjk libatomic1")
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"
    django.setup()  # the walk asks which view an address belongs to
    shutil.rmtree(SCREENS, ignore_errors=True)
    SCREENS.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        with running(Path(folder) / "server") as server:
            names: list[str] = []
            for walk in (walk_public, walk_casebook):
                with opened(browser, server.url, FORMS[0]) as (page, watch):
                    watch.allow(EXPECTED)
                    walk(page, photographer(names))
                if watch.problems:
                    sys.exit("\n".join(watch.problems))
        browser.close()
    (SCREENS / "index.html").write_text(sheet(names), "utf-8")
    print(f"{len(names)} pages, {len(names) * len(FORMS)} pictures: {SCREENS}/index.html")  # noqa: T201


def photographer(names: list[str]) -> Look:
    """Return a look that saves the whole page in each form and notes its name."""

    def look(page: Page, name: str) -> None:
        names.append(name)
        for view in FORMS:
            with as_form(page, view):
                page.screenshot(path=SCREENS / file_of(name, view), full_page=True)

    return look


def file_of(name: str, view: View) -> str:
    """Return the file name of a picture."""
    return f"{name}--{view.width}-{view.theme}.png"


def sheet(names: list[str], file: Callable[[str, View], str] = file_of) -> str:
    """Return a page that shows every picture, one row for each page of the site."""
    rows = "".join(
        f'<section id="{escape(name)}"><h2>{escape(name)}</h2>'
        + "".join(
            f'<a href="{file(name, view)}"><img loading="lazy" width="{SHOWN_WIDTH[view.width]}"'
            f' src="{file(name, view)}" alt="{view.width} {view.theme}"></a>'
            for view in FORMS
        )
        + "</section>"
        for name in names
    )
    style = "section{white-space:nowrap;overflow-x:auto}img{vertical-align:top;margin:2px}"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Every page</title>'
        f"<style>body{{font:1rem system-ui;background:#888}}{style}</style></head>"
        f"<body><h1>{len(names)} pages in {len(FORMS)} forms</h1>{rows}</body></html>"
    )


if __name__ == "__main__":
    main()
