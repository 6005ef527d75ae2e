"""The whole way by keyboard alone: the focus is always seen, and goes down the page in order."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.journey import CALL
from tests.browser.keyboard import Keyboard
from tests.browser.window import DARK, DESK, opened

VIEWS = [DESK, DARK]


@pytest.mark.parametrize("page", VIEWS, indirect=True, ids=["desk", "dark phone"])
def test_from_home_to_a_dossier(page: Page, tmp_path: Path) -> None:
    keys = Keyboard(page)
    page.goto("/")
    keys.press("记录本")
    keys.press("开一本新的")
    page.locator(".secret__groups li").first.wait_for()
    code = "".join(page.locator(".secret__groups li").all_inner_texts())
    keys.press("抄好了，下一步")
    for each in page.locator("form input.code").all():
        name = each.get_attribute("name") or ""
        place = int(name.removeprefix("group"))
        keys.type(name, code[place * 5 : place * 5 + 5])
    keys.press("打开记录本")
    keys.press("先写是哪一笔借款")
    write_loan(keys)
    log_call(keys)
    expect(page.get_by_role("heading", name="可能涉及：夜间催收")).to_be_visible()
    page.goto("/case/")
    keys.press("导出投诉材料")
    keys.press("全部写入")
    keys.tick("flag")
    keys.press("保存并继续")
    keys.type("您的姓名", "陈小满")
    keys.tick("停止联系与这笔借款无关的第三人。")
    keys.press("保存并继续")
    keys.to("导出压缩包")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".zip")


def write_loan(keys: Keyboard) -> None:
    """Fill in the loan's form."""
    keys.type("哪个产品或 App？", "小花钱包")
    keys.choose("lender_kind", "小额贷款公司")
    keys.press("保存并继续")


def log_call(keys: Keyboard) -> None:
    """Walk the wizard for a call of 22:41 to the borrower."""
    keys.choose("how-channel", "电话（人打来的）")
    keys.press("保存并继续")
    keys.choose("call-answered", "接通了")
    keys.press("保存并继续")
    for place, part in enumerate(("2026", "3", "5")):
        keys.type(f"when-day_{place}", part)
    for place, part in enumerate(("22", "41")):
        keys.type(f"when-time_{place}", part)
    keys.choose("when-clock", "准确的")
    keys.choose("when-claims_to_be", "受委托的催收公司")
    keys.press("保存并继续")
    keys.choose("whom-to", "我本人")
    keys.press("保存并继续")
    keys.type("对方说了什么", CALL)
    keys.press("保存并继续")
    keys.press("保存这次联系")


def test_the_first_stop_leads_past_the_header(page: Page) -> None:
    page.goto("/")
    keys = Keyboard(page)
    for _stop in range(6):
        keys.tab()
    assert keys.stops == ["跳到正文", "逾期自助", "快速离开", "指南", "规定", "记录本"]
    page.goto("/guide/")
    keys = Keyboard(page)
    keys.tab()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    keys.tab()
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


PAGE = """<!doctype html><title>t</title><style>a { outline: none } .seen { outline: 3px solid }
.under { position: absolute; top: 0 }
.over { position: fixed; inset: 0; margin: 0; background: #fff }</style>"""


@pytest.mark.parametrize(
    ("links", "problem"),
    [
        ("<a href=#a>甲</a>", "the focus cannot be seen"),
        ("<a class='seen under' href=#a>甲</a><p class=over>", "out of sight or covered"),
        (
            "<a class=seen href=#a tabindex=2>甲</a><a class=seen href=#b tabindex=1>乙</a>",
            "the focus jumps back",
        ),
        ("<a class=seen href=#a>乙</a>", "Tab does not reach '甲'"),
    ],
)
def test_a_fault_is_found(browser: Browser, links: str, problem: str) -> None:
    with opened(browser, "http://127.0.0.1", DESK) as (page, _):
        page.set_content(PAGE + links)
        with pytest.raises(AssertionError, match=problem):
            Keyboard(page).to("甲" if "reach" in problem else "丙")
