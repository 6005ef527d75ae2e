"""Take the pictures in docs/screens from the running app: `make pictures`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.server import ROOT, running
from tests.browser.window import DARK, PHONE, launch, opened
from tests.needs import chromium_path

SCREENS = ROOT / "docs" / "screens"
PICTURES = (
    ("home", "/", PHONE),
    ("home-dark", "/", DARK),
    ("stage", "/guide/stages/middle/", PHONE),
    ("open", "/case/open/", PHONE),
)


def main() -> None:
    """Save each picture, the size of a phone's screen; stop at a page with a problem."""
    if chromium_path() is None:
        sys.exit("No browser here: apt-get install chromium fonts-noto-cjk libatomic1")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        with running(Path(folder) / "server") as server:
            for name, address, view in PICTURES:
                with opened(browser, server.url, view) as (page, watch):
                    page.goto(address)
                    page.screenshot(path=SCREENS / f"{name}.png")
                if watch.problems:
                    sys.exit(f"{address}: {'; '.join(watch.problems)}")
                print(f"docs/screens/{name}.png")  # noqa: T201 (who ran it wants to look)
        browser.close()


if __name__ == "__main__":
    main()
