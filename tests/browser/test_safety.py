"""Despair and danger while a contact is written: who helps now, said on the very page."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.journey import DANGER, DESPAIR, add_debt, open_casebook, press, put_away
from tests.browser.window import DARK, NARROW, NO_SCRIPT, PHONE, View, Watch, sticking_out


def to_words(page: Page) -> str:
    """Go to the step of words, past what comes before; return its address."""
    open_casebook(page)
    add_debt(page)
    page.get_by_label("短信").check()
    press(page, "保存并继续")
    page.goto(page.url.replace("/when/", "/words/"))
    return page.url


def block(page: Page) -> Locator:
    """Return the block: at most one is in sight on any page."""
    shown = page.locator("[data-safety]:visible")
    assert shown.count() <= 1
    return shown


def type_on(page: Page, text: str) -> None:
    """Type at the end of what stands in the box, key by key."""
    box = page.locator("textarea")
    box.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def top_of_box(page: Page) -> float:
    """Return where on the screen the box begins in which is typed."""
    box = page.locator("textarea").bounding_box()
    assert box is not None
    return box["y"]


def until_kept(page: Page, text: str) -> AbstractContextManager[Any]:
    """Wait at the block's end until what is typed has been kept, up to and with `text`."""
    return page.expect_response(
        lambda answer: text.encode() in (answer.request.post_data_buffer or b"")
    )


