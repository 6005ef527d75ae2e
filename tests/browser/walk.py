"""Two walks that stop at every page of the site and, in the casebook, at every state of it.

    walk_public(page, look)    # the guide
    walk_casebook(page, look)  # from an unopened casebook to the exit

`look(page, name)` is called at each stop and has to leave the page as it found it. Pages are found
and pressed as their reader does it; a stop that cannot be reached fails the walk.
"""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.crawl import crawl, sample
from tests.browser.journey import (
    DANGER,
    DESPAIR,
    MOTHER,
    add_debt,
    export_dossier,
    fill_parts,
    follow,
    leave_by,
    log_call,
    open_casebook,
    press,
)

Look = Callable[[Page, str], None]
Walk = Callable[[Page, Look], None]
EXPECTED = r"status of (400|403|404)"  # in the console, at the stops that are error pages
NOWHERE = "00000000-0000-4000-8000-000000000000"


def walk_public(page: Page, look: Look) -> None:
    """Stop at every kind of page of the guide, with and without a casebook open elsewhere."""
    page.goto("/")
    home = page.url
    for path in sample(crawl(home)):
        page.goto(path)
        look(page, urlsplit(path).path.strip("/").replace("/", "-") or "home")
    page.goto("/guide/my-stage/")
    page.locator("form").first.evaluate("form => form.requestSubmit()")
    look(page, "guide-my-stage-errors")
    page.goto("/guide/nowhere/")
    look(page, "error-404")


def walk_casebook(page: Page, look: Look) -> None:
    """Open a casebook, fill it, make its paper, lock it, delete it, leave."""

    def seen(page: Page, name: str) -> Path:
        look(page, f"case-{name}")
        return Path(name)

    refuse_to_open(page, seen)
    number, code = open_casebook(page, seen)
    page.goto("/case/contacts/")
    seen(page, "no-contacts")
    page.goto("/case/dossier/")
    seen(page, "no-dossier")
    page.goto("/case/debts/new/")
    press(page, "保存并继续")
    seen(page, "debt-errors")
    page.goto("/case/")
    add_debt(page, seen)
    fail_in_the_wizard(page, seen)
    page.goto("/case/contacts/new/")
    log_call(page, seen)
    page.goto("/case/contacts/new/")
    log_call(page, text=MOTHER, label="妈妈")
    seen(page, "contact-to-mother")
    write_in_despair(page, seen)
    look_around(page, seen)
    with tempfile.TemporaryDirectory() as folder:
        export_dossier(page, Path(folder), seen)
    fail_in_the_paper(page, seen)
    page.goto("/")
    seen(page, "home-while-open")
    lock_in_mid_form(page, number, code, seen)
    refuse_a_form(page, seen)
    page.goto("/case/delete/")
    seen(page, "delete")
    page.goto("/exit/")
    seen(page, "exit")
    page.goto("/case/")
    seen(page, "locked")


def refuse_to_open(page: Page, seen: Callable[[Page, str], Path]) -> None:
    """Try an empty form, then a code that opens nothing."""
    page.goto("/case/open/")
    press(page, "打开")
    seen(page, "open-errors")


def fail_in_the_wizard(page: Page, seen: Callable[[Page, str], Path]) -> None:
    """Send each step of the wizard empty; leave the draft behind, half done."""
    page.goto("/case/contacts/new/")
    press(page, "保存并继续")
    seen(page, "1-how-errors")
    page.get_by_label("电话（人打来的）").check()
    press(page, "保存并继续")
    press(page, "保存并继续")
    seen(page, "2-call-errors")
    page.get_by_label("接通了", exact=True).check()
    press(page, "保存并继续")
    press(page, "保存并继续")
    seen(page, "3-when-errors")
    page.goto(page.url.replace("/when/", "/whom/"))
    press(page, "保存并继续")
    seen(page, "4-whom-errors")
    page.goto(page.url.replace("/whom/", "/words/"))
    page.get_by_label(re.compile("^对方说了什么")).fill("字" * 20_001)
    press(page, "保存并继续")
    seen(page, "5-words-errors")


