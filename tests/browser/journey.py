"""The whole way in a browser, reading only the page: from the home page to a downloaded dossier."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page

Picture = Callable[[Page, str], Path]
MOTHER = "跟我妈说我欠了八千块，叫她替我还"
DESPAIR = "天天这么打，我真的不想活了"
DANGER = "他们现在就在砸我家门"
CALL = "十点多打来，说再不还就去我家门口堵我"


def no_picture(page: Page, name: str) -> Path:
    """Take no picture."""
    return Path(name)


def leave_by(place: Locator) -> None:
    """Click what leads to another page and wait for that page: a click alone does not."""
    with place.page.expect_navigation():
        place.click()


def press(page: Page, name: str) -> None:
    """Press the button of this name and wait for the page it leads to."""
    leave_by(page.get_by_role("button", name=name).first)


def follow(page: Page, name: str) -> None:
    """Follow the link of this name and wait for the page it leads to."""
    leave_by(page.get_by_role("link", name=name))


def put_away(page: Page) -> None:
    """Put the block away, which with scripts leads to no other page."""
    page.get_by_role("button", name="知道了，收起来").click()


def fill_parts(page: Page, name: str, *values: int) -> None:
    """Type a date or a time into its boxes."""
    for place, value in enumerate(values):
        page.locator(f"input[name={name}_{place}]").fill(str(value))


def open_casebook(page: Page, picture: Picture = no_picture) -> tuple[str, str]:
    """Open a new casebook from the home page; return its number and code."""
    page.goto("/case/open/")
    picture(page, "open")
    press(page, "开一本新的")
    picture(page, "code")
    page.locator(".secret__groups li").first.wait_for()
    code = "".join(page.locator(".secret__groups li").all_inner_texts())
    number = page.locator("dd.code").inner_text()
    follow(page, "抄好了，下一步")
    for field in page.locator("form input.code").all():
        place = int((field.get_attribute("name") or "").removeprefix("group"))
        field.fill(code[place * 5 : place * 5 + 5])
    picture(page, "confirm")
    press(page, "打开记录本")
    page.get_by_role("heading", name="我的记录本").wait_for()
    return number, code


def add_debt(page: Page, picture: Picture = no_picture, product: str = "小花钱包") -> None:
    """Write the first loan; the site goes straight on to the first contact."""
    picture(page, "empty-casebook")
    follow(page, "先写是哪一笔借款")
    page.get_by_label("哪个产品或 App？").fill(product)
    page.get_by_label("小额贷款公司").check()
    picture(page, "debt")
    press(page, "保存并继续")


def log_call(
    page: Page,
    picture: Picture = no_picture,
    *,
    text: str = CALL,
    number: str = "0571-00001004",
    label: str = "",
) -> None:
    """Log a call of 22:41, to the borrower or, where there is a label, to a relative."""
    page.get_by_label("电话（人打来的）").check()
    picture(page, "1-how")
    press(page, "保存并继续")
    page.get_by_label("接通了", exact=True).check()
    page.get_by_label(re.compile("^通话多久")).fill("1")
    picture(page, "2-call")
    press(page, "保存并继续")
    fill_parts(page, "when-day", 2026, 3, 5)
    fill_parts(page, "when-time", 22, 41)
    page.get_by_label("准确的").check()
    page.get_by_label(re.compile("^对方号码或账号")).fill(number)
    page.get_by_label("受委托的催收公司").check()
    picture(page, "3-when")
    press(page, "保存并继续")
    page.get_by_label("我的家人、亲戚" if label else "我本人").check()
    if label:
        page.get_by_label(re.compile("^怎么称呼这个人")).fill(label)
    picture(page, "4-whom")
    press(page, "保存并继续")
    page.get_by_label(re.compile("^对方说了什么")).fill(text)
    picture(page, "5-words")
    press(page, "保存并继续")
    picture(page, "6-check")
    press(page, "保存这次联系")
    page.get_by_role("heading", name="已记下的联系").wait_for()
    picture(page, "7-contact")


def export_dossier(
    page: Page, folder: Path, picture: Picture = no_picture, name: str = "陈小满"
) -> Path:
    """Make the dossier of the only loan and return the downloaded ZIP."""
    page.goto("/case/")
    picture(page, "casebook")
    follow(page, "导出投诉材料")
    picture(page, "dossier-1-contacts")
    press(page, "全部写入")
    for box in page.locator("input[name=flag]").all():
        box.check()
    picture(page, "dossier-2-flags")
    press(page, "保存并继续")
    page.get_by_label(re.compile("^您的姓名")).fill(name)
    page.get_by_label("停止联系与这笔借款无关的第三人。").check()
    picture(page, "dossier-3-people")
    press(page, "保存并继续")
    picture(page, "dossier-4-check")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出压缩包").click()
    path = folder / "dossier.zip"
    download.value.save_as(path)
    return path
