"""The measures of every page: each finds what it is for, and leaves a sound page alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.every_page import AXE_FORMS, as_form, axe_violations, large_text, problems_of
from tests.browser.window import NARROW, opened

SOUND = """<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>好</title><style>
body { font: 1rem/1.75 sans-serif; background: #fff; color: #111 }
a, button { color: #024 }
.big { display: inline-block; min-height: 44px; min-width: 44px }
label { display: inline-block; padding: .75rem 3rem }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } a { color: #9cf } }
</style></head><body><main><h1>好的一页</h1>
<p>这一句里有<a href="#a">一个链接</a>，不必再大。</p><p><a class="big" href="#a">单独一行</a></p>
<p><span class="hidden">只给读屏软件听的一句话，很长很长</span>
<input type="checkbox" id="a"><label for="a">勾</label></p>MORE</main></body></html>"""

FAULTS = {
    "axe: no label": ("axe", "<p><input class='big'></p>", "label (Form elements"),
    "axe: light alone": (
        "axe",
        "<p style='color:#bbb'>太淡的一行字</p>",
        "[320 light] color-contrast",
    ),
    "axe: dark alone": (
        "axe",
        "<p style='color:#333'>太深的一行字</p>",
        "[1280 dark] color-contrast",
    ),
    "axe: best practice": ("axe", "<h4>跳级</h4>", "heading-order"),
    "axe: wide alone": (
        "axe",
        "<style>.w{display:none}@media(min-width:60em){.w{display:block}}</style>"
        "<p class=w><img class=big src='data:,'></p>",
        "[1280 light] image-alt",
    ),
    "target: low line": (
        "target",
        "<p><a href='#a' style='font-size:.7rem'>去到下一步</a></p>",
        "下一步",
    ),
    "target: short button": (
        "target",
        "<button style='width:40px;height:40px;padding:0'>短</button>",
        "40 × 40 px",
    ),
    "target: links and dots": ("target", "<p><a href='#a'>甲</a> · <a href='#a'>乙</a></p>", "甲"),
    "target: bare tick": (
        "target",
        "<input type=checkbox aria-label='勾' style='margin:0'>",
        "<input",
    ),
    "narrow: wide box": ("narrow", "<p style='width:400px'>宽</p>", "宽"),
    "narrow: cut across": (
        "narrow",
        "<p style='width:90px;overflow:hidden;white-space:nowrap'>这一行要被切掉了一半</p>",
        "cut off: <p",
    ),
    "narrow: overlap": (
        "narrow",
        "<p>压在下面的字</p><p style='margin-top:-3rem'>盖在上面的字</p>",
        "overlap: 盖在上面的字 ✕ 压在下面的字",
    ),
    "large text: fixed height": (
        "large text",
        "<p style='height:30px;overflow:hidden'>一行字刚好放得下</p>",
        "cut off",
    ),
}


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    with opened(browser, "http://127.0.0.1", NARROW) as (page, _):
        yield page


def found_in(page: Page, more: str) -> list[tuple[str, str]]:
    """Return what the measures find in the sound page with `more` in it."""
    page.set_content(SOUND.replace("MORE", more))
    return list(problems_of(page))


def test_a_sound_page_has_no_problem(narrow: Page) -> None:
    assert found_in(narrow, "") == []


@pytest.mark.axe
@pytest.mark.parametrize(("head", "more", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found(narrow: Page, head: str, more: str, words: str) -> None:
    found = found_in(narrow, more)
    assert any(head == each and words in problem for each, problem in found), found


def test_a_page_is_left_as_it_was(narrow: Page) -> None:
    before = narrow.viewport_size
    found_in(narrow, "")
    assert narrow.viewport_size == before
    assert narrow.evaluate("document.documentElement.style.fontSize") == ""
    assert narrow.evaluate("matchMedia('(prefers-color-scheme: light)').matches")


def test_large_text_is_twice_as_large(narrow: Page) -> None:
    narrow.set_content(SOUND)
    size = "parseFloat(getComputedStyle(document.querySelector('p')).fontSize)"
    with large_text(narrow):
        assert narrow.evaluate(size) == 32
    assert narrow.evaluate(size) == 16


@pytest.mark.axe
def test_axe_is_current(narrow: Page) -> None:
    narrow.set_content(SOUND)
    with as_form(narrow, AXE_FORMS[0]):
        assert axe_violations(narrow) == []
    major, minor = map(int, narrow.evaluate("axe.version").split(".")[:2])
    assert (major, minor) >= (4, 14)
