"""Take the pictures of the editors' handbook from the running app: `make handbook-pictures`.

An invented editor writes, an invented reviewer judges. They end up in docs/handbook/pictures.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Locator, Page, sync_playwright

from tests.browser.journey import leave_by
from tests.browser.server import ROOT, Server, running
from tests.browser.window import View, launch, opened
from tests.needs import chromium_path

PICTURES = ROOT / "docs" / "handbook" / "pictures"
DESK = View(width=1100, height=760)
PASSWORD = "a-long-enough-word"
CONDUCT = "高频呼叫"
SENTENCE = "今天不还，就把你的通讯录挨个打一遍，让你家里人都知道。"
PATTERN = "通讯录(?:挨个|全部)打"
PHRASES = (  # as a table that leaves the site, with more columns than these three need
    ("exposure-threat", "every-friend", "让你朋友圈都知道"),
    ("exposure-threat", "not-closed", "爆(通讯录"),
    ("insult", "good-for-nothing", "没出息的东西"),
)
REGRESSION_SECONDS = 300
SCENE = f"""
import random
from datetime import timedelta
from django.contrib.auth.models import Group, User
from django.utils import timezone
from figures.names import PAGE_LABELS
from figures.storing import store
from figures.tally import Key
from guide.remarks import take_remark

for name, role in (("编辑小林", "编辑"), ("审核老周", "审核"), ("管理员", "管理员")):
    person = User.objects.create_user(name, password={PASSWORD!r}, is_staff=True)
    person.groups.add(Group.objects.get(name=role))
take_remark("/guide/channels/court/", "电话", "12368 现在可以查网上立案了，这里没有写。")
take_remark("/guide/topics/fees/", "24% 那一段", "日期好像写错了，公告上是 4 月。")
random.seed(7)
for before in range(1, 22):
    day = timezone.localdate() - timedelta(days=before)
    numbers = {{("pages", name): random.randint(0, 240) for name in PAGE_LABELS}}
    numbers |= {{("casebooks", name): random.randint(4, 40) for name in ("made", "opened")}}
    offices = ("lender", "nfra-12378", "")
    numbers |= {{("dossiers", name): random.randint(2, 22) for name in offices}}
    store({{Key(day, *what): number for what, number in numbers.items()}})
