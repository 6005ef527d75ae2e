"""The marker search: what a borrower types stands nowhere in what the app writes.

Somebody goes the whole way in a browser with words that occur nowhere else: as product, as what
was said, as a number, a label, a name, a demand, in forms that fail and pages that do not exist.
Then every file that the app wrote is searched for each of them: database, its journal, logs,
temporary files. The codes and the cookies are searched for too.
"""

import base64
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

from complaints.intake.drafts import PUT_AWAY
from tests.browser.journey import (
    add_debt,
    export_dossier,
    fill_parts,
    follow,
    log_call,
    open_casebook,
    press,
    put_away,
)
from tests.browser.server import Server
from tests.browser.window import NO_SCRIPT, PHONE, Watch

MARKERS = {
    "product": "标记产品鹦鹉",
    "text": "标记原话犀牛：你给我等着",
    "number": "MARK-0571-77",
    "label": "标记称呼海獭",
    "name": "标记姓名穿山甲",
    "demand": "标记请求食蚁兽",
    "statement": "标记经过树懒",
    "office": "标记机构斑马",
    "id number": "MARK110101",
    "bad day": "坏日期火烈鸟",
    "refused": "标记拒绝水豚",
    "reason": "标记理由猫鼬",
    "despair": "标记撑不住狐獴，我真的不想活了",
}


def test_what_is_typed_stands_in_no_file(
    own_server: Server,
    open_page: Callable[..., Page],
    watch_of: Callable[[Page], Watch],
    tmp_path: Path,
) -> None:
    page = open_page(PHONE, own_server)
    watch_of(page).allow(r"status of (403|404)|ERR_CONNECTION_REFUSED")
    number, code = open_casebook(page)
    add_debt(page, product=MARKERS["product"])
    draft = page.url
    log_call(page, text=MARKERS["text"], number=MARKERS["number"], label=MARKERS["label"])
    page.locator("input[name=reason]").first.fill(MARKERS["reason"])
    press(page, "不对，忽略")
    fail_and_get_lost(page, draft)
    refuse(page)
    path = export_dossier(page, tmp_path, name=MARKERS["name"])
    add_to_paper(page)
    write_in_despair(page)
    secrets = {**MARKERS, "number of the case's code": code}
    secrets["that help was put away"] = PUT_AWAY
    secrets["the browser's name"] = page.evaluate("navigator.userAgent")
    for cookie in page.context.cookies():
        secrets[f"cookie {cookie.get('name')}"] = cookie.get("value", "")
    other = lock_in_mid_form(page, own_server, open_page, number, code)
    watch_of(other).allow("ERR_CONNECTION_REFUSED")  # the server stops while its icon is asked for

    assert MARKERS["name"].encode() not in path.read_bytes()  # compressed, but on the phone alone
    assert len(own_server.files()) >= 3, "nothing was searched"
    own_server.stop()
    assert_counted(own_server, number)
    found = {
        f"{what} as {form} in {file.relative_to(own_server.folder)}"
        for file in own_server.files()
        for what, secret in secrets.items()
        for form, needle in shapes(secret)
        if needle in file.read_bytes()
    }
    assert not found, "\n".join(sorted(found))


def assert_counted(server: Server, number: str) -> None:
    """The way was counted, a day and a kind at a time, and no figure leads to the casebook."""
    with closing(sqlite3.connect(server.folder / "var" / "db.sqlite3")) as database:
        counted = database.execute("SELECT * FROM figures_dailyfigure").fetchall()
        (casebook,) = database.execute("SELECT id FROM complaints_casebook").fetchone()
    events = {tuple(row[2:4]) for row in counted}
    assert {("casebooks", "made"), ("casebooks", "opened"), ("dossiers", "")} <= events
    for row in counted:
        assert len(str(row[1])) == len("2026-11-24")
        assert not {number, number.replace("-", ""), casebook} & {str(cell) for cell in row}


