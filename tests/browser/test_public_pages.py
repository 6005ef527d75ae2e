"""Every public page holds on small, wide, dark and scriptless screens, as served for real."""

import pytest
from playwright.sync_api import Page

from tests.browser.server import Server
from tests.browser.window import DARK, DESK, NARROW, NO_SCRIPT, PHONE, sticking_out

ADDRESSES = ("/", "/guide/", "/guide/law/", "/guide/stages/middle/", "/case/open/")
VIEWS = {"phone": PHONE, "narrow": NARROW, "desk": DESK, "dark": DARK, "no-script": NO_SCRIPT}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("page", VIEWS.values(), ids=VIEWS.keys(), indirect=True)
def test_page_fits_the_screen_and_has_one_heading(page: Page, address: str):
    response = page.goto(address)
    assert response is not None
    assert response.status == 200
    assert page.locator("h1").count() == 1
    assert page.locator("h1").bounding_box() is not None
    assert sticking_out(page) == []


def test_app_writes_nothing_but_its_own_files(server: Server, page: Page):
    page.goto("/")
    names = {path.relative_to(server.folder).as_posix() for path in server.files()}
    assert names <= {
        "server.log",
        "var/db.sqlite3",
        "var/db.sqlite3-shm",
        "var/db.sqlite3-wal",
        "var/prepared.json",
        "var/secret_key",
    }


def test_restart_keeps_address_and_data(own_server: Server, open_page):
    page = open_page(at=own_server)
    page.goto("/case/open/")
    own_server.restart()
    assert page.reload().status == 200