@pytest.mark.parametrize(
    "page", [PHONE, NARROW, DARK], indirect=True, ids=["phone", "narrow", "dark"]
)
def test_while_it_is_typed_the_block_comes_above_the_box(page: Page) -> None:
    to_words(page)
    type_on(page, "十点多打来")
    before = top_of_box(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    type_on(page, "，" + DESPAIR)
    expect(block(page)).to_have_attribute("data-safety", "despair")
    expect(page.locator("textarea")).to_be_focused()
    assert top_of_box(page) == pytest.approx(before, abs=1)
    assert block(page).evaluate("block => block.closest('[aria-live=polite]') !== null")
    assert set(asked) == {page.url}, "nobody else is asked, and the address holds no word"
    assert sticking_out(page) == []
    for number in ("12356", "120", "110"):
        call = block(page).locator(f"a[href='tel:{number}']").bounding_box()
        assert call is not None
        assert 0 <= call["y"] < call["y"] + call["height"] <= before, "in sight, above the box"
        assert call["y"] > before - 300, "and near it"
        assert call["height"] >= 56
        assert call["width"] >= 100


def test_it_is_said_once_and_grows_with_a_new_kind(page: Page) -> None:
    to_words(page)
    type_on(page, DESPAIR)
    expect(block(page)).to_have_attribute("data-safety", "despair")
    block(page).evaluate("block => block.dataset.same = 'yes'")
    with until_kept(page, "又打来"):
        type_on(page, "。又打来")
    expect(block(page)).to_have_attribute("data-same", "yes")  # not said anew to a screen reader
    before = top_of_box(page)
    type_on(page, "。" + DANGER)
    expect(block(page)).to_have_attribute("data-safety", "despair danger")
    assert top_of_box(page) == pytest.approx(before, abs=1)


def test_put_away_it_stays_away_until_there_is_a_new_kind(page: Page) -> None:
    words = to_words(page)
    type_on(page, DESPAIR)
    expect(block(page)).to_be_visible()
    before = top_of_box(page)
    put_away(page)
    expect(block(page)).to_have_count(0)
    expect(page.locator("textarea")).to_be_focused()
    assert top_of_box(page) == pytest.approx(before, abs=1)
    assert page.url == words
    with until_kept(page, "又打来") as answer:
        type_on(page, "。又打来")
    assert answer.value.status == 204
    page.goto(words)
    expect(page.locator("textarea")).to_have_value(DESPAIR + "。又打来")
    expect(block(page)).to_have_count(0)
    type_on(page, "。" + DANGER)
    expect(block(page)).to_have_attribute("data-safety", "danger")


def test_a_block_from_before_gives_way_without_moving_the_field(page: Page) -> None:
    words = to_words(page)
    type_on(page, DESPAIR)
    expect(block(page)).to_be_visible()
    page.goto(words)
    expect(block(page)).to_have_attribute("data-safety", "despair")
    shown = block(page).bounding_box()
    assert shown is not None
    assert shown["y"] < top_of_box(page) - 300, "on a page that comes anew it stands first"
    type_on(page, "")
    before = top_of_box(page)
    type_on(page, "。" + DANGER)
    near = page.locator("[aria-live] [data-safety]")
    expect(near).to_have_attribute("data-safety", "despair danger")
    assert top_of_box(page) == pytest.approx(before, abs=1)
    expect(block(page)).to_have_count(1)


def test_without_a_connection_it_is_put_away_all_the_same(
    page: Page, watch_of: Callable[[Page], Watch]
) -> None:
    words = to_words(page)
    type_on(page, DESPAIR)
    expect(block(page)).to_be_visible()
    watch_of(page).allow("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    put_away(page)
    expect(block(page)).to_have_count(0)
    page.context.set_offline(False)
    press(page, "保存并继续")
    page.goto(words)
    expect(page.locator("textarea")).to_have_value(DESPAIR)
    expect(block(page)).to_have_count(0)


def test_a_call_is_not_held_up_by_a_slow_connection(page: Page) -> None:
    to_words(page)
    type_on(page, DESPAIR)
    call = block(page).locator("a[href='tel:12356']")
    expect(call).to_be_visible()
    type_on(page, "。又打来")
    page.evaluate(
        """() => window.addEventListener("click", (event) => {
            window.heldUp = event.defaultPrevented;
            event.preventDefault();  // nobody is called in a test
        })"""
    )
    call.click()
    assert page.evaluate("window.heldUp") is False


def test_the_button_waits_for_what_is_still_being_kept(page: Page) -> None:
    words = to_words(page)
    held: list[Route] = []
    page.route("**/words/", lambda route: held.append(route) if not held else route.continue_())
    with page.expect_request(words):
        type_on(page, "写到一半")
    type_on(page, "，写完了")
    page.get_by_role("button", name="保存并继续").click(no_wait_after=True)
    assert page.url == words, "it has not overtaken"
    held[0].continue_()
    page.wait_for_url("**/when/")
    page.goto(words)
    expect(page.locator("textarea")).to_have_value("写到一半，写完了")


@pytest.mark.parametrize(
    "page",
    [NO_SCRIPT, View(width=320, height=568, javascript=False)],
    indirect=True,
    ids=["phone", "narrow"],
)
def test_without_scripts_each_page_after_the_words_says_it(page: Page) -> None:
    words = to_words(page)
    page.locator("textarea").fill(DESPAIR)
    press(page, "保存并继续")
    assert page.url == words.replace("/words/", "/when/"), "the first that was left out"
    expect(block(page)).to_have_attribute("data-safety", "despair")
    assert sticking_out(page) == []
    page.locator("input[name=when-day_0]").fill("2026")
    press(page, "知道了，收起来")
    expect(block(page)).to_have_count(0)
    expect(page.locator("input[name=when-day_0]")).to_have_value("2026")
    expect(page.locator(".error-summary")).to_have_count(0)
    page.goto(words)
    expect(block(page)).to_have_count(0)
    page.locator("textarea").fill(f"{DESPAIR}。{DANGER}。")
    press(page, "保存并继续")
    expect(block(page)).to_have_attribute("data-safety", "danger")


@pytest.mark.parametrize("page", [PHONE, NO_SCRIPT], indirect=True, ids=["phone", "no-script"])
def test_enter_in_a_box_goes_on_and_presses_nothing_else(page: Page) -> None:
    words = to_words(page)
    page.locator("textarea").fill(DESPAIR)
    press(page, "保存并继续")
    when = words.replace("/words/", "/when/")
    assert page.url == when
    number = page.get_by_label(re.compile("^对方号码或账号"))
    number.fill("10086")
    number.press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    expect(block(page)).to_be_visible()
    expect(page.locator("input[name=when-day_0]")).to_have_value("")