def test_the_search_would_find_it(own_server: Server) -> None:
    """A search that finds nothing proves nothing unless it can find."""
    own_server.stop()
    with (own_server.folder / "var" / "left-behind").open("wb") as file:
        file.write(b"xx" + base64.b64encode(b"z" + MARKERS["text"].encode()))
    hits = [
        form
        for file in own_server.files()
        for form, needle in shapes(MARKERS["text"])
        if needle in file.read_bytes()
    ]
    assert hits == ["base64 at 1"]


def shapes(secret: str) -> Iterator[tuple[str, bytes]]:
    """Yield the forms in which a text could lie in a file."""
    plain = secret.encode()
    yield "UTF-8", plain
    yield "UTF-16", secret.encode("utf-16-le")
    yield "GBK", secret.encode("gbk")
    yield "JSON escapes", secret.encode("unicode_escape")
    yield "an address", quote(secret).encode()
    yield "hexadecimal", plain.hex().encode()
    for shift in range(3):
        coded = base64.b64encode(b"z" * shift + plain)
        yield f"base64 at {shift}", coded[4 if shift else 0 : len(coded) - 4]


def fail_and_get_lost(page: Page, draft: str) -> None:
    """Send forms that are refused and ask for pages that are not there."""
    page.goto("/case/contacts/new/")
    page.get_by_label("短信").check()
    press(page, "保存并继续")
    page.locator("input[name=when-day_0]").fill(MARKERS["bad day"])
    press(page, "保存并继续")
    assert MARKERS["bad day"] in page.content()
    page.goto(re.sub(r"[0-9a-f]{8}", "00000000", draft, count=1))
    page.goto("/case/contacts/")
    press(page, "丢弃没写完的这条")


def refuse(page: Page) -> None:
    """Note that a relative asked them to stop."""
    page.goto("/case/")
    follow(page, "谁说过不要再联系")
    page.get_by_label("我的家人、亲戚").check()
    page.get_by_label("怎么称呼这个人").fill(MARKERS["refused"])
    fill_parts(page, "day", 2026, 3, 6)
    fill_parts(page, "time", 10, 0)
    press(page, "记下")


def add_to_paper(page: Page) -> None:
    """Fill in every field of the paper's people page."""
    page.goto(page.url.rstrip("/") + "/people/")
    for label, key in (
        ("写给谁", "office"),
        ("您的姓名", "name"),
        ("身份证号", "id number"),
        ("其他请求", "demand"),
        ("用自己的话说说经过", "statement"),
    ):
        page.get_by_label(re.compile(f"^{label}")).fill(MARKERS[key])
    press(page, "保存并继续")


def write_in_despair(page: Page) -> None:
    """Be told who helps, while typing and of a contact that is saved; put it away both times."""
    page.goto("/case/contacts/new/")
    log_call(page, text=MARKERS["despair"])
    put_away(page)
    page.goto("/case/contacts/new/")
    page.goto(page.url.replace("/how/", "/words/"))
    page.get_by_label(re.compile("^对方说了什么")).fill(MARKERS["despair"])
    put_away(page)
    press(page, "保存并继续")
    page.goto("/case/contacts/")
    press(page, "丢弃没写完的这条")


def lock_in_mid_form(
    page: Page, server: Server, open_page: Callable[..., Page], number: str, code: str
) -> Page:
    """Type into a form, lose the session in another tab, send it, open again and go on.

    Return the window of somebody else who looks on meanwhile.
    """
    page.goto("/case/contacts/new/")
    page.get_by_label("短信").check()
    press(page, "保存并继续")
    page.goto(page.url.replace("/when/", "/words/"))
    page.get_by_label(re.compile("^对方说了什么")).fill(MARKERS["text"])
    page.context.clear_cookies(name="s")
    press(page, "保存并继续")
    page.get_by_label("案号").fill(number)
    page.get_by_label("恢复码").fill(code)
    press(page, "打开并接着保存")
    press(page, "接着保存")
    assert page.url.startswith(server.url + "/case/contacts/new/")
    other = open_page(NO_SCRIPT, server)
    other.goto("/case/open/")
    return other