def write_in_despair(page: Page, seen: Callable[[Page, str], Path]) -> None:
    """Type words that raise the block that says who helps; see it on a step, then throw it away."""
    page.goto("/case/contacts/new/")
    page.goto(page.url.replace("/how/", "/words/"))
    page.get_by_label(re.compile("^对方说了什么")).fill(f"{DESPAIR}。{DANGER}。")
    page.locator("[data-safety]").wait_for()
    seen(page, "5-words-safety-while-typing")
    press(page, "保存并继续")
    seen(page, "1-how-safety")
    page.goto("/case/contacts/")
    leave_by(page.get_by_role("button", name="丢弃没写完的这条").last)


def look_around(page: Page, seen: Callable[[Page, str], Path]) -> None:
    """Stop at what a casebook with contacts and flags has."""
    page.goto("/case/contacts/")
    seen(page, "contacts")
    contacts = page.locator("main a[href^='/case/contacts/']:not([href*='/new/'])")
    leave_by(contacts.first)
    page.goto(page.url + "delete/")
    seen(page, "contact-delete")
    page.goto("/case/")
    follow(page, "谁说过不要再联系")
    seen(page, "refusals-empty")
    press(page, "记下")
    seen(page, "refusals-errors")
    page.get_by_label("我的家人、亲戚").check()
    page.get_by_label("怎么称呼这个人").fill("妈妈")
    fill_parts(page, "day", 2026, 3, 6)
    fill_parts(page, "time", 10, 0)
    press(page, "记下")
    page.goto("/case/")
    follow(page, "谁说过不要再联系")
    page.get_by_role("main").get_by_text("妈妈").first.wait_for()
    seen(page, "refusals")
    page.goto("/case/code/")
    seen(page, "code-kept")
    page.goto(f"/case/contacts/{NOWHERE}/")
    seen(page, "error-404")


def fail_in_the_paper(page: Page, seen: Callable[[Page, str], Path]) -> None:
    """Ask for a paper of no contacts, by nobody, that demands nothing; then of one of two."""
    page.goto("/case/dossier/")
    untick(page)
    press(page, "用勾选的继续")
    seen(page, "dossier-1-contacts-errors")
    page.goto(page.url.replace("/contacts/", "/people/"))
    untick(page)
    page.get_by_label(re.compile("^您的姓名")).fill("")
    press(page, "保存并继续")
    seen(page, "dossier-3-people-errors")
    page.goto("/case/debts/new/")
    page.get_by_label("哪个产品或 App？").fill("另一个产品")
    page.get_by_label("小额贷款公司").check()
    press(page, "保存并继续")
    page.goto("/case/dossier/")
    seen(page, "dossier-0-debts")
    page.goto("/case/contacts/new/")
    seen(page, "1-how-two-debts")


def untick(page: Page) -> None:
    """Take every tick off the page."""
    for box in page.locator("main input[type=checkbox]").all():
        box.uncheck()


def lock_in_mid_form(page: Page, number: str, code: str, seen: Callable[[Page, str], Path]) -> None:
    """Lose the session while a form is filled in; open the casebook again and go on."""
    page.goto("/case/contacts/new/")
    page.get_by_label("短信").check()
    page.context.clear_cookies(name="s")
    press(page, "保存并继续")
    seen(page, "locked-in-mid-form")
    page.get_by_label("案号").fill(number)
    page.get_by_label("恢复码").fill(code)
    press(page, "打开并接着保存")
    seen(page, "resume")
    press(page, "接着保存")


def refuse_a_form(page: Page, seen: Callable[[Page, str], Path]) -> None:
    """Send a form without its cookie: the error page 403."""
    page.goto("/case/debts/new/")
    page.context.clear_cookies(name="c")
    press(page, "保存并继续")
    seen(page, "error-403")
