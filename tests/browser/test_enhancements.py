"""What scripts add to a page, and that the page does without."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import add_debt, fill_parts, follow, open_casebook, press
from tests.browser.window import NO_SCRIPT, PHONE, Watch


def to_words(page: Page) -> None:
    """Go to the wizard's step of words, past what comes before."""
    open_casebook(page)
    add_debt(page)
    page.goto(page.url.replace("/how/", "/words/"))


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True)
def test_without_scripts_the_limit_is_named(page: Page) -> None:
    to_words(page)
    expect(page.get_by_text("最多 20000 个字")).to_be_visible()


def test_with_scripts_what_is_left_is_counted_and_said_politely(page: Page) -> None:
    to_words(page)
    box = page.locator("textarea")
    count = page.locator("#id_words-text_count")
    box.fill("十点多打来\n又打来😀")  # a line break is one, and so is a face
    expect(count).to_have_text("还可以写 19,990 个字")
    spoken = page.locator("#id_words-text_count + [role=status]")
    page.wait_for_timeout(1200)
    assert spoken.inner_text() == "", "far from the limit nothing is read out"
    box.fill("字" * 19_999)
    expect(spoken).to_have_text("还可以写 1 个字")
    box.fill("字" * 20_002)
    expect(count).to_have_text("多了 2 个字")
    assert len(box.input_value()) == 20_002, "what was pasted is not cut"


def wait_until_kept(page: Page, step: str, name: str, value: str) -> None:
    """Wait until what a left page sent on its way out has arrived: nobody comes back sooner."""
    other = page.context.new_page()
    give_up_at = time.monotonic() + 10
    while time.monotonic() < give_up_at:
        other.goto(step)
        if other.locator(f"input[name={name}]").input_value() == value:
            break
    other.close()


def test_what_was_typed_is_kept_when_a_link_is_followed(page: Page) -> None:
    open_casebook(page)
    add_debt(page)
    page.get_by_label("短信").check()
    press(page, "保存并继续")
    step = page.url
    fill_parts(page, "when-day", 2026, 3)
    page.get_by_role("link", name="规定", exact=True).click()
    page.wait_for_url("**/guide/law/")
    wait_until_kept(page, step, "when-day_1", "3")
    follow(page, "回去接着写")
    assert page.url == step
    expect(page.locator("input[name=when-day_1]")).to_have_value("3")
    expect(page.locator(".error-summary")).to_have_count(0)


def test_what_was_typed_is_kept_when_the_window_is_closed(
    open_page: Callable[..., Page], watch_of: Callable[[Page], Watch]
) -> None:
    page = open_page(PHONE)
    to_words(page)
    step = page.url
    page.locator("textarea").fill("十点多打来")
    other = page.context.new_page()
    with page.context.expect_event("response", lambda answer: answer.status == 204):
        page.evaluate(
            """() => {
                Object.defineProperty(document, "visibilityState", {value: "hidden"});
                document.dispatchEvent(new Event("visibilitychange"));
            }"""
        )
    other.goto(step)
    expect(other.locator("textarea")).to_have_value("十点多打来")


AT_ONCE = """async ([when, words]) => {
  const keep = (address, name, value) => {
    const data = new FormData(document.querySelector("form[data-keep]"));
    data.set("keep", "1");
    data.set(name, value);
    return fetch(address, { method: "POST", body: data });
  };
  const kept = async (address, name) => {
    const html = await (await fetch(address)).text();
    return new DOMParser().parseFromString(html, "text/html").querySelector(`[name=${name}]`).value;
  };
  const lost = [];
  for (let round = 1; round <= 20; round++) {
    const number = `${round}`, text = `第${round}次`;
    await Promise.all([keep(when, "when-number", number), keep(words, "words-text", text)]);
    if ((await kept(when, "when-number")) !== number) lost.push(number);
    if ((await kept(words, "words-text")) !== text) lost.push(text);
  }
  return lost;
}"""


def test_tabs_that_keep_two_steps_at_once_lose_nothing(page: Page) -> None:
    to_words(page)
    words = page.url
    assert page.evaluate(AT_ONCE, [words.replace("/words/", "/when/"), words]) == []


def test_a_quick_exit_is_not_held_up_by_what_was_typed(page: Page) -> None:
    to_words(page)
    page.locator("textarea").fill("十点多打来")
    page.get_by_role("link", name="快速离开").click()
    page.wait_for_url("**/exit/")
    expect(page.get_by_role("heading")).to_contain_text("年")
