"""What a screen reader announces on the key pages: landmarks, headings, names of controls.

A snapshot lists what has to be there, in order; more may stand between.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import add_debt, export_dossier, log_call, open_casebook

FRAME = """
- link "跳到正文"
- banner:
  - link "逾期自助"
  - link "快速离开"
  - navigation "主要栏目":
    - link "指南"
    - link "规定"
    - link /记录本/
- main:
  - heading [level=1]
- contentinfo:
  - paragraph:
    - link "110"
    - link "120"
    - link "12356"
"""
HOME = """
- main:
  - heading "刚才发生了什么？" [level=1]
  - complementary "先顾好人":
    - heading "先顾好人" [level=2]
    - paragraph:
      - link "110"
      - link "120"
    - paragraph:
      - link "12356"
  - region:
    - list:
      - listitem:
        - link /半夜/
  - region:
    - heading [level=2]
    - list:
      - listitem:
        - link /记下来/
"""
STAGE = """
- main:
  - heading "逾期第 4 至 30 天" [level=1]
  - navigation "本页内容"
  - region "通常会发生什么":
    - heading "通常会发生什么" [level=2]
  - region "不被允许的做法":
    - heading "不被允许的做法" [level=2]
  - region "怎么做":
    - heading "怎么做" [level=2]
  - region "怎么说":
    - heading "怎么说" [level=2]
  - region "保留哪些材料":
    - heading "保留哪些材料" [level=2]
"""
OPEN = """
- main:
  - heading "打开记录本" [level=1]
  - heading /第一次来/ [level=2]
  - paragraph:
    - button "开一本新的"
  - heading /已经有了/ [level=2]
  - textbox "案号"
  - textbox "恢复码"
  - paragraph:
    - button "打开"
"""
FIRST_STEP = """
- main:
  - paragraph: /记一次联系 · 第 1 步/
  - heading "怎么联系的" [level=1]
  - group "对方用什么方式联系的？":
    - radio "电话（人打来的）" [checked]
    - radio "电话（机器语音）"
    - radio "短信"
    - radio "微信、QQ 等聊天"
    - radio "上门"
    - radio "其他"
  - paragraph:
    - button "保存并继续"
"""
CHECK = """
- main:
  - heading "核对后保存" [level=1]
  - definition:
    - link "修改 方式"
  - definition:
    - link "修改 接通"
  - definition:
    - link "修改 时间"
  - definition:
    - link "修改 联系到谁"
  - definition:
    - link "修改 内容"
  - heading "怎么看这次联系" [level=2]
  - article:
    - heading "可能涉及：夜间催收" [level=3]
  - paragraph:
    - button "保存这次联系"
"""
DOSSIER_CHECK = """
- main:
  - heading "核对并导出" [level=1]
  - definition:
    - link "修改 写给"
  - definition:
    - link "修改 投诉人"
  - definition:
    - link "修改 请求"
  - definition:
    - link "修改 联系记录"
  - definition:
    - link "修改 写进去的提示"
  - heading "导出的是什么" [level=2]
  - paragraph:
    - button "导出压缩包"
    - button "只要 PDF"
"""
ERRORS = """
- main:
  - heading "打开记录本" [level=1]
  - alert "有几处需要改一下":
    - heading "有几处需要改一下" [level=2]
    - list:
      - listitem:
        - link /案号/
      - listitem:
        - link /恢复码/
  - textbox "案号" [invalid]
"""


def says(page: Page, expected: str) -> None:
    """Compare with what is announced now."""
    expect(page.locator("body")).to_match_aria_snapshot(FRAME)
    expect(page.locator("body")).to_match_aria_snapshot(expected)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("/", HOME), ("/guide/stages/day-4-30/", STAGE), ("/case/open/", OPEN)],
    ids=["home", "stage", "open"],
)
def test_public_page(page: Page, address: str, expected: str) -> None:
    page.goto(address)
    says(page, expected)


def test_errors_are_announced_first(page: Page) -> None:
    page.goto("/case/open/")
    page.get_by_role("button", name="打开", exact=True).click()
    says(page, ERRORS)
    box = page.get_by_label("案号")
    expect(box).to_have_accessible_description(re.compile("10 位.*请填案号"))


def test_casebook(page: Page, tmp_path: Path) -> None:
    expected = {"1-how": FIRST_STEP, "6-check": CHECK, "dossier-4-check": DOSSIER_CHECK}
    heard = set()

    def listen(page: Page, name: str) -> Path:
        if name in expected:
            says(page, expected[name])
            heard.add(name)
        return tmp_path

    open_casebook(page)
    add_debt(page, listen)
    log_call(page, listen)
    export_dossier(page, tmp_path, listen)
    assert heard == set(expected)
