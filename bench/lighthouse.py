"""Let Lighthouse judge three pages of the served app: `make lighthouse`.

Home, a stage, and the wizard's first step, for which a casebook is opened first and its cookie
passed on. That page asks search engines to stay away, as it must: the audit that minds is left out
there. Ends with 1 where a category has less than the target, and says what cost the points.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.browser.server import ROOT, running
from tests.browser.window import CHROMIUM_ARGS
from tests.needs import chromium_path

TARGET = 98
ATTEMPTS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LIGHTHOUSE = ROOT / "bench" / "node_modules" / ".bin" / "lighthouse"


class Visitor:
    """Somebody with cookies who sends the app's forms without a browser."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.jar = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self.jar))
        self.page = ""
        self.url = ""

    def open(self, path: str, fields: dict[str, str] | None = None) -> str:
        """Get a page, or send `fields` to it with the page's own form token."""
        data = None
        if fields is not None:
            token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', self.page)
            data = urlencode({**fields, "csrfmiddlewaretoken": token[0]}).encode()
        with self._opener.open(self.home + path, data, timeout=20) as answer:
            self.page, self.url = answer.read().decode(), answer.url
        return self.page

    def start_wizard(self) -> str:
        """Open a casebook, write a loan, and return the address of the wizard's first step."""
        self.open("/case/open/")
        self.open("/case/open/new/", {})
        code = "".join(re.findall(r"<li>([0-9A-Z]{5})</li>", self.open("/case/open/code/")))
        groups = re.findall(r'name="group(\d)"', self.open("/case/open/confirm/"))
        typed = {f"group{each}": code[int(each) * 5 : int(each) * 5 + 5] for each in groups}
        self.open("/case/open/confirm/", typed)
        self.open("/case/debts/new/")
        self.open("/case/debts/new/", {"product": "小花钱包", "lender_kind": "microloan"})
        self.open("/case/contacts/new/")
        return self.url

    @property
    def cookies(self) -> str:
        """The header that carries them."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)


def main() -> None:
    """Judge, print scores and what cost points, and end with the verdict."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "server") as server:
        visitor = Visitor(server.url)
        step = visitor.start_wizard()
        pages = [
            ("home", f"{server.url}/", ""),
            ("stage", f"{server.url}/guide/stages/day-4-30/", ""),
            ("wizard", step, visitor.cookies),
        ]
        print(f"{'page':8}" + "".join(f"{name:>16}" for name in CATEGORIES))
        low = [line for name, url, cookies in pages for line in judged(name, url, cookies)]
    print("\n".join(low) or f"All have {TARGET} or more.")
    sys.exit(1 if low else 0)


def judged(name: str, url: str, cookies: str) -> Iterator[str]:
    """Print one page's scores; yield a line for each category below the target."""
    report = lighthouse(url, cookies)
    scores = {each: round((report["categories"][each]["score"] or 0) * 100) for each in CATEGORIES}
    print(f"{name:8}" + "".join(f"{score:>16}" for score in scores.values()), flush=True)
    for category, score in scores.items():
        if score < TARGET:
            yield f"{name}: {category} {score}, for {'; '.join(costs(report, category))}"


def costs(report: dict[str, Any], category: str) -> Iterator[str]:
    """Yield what cost points in a category, in Lighthouse's words."""
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield f"{audit['title']} ({audit.get('displayValue') or audit['score']})"


def lighthouse(url: str, cookies: str) -> dict[str, Any]:
    """Run Lighthouse on one page as a phone and return its report.

    On a busy machine it now and then misses the page's start and asks to be run again.
    """
    flags = ["--headless=new", *CHROMIUM_ARGS]
    command = [
        str(LIGHTHOUSE),
        url,
        "--quiet",
        "--output=json",
        f"--chrome-flags={' '.join(flags)}",
    ]
    if cookies:
        command.append("--skip-audits=is-crawlable")
        command.append(f"--extra-headers={json.dumps({'Cookie': cookies})}")
    environment = {**os.environ, "CHROME_PATH": chromium_path() or ""}
    for _attempt in range(ATTEMPTS):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if "Please run Lighthouse again" not in done.stderr:
            break
    if done.returncode:
        sys.exit(f"Lighthouse failed on {url}:\n{done.stderr[-2000:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    if "runtimeError" in report:
        sys.exit(f"Lighthouse could not judge {url}: {report['runtimeError']['message']}")
    return report


if __name__ == "__main__":
    main()
