"""Marks in a text that would show as they are: links, emphasis or tables that never close."""

import re
from collections.abc import Iterator
from enum import StrEnum, auto

from markdown_it.token import Token

from guide.links import LinkKind
from guide.markdown import parse


class Broken(StrEnum):
    """What an author meant and Markdown did not take."""

    CONTENT_LINK = auto()  # [[law:… without its end, or [[lwa:…]]
    LINK = auto()  # [words](address) without its end, or to an address that is not allowed
    EMPHASIS = auto()  # ** that never closes
    HTML = auto()
    PICTURE = auto()
    FENCE = auto()  # ``` that never closes: the rest of the text would be shown as code
    TABLE = auto()  # a row of a table that lost the line under its head


_LINKED = "\x01"  # stands where a link was taken
_OTHER = "\0"
_SIGNS = {"softbreak": "\n", "hardbreak": "\n", "link_open": _LINKED}
_IN_TEXT = (
    (Broken.PICTURE, re.compile(r"!\[[^\]]*\]?\(?|!" + _LINKED)),
    (Broken.CONTENT_LINK, re.compile(r"\[\[|\]\]")),
    (Broken.LINK, re.compile(r"\]\(|\[[^\]]*\]\(")),
    (Broken.EMPHASIS, re.compile(r"\*\*")),
    (Broken.HTML, re.compile(r"</?[a-zA-Z][^<>]*>|<!--")),
    (Broken.TABLE, re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE)),
)


def broken_marks(text: str) -> list[tuple[Broken, str]]:
    """Return what in `text` is broken, each with the first 60 letters of its line."""
    found = dict.fromkeys(_broken(parse(text), text))
    return [*found]


def _broken(tokens: list[Token], text: str) -> Iterator[tuple[Broken, str]]:
    lines = text.splitlines()
    for token in tokens:
        if token.type == "fence" and token.map and not _closed(lines[token.map[0] : token.map[1]]):
            yield Broken.FENCE, lines[token.map[0]][:60]
        for part in token.children or []:
            if part.type == "content_link" and part.meta["link"].kind not in list(LinkKind):
                yield Broken.CONTENT_LINK, str(part.meta["link"])
        words = "".join(
            part.content if part.type == "text" else _SIGNS.get(part.type, _OTHER)
            for part in token.children or []
        )
        for line in words.split("\n"):
            yield from ((kind, _shown(line))
                        for kind, mark in _IN_TEXT if mark.search(line))  # fmt: skip


def _shown(line: str) -> str:
    return re.sub(f"[{_LINKED}{_OTHER}]+", "…", line).strip()[:60]


def _closed(lines: list[str]) -> bool:
    return len(lines) > 1 and re.match(r" {0,3}(`{3,}|~{3,})\s*$", lines[-1]) is not None
