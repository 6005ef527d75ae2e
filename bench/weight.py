"""How heavy the first view of each public page is: requests, and bytes as the server sends them.

A browser that comes for the first time asks for the page and for all that it names: styles,
scripts, pictures, the icon, and what styles and scripts name in turn. Bodies count, as compressed
as the server sends them to a browser that takes gzip; headers do not. Nothing is asked of other
machines (the tests see to that), so this is all.
"""

import re
import tempfile
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from gzip import decompress
from pathlib import Path
from urllib.parse import urljoin

from tests.browser.crawl import crawl
from tests.browser.server import running
from tests.client_page import PageReader

MOST_BYTES = 50_000
MOST_REQUESTS = 6
NAMED_BY_TAGS = {"link": "href", "script": "src", "img": "src", "source": "src"}
LINKS = {"stylesheet", "icon", "modulepreload", "preload", "manifest"}
NAMED_IN_STYLES = re.compile(rb"""(?:url\(|@import\s+)["']?([^"')\s]+)""")
NAMED_IN_SCRIPTS = re.compile(rb"""\bimport\b[^"';]*["']([^"']+)["']""")


@dataclass(frozen=True)
class Answer:
    """What came for one request: the bytes on the way, and what they hold."""

    sent: int
    body: bytes
    kind: str


@dataclass(frozen=True)
class Weight:
    """The first view of a page."""

    page: str
    requests: int
    bytes: int
    html_bytes: int

    @property
    def is_too_much(self) -> bool:
        """Tell whether an old phone on a bad line is asked too much."""
        return self.bytes > MOST_BYTES or self.requests > MOST_REQUESTS


def weights(home: str) -> list[Weight]:
    """Return the weight of each public page of the app at `home`, heaviest first."""
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda page: weight(home, page), crawl(home))
        return sorted(found, key=lambda each: -each.bytes)


def weight(home: str, page: str) -> Weight:
    """Ask for a page as a browser does that has nothing in its cache."""
    html = ask(urljoin(home, page))
    asked = {urljoin(home, page): html}
    waiting = list(named_by(asked))
    while waiting:
        address = waiting.pop()
        if address not in asked and not address.startswith("data:"):
            asked[address] = ask_once(address)
            waiting += named_by({address: asked[address]})
    return Weight(page, len(asked), sum(each.sent for each in asked.values()), html.sent)


def named_by(answers: dict[str, Answer]) -> Iterator[str]:
    """Yield the addresses that a browser asks for because of `answers`."""
    for address, answer in answers.items():
        for name in _names(answer):
            yield urljoin(address, name)


def _names(answer: Answer) -> Iterable[str]:
    if answer.kind == "text/html":
        for each in PageReader(answer.body.decode()).elements:
            wanted = each.tag != "link" or LINKS & set(each["rel"].split())
            if wanted and (name := each[NAMED_BY_TAGS.get(each.tag, "")]):
                yield name
    elif answer.kind == "text/css":
        yield from (name.decode() for name in NAMED_IN_STYLES.findall(answer.body))
    elif answer.kind == "text/javascript":
        yield from (name.decode() for name in NAMED_IN_SCRIPTS.findall(answer.body))


def ask(address: str) -> Answer:
    """Ask as a browser that takes gzip."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 (ours)
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 (our own server)
        sent: bytes = answer.read()
        packed = answer.headers.get("Content-Encoding") == "gzip"
        body = decompress(sent) if packed else sent
        return Answer(len(sent), body, answer.headers.get_content_type())


ask_once = cache(ask)  # static files are the same for every page


def report() -> str:
    """Serve the app, weigh every page, and return a table, heaviest first."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "server") as server:
        found = weights(server.url)
    lines = ["first view: compressed bytes  of them HTML  requests  page"]
    lines += [
        f"{each.bytes:>29,}  {each.html_bytes:>12,}  {each.requests:>8}  {each.page}"
        f"{'   TOO MUCH' if each.is_too_much else ''}"
        for each in found
    ]
    heavy = sum(each.is_too_much for each in found)
    limits = f"{MOST_BYTES:,} bytes or {MOST_REQUESTS} requests"
    return "\n".join([*lines, f"{heavy} of {len(found)} pages take more than {limits}"])
