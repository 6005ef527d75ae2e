"""Every public page there is, found as a visitor finds it: by following links from home."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from django.urls import resolve

from tests.client_page import PageReader

NOT_FOLLOWED = ("/case/", "/admin/", "/exit/", "/static/", "/gallery/")
ENTRANCES = ("/", "/case/open/")
FEW = 8


def crawl(home: str) -> dict[str, str]:
    """Return the HTML of every public page of the app at `home`, by address, entrances first.

    An address keeps its query, and only the first of those that differ in the query is asked for.
    A link that leads to no page is an AssertionError that names it and the page it stands on.
    """
    found: dict[str, str] = {}
    seen: set[str] = set()
    waiting = [(address, "the entrances") for address in ENTRANCES]
    while waiting:
        address, origin = waiting.pop(0)
        path = urlsplit(address).path
        if path not in seen:
            seen.add(path)
            html = fetch(urljoin(home, address), origin)
            if html:
                found[address] = html
                waiting += [(link, address) for link in links_of(html, address)]
    return found


def fetch(address: str, origin: str) -> str:
    """Return the page at `address`, to which `origin` leads; nothing where it is another file."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 (ours)
            body: bytes = answer.read()
            return body.decode() if answer.headers.get_content_type() == "text/html" else ""
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{origin} leads to {address}: status {error.code}") from None


def links_of(html: str, page: str) -> Iterator[str]:
    """Yield the addresses of the public pages that a page leads to."""
    for element in PageReader(html).elements:
        if element.tag != "a":
            continue
        address = urlsplit(urljoin(page, element["href"]))
        ours = not (address.scheme or address.netloc)
        if ours and not address.path.startswith(NOT_FOLLOWED):
            yield address._replace(fragment="").geturl()


def sample(pages: dict[str, str]) -> Iterator[str]:
    """Yield all pages of views with few rows; of the others, the longest and the shortest."""
    views: dict[str, list[str]] = {}
    for address in pages:
        view = resolve(urlsplit(address).path).view_name
        views.setdefault(view, []).append(address)
    for addresses in views.values():
        by_length = sorted(addresses, key=lambda address: len(pages[address]))
        if len(by_length) > FEW:
            by_length = by_length[: FEW // 4] + by_length[-FEW // 4 :]
        yield from sorted(by_length)