"""
DONE = """
from curation.models import Change
assert Change.objects.filter(state="published").exists()
"""


def main() -> None:
    """Take them all; stop at a page with a problem."""
    if chromium_path() is None:
        sys.exit("No browser here: apt-get install chromium fonts-noto-cjk libatomic1")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        with running(Path(folder) / "server") as server:
            server.manage("shell", "-c", SCENE)
            write(browser, server)
            judge(browser, server)
            run(browser, server)
        browser.close()


def write(browser: Browser, server: Server) -> None:
    """Draft a new name for a conduct and a phrase; try the phrase; look at a remark."""
    with signed_in(browser, server, "编辑小林") as page:
        page.goto("/admin/guide/conduct/")
        leave_by(page.get_by_role("link", name=CONDUCT, exact=True))
        page.locator("input[name=name]").fill(f"{CONDUCT}（一天）")
        take(page, "form")
        part(page, page.locator("#limits-group"), "limits")
        page.get_by_label("为什么改").fill("读者常问“多”是一天还是一周，名称里写清楚。")
        leave_by(page.get_by_role("button", name="保存草稿并预览").first)
        end = page.get_by_role("button", name="结束预览")
        end.wait_for()
        take(page, "preview")
        leave_by(end)
        page.get_by_label("说明").fill("请对照标准第 7 章看。")
        leave_by(page.get_by_role("button", name="提交审核"))
        page.goto("/admin/guide/conduct/")
        take(page, "list")
        draft_phrase(page)
        page.goto("/admin/")
        leave_by(page.get_by_role("link", name="试用规则").first)
        page.get_by_label("一句话").fill(SENTENCE)
        leave_by(page.get_by_role("button", name="试一试"))
        page.get_by_role("heading", name="结果").wait_for()
        take(page, "try", height=1100)
        leave_by(page.get_by_role("link", name="用全部语料核对"))
        page.locator(".trial-verdict").wait_for(timeout=REGRESSION_SECONDS * 1000)
        take(page, "regression")
        bring_a_table(page)
        page.goto("/admin/guide/remark/")
        leave_by(page.get_by_role("link", name="/guide/topics/fees/").first)
        take(page, "remark", height=1180)


def draft_phrase(page: Page) -> None:
    """Add a phrase to the list of a conduct, as a draft."""
    page.goto("/admin/guide/phraselist/?q=exposure-threat")
    leave_by(page.get_by_role("link", name="exposure-threat", exact=True))
    page.get_by_text("添加另一个").last.click()
    new = ":not([name*=__prefix__])"
    page.locator(f"input[name$=-code]{new}").last.fill("contacts-one-by-one")
    page.locator(f"textarea[name$=-pattern]{new}").last.fill(PATTERN)
    page.get_by_label("为什么改").fill("补一种说法。")
    leave_by(page.get_by_role("button", name="保存草稿", exact=True).first)


def bring_a_table(page: Page) -> None:
    """Look at what a table of three phrases would change; one of them is no good."""
    page.goto("/admin/guide/phraselist/")
    export = page.get_by_role("link", name="导出 CSV").get_attribute("href") or ""
    heads = page.request.get(export).text().removeprefix("\ufeff").splitlines()[0]
    lines = [heads, *(",".join(cells) + "," * (heads.count(",") - 2) for cells in PHRASES)]
    leave_by(page.get_by_role("link", name="导入", exact=True))
    table = FilePayload(name="用语.csv", mimeType="text/csv", buffer="\n".join(lines).encode())
    page.locator("input[type=file]").set_input_files(table)
    page.get_by_label("为什么改").fill("群里常见的新说法")
    leave_by(page.get_by_role("button", name="先看看会改什么"))
    page.get_by_text("能用的行").wait_for()
    take(page, "import", height=820)


def judge(browser: Browser, server: Server) -> None:
    """See what waits, approve it, look at the history."""
    with signed_in(browser, server, "审核老周") as page:
        take(page, "board")
        leave_by(page.get_by_role("link", name=f"催收行为：{CONDUCT}（一天）"))
        page.locator(".curation-report").first.wait_for()
        take(page, "review", height=1000)
        leave_by(page.get_by_role("button", name="通过并马上发布"))
        server.manage("shell", "-c", DONE)
        leave_by(page.get_by_role("link", name="这一条的历史"))
        take(page, "history")


def run(browser: Browser, server: Server) -> None:
    """Look at the figures, and at the page where one signs in."""
    with signed_in(browser, server, "管理员") as page:
        page.goto("/admin/figures/dailyfigure/")
        take(page, "figures")
        page.context.clear_cookies()
        page.goto("/admin/login/")
        take(page, "login", height=480)


@contextmanager
def signed_in(browser: Browser, server: Server, name: str) -> Iterator[Page]:
    """Give a window in which `name` is signed in; a problem in it ends the run."""
    with opened(browser, server.url, DESK) as (page, watch):
        page.goto("/admin/login/?next=/admin/")
        page.locator("input[name=username]").fill(name)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[type=submit]").click()
        page.get_by_role("heading", name="等我审核").wait_for()
        yield page
    if watch.problems:
        sys.exit("\n".join(watch.problems))


def take(page: Page, name: str, height: int = DESK.height) -> None:
    """Save what stands on the screen, made as high as it has to be."""
    page.set_viewport_size({"width": DESK.width, "height": height})
    page.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size({"width": DESK.width, "height": DESK.height})
    print(f"docs/handbook/pictures/{name}.png")  # noqa: T201 (who ran it wants to look)


def part(page: Page, place: Locator, name: str) -> None:
    """Save the first screenful of one part of a page."""
    place.scroll_into_view_if_needed()
    place.evaluate("element => element.scrollIntoView({block: 'start'})")
    take(page, name)


if __name__ == "__main__":
    main()
