"""Markdown → HTML for texts that editors write.

No HTML of theirs gets through, no picture (a page asks no third party for anything), and links
lead to https addresses or to pages of this site. A provision is cited in full once a text, with
force and dates; after that by its name alone, for the full form fills a phone.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from guide.links import Link, LinkKind, link_at
from guide.targets import Targets

TOP = "top_heading"
ANCHORS = "anchors"
SEEN = "seen"
_TABLE_OPEN = '<div class="table-scroll" role="group" tabindex="0">\n<table>\n'


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the table of contents names it."""

    anchor: str
    words: str


def render(
    text: str, targets: Targets, *, top_heading: int = 2, anchors: bool = False
) -> SafeString:
    """Return `text` as HTML, its highest headings being `<h{top_heading}>`.

    With `anchors`, headings get the ids that `headings` names. A link whose target is gone shows
    its words alone.
    """
    env = {"targets": targets, TOP: top_heading, ANCHORS: anchors, SEEN: set()}
    html = _parser().render(text, env)
    return mark_safe(html)  # noqa: S308 (markdown-it with HTML off has escaped it)


def render_inline(text: str, targets: Targets) -> SafeString:
    """Return `text`, one paragraph, as HTML without the paragraph around it."""
    html = _parser().renderInline(text, {"targets": targets, SEEN: set()})
    return mark_safe(html)  # noqa: S308 (as above)


def headings(text: str) -> list[Heading]:
    """Return the highest headings of `text`, in order, for a table of contents."""
    tokens = _parser().parse(text, {ANCHORS: True})
    opened = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    top = min((tokens[place].tag for place in opened), default="")
    return [
        Heading(str(tokens[place].attrGet("id")), _words(tokens[place + 1]))
        for place in opened
        if tokens[place].tag == top
    ]


def parse(text: str) -> list[Token]:
    """Return the tokens of `text`, for whoever checks it."""
    return _parser().parse(text, {})


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.validateLink = _is_allowed  # type: ignore[method-assign]
    parser.inline.ruler.before("link", "content_link", _content_link)
    parser.core.ruler.push("headings", _lower_headings)
    parser.add_render_rule("content_link", _render_content_link)
    parser.add_render_rule("table_open", _wrap(_TABLE_OPEN))
    parser.add_render_rule("table_close", _wrap("</table>\n</div>\n"))
    return parser


def _is_allowed(url: str) -> bool:
    own = url.startswith(("/", "#")) and not url.startswith(("//", "/\\"))
    return own or url.startswith("https://")


def _content_link(state: StateInline, silent: bool) -> bool:
    found = link_at(state.src, state.pos)
    if found is None:
        return False
    link, end = found
    if not silent:
        token = state.push("content_link", "", 0)
        token.meta = {"link": link}
    state.pos = end
    return True


def _lower_headings(state: StateCore) -> None:
    """Shift headings so that the text's highest one fits under the heading above the text."""
    headings = [token for token in state.tokens if token.type.startswith("heading_")]
    if not headings:
        return
    shift = state.env.get(TOP, 2) - min(int(token.tag[1:]) for token in headings)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1:]) + shift, 6)}"
    if state.env.get(ANCHORS):
        _name_headings(state.tokens)


def _name_headings(tokens: Sequence[Token]) -> None:
    """Give headings ids made of their words, so that a shared address survives new headings."""
    taken: set[str] = set()
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            base = "s-" + re.sub(r"\W+", "-", _words(inline)).strip("-")
            name = next(name for name in _numbered(base) if name not in taken)
            taken.add(name)
            token.attrSet("id", name)


def _numbered(base: str) -> Iterable[str]:
    yield base
    yield from (f"{base}-{number}" for number in range(2, 1000))


def _words(inline: Token) -> str:
    """Return a heading's words without its marks."""
    return "".join(_plain(part) for part in inline.children or [])


def _plain(part: Token) -> str:
    if part.type == "content_link":
        link: Link = part.meta["link"]
        return link.words or link.target
    return part.content


def _render_content_link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    link: Link = tokens[index].meta["link"]
    target = env["targets"].get(link)
    if target is None:
        return format_html("{}", link.words or link.target)
    words = link.words or target.words
    again = link.kind == LinkKind.LAW and link.target in env[SEEN]
    if link.kind == LinkKind.LAW:
        env[SEEN].add(link.target)
    return format_html('<a href="{}">{}</a>{}', target.href, words, "" if again else target.after)


def _wrap(html: str) -> Callable[..., str]:
    return lambda *_rule: html
