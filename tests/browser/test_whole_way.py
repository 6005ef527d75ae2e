"""The main job end to end in a real browser: phone, narrow phone, dark, and without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import (
    MOTHER,
    Picture,
    add_debt,
    export_dossier,
    fill_parts,
    follow,
    log_call,
    open_casebook,
    press,
)
from tests.browser.server import Server
from tests.browser.window import DARK, NARROW, NO_SCRIPT, PHONE

VIEWS = [PHONE, NARROW, DARK, NO_SCRIPT]


@pytest.mark.parametrize("page", VIEWS, indirect=True, ids=["phone", "narrow", "dark", "no-script"])
def test_from_nothing_to_a_dossier(
    page: Page, server: Server, picture: Picture, tmp_path: Path
) -> None:
    open_casebook(page, picture)
    add_debt(page, picture)
    log_call(page, picture)
    expect(page.get_by_role("heading", name="可能涉及：夜间催收")).to_be_visible()
    follow(page, "再记一次")
    log_call(page, text=MOTHER, label="妈妈")
    expect(page.get_by_role("heading", name="可能涉及：泄露债务信息")).to_be_visible()
    page.goto("/case/contacts/")
    picture(page, "contacts")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") is True
    path = export_dossier(page, tmp_path, picture)
    assert "intact" in server.manage("verify_dossier", str(path))


def test_the_wizard_by_keyboard_alone(page: Page) -> None:
    open_casebook(page)
    add_debt(page)
    keys = page.keyboard

    def tab_to(selector: str) -> None:
        for _press in range(60):
            keys.press("Tab")
            if page.evaluate("s => document.activeElement?.matches(s)", selector):
                return
        raise AssertionError(f"Tab does not reach {selector}")

    tab_to("input[name=how-channel]")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Space")
    tab_to("form button")
    keys.press("Enter")
    page.get_by_role("heading", name="接通了吗").wait_for()
    tab_to("form button")
    keys.press("Enter")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("#id_call-answered_0")).to_be_focused()


def test_two_tabs_reload_back_and_a_restart_lose_nothing(
    own_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE, own_server)
    open_casebook(page)
    add_debt(page)
    page.get_by_label("电话（人打来的）").check()
    press(page, "保存并继续")
    other = page.context.new_page()
    other.goto(page.url.replace("/call/", "/how/"))
    expect(other.get_by_label("电话（人打来的）")).to_be_checked()
    page.get_by_label("接通了", exact=True).check()
    press(page, "保存并继续")
    fill_parts(page, "when-day", 2026, 3, 5)
    press(page, "保存并继续")
    expect(page.locator(".error-summary")).to_be_visible()
    own_server.restart()
    page.goto(page.url)
    expect(page.get_by_role("group", name="哪一天？").get_by_label("日")).to_have_value("5")
    page.go_back()
    page.goto(page.url.replace("/when/", "/call/"))
    expect(page.get_by_label("接通了", exact=True)).to_be_checked()


def test_quick_exit_leaves_nothing_to_go_back_to(page: Page) -> None:
    open_casebook(page)
    page.get_by_role("link", name="快速离开").click()
    page.wait_for_url("**/exit/")
    assert "逾期" not in page.content()
    page.go_back()
    expect(page.get_by_role("heading", name="我的记录本")).not_to_be_visible()
