"""Links between the pages of the guide, as texts write them: `[[law:zhian-2025#50.1(5)|words]]`.

Pure: finding links in texts. What they lead to, `guide.targets` looks up.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class LinkKind(StrEnum):
    LAW = "law"
    CONDUCT = "conduct"
    LIMIT = "limit"
    TOPIC = "topic"
    STAGE = "stage"
    CHANNEL = "channel"
    LENDER = "lender"


@dataclass(frozen=True, slots=True)
class Link:
    """`kind` is a word of LinkKind, or whatever an author wrote in its place."""

    kind: str
    target: str
    words: str = ""

    def __str__(self) -> str:
        return f"[[{self.kind}:{self.target}]]"

    @property
    def name(self) -> tuple[str, str]:
        return self.kind, self.target


LINK = re.compile(r"\[\[([^\[\]:|\n]*):([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")


def link_at(text: str, start: int = 0) -> tuple[Link, int] | None:
    """Return the link that begins at `start` and where it ends, or None."""
    match = LINK.match(text, start)
    return (_link(match), match.end()) if match else None


def find_links(texts: Iterable[str]) -> Iterator[Link]:
    """Give every link in `texts`, in order."""
    for text in texts:
        for match in LINK.finditer(text):
            yield _link(match)


def _link(match: re.Match[str]) -> Link:
    kind, target, words = match.groups()
    return Link(kind.strip(), target.strip(), (words or "").strip())


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a record or a part of one, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)
