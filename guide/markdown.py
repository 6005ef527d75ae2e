"""Markdown → HTML for texts that editors write.

No HTML of theirs gets through, no picture (a page asks no third party for anything), and links
lead to https addresses or to pages of this site.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from guide.links import Link, link_at
from guide.targets import Targets

TOP = "top_heading"
_TABLE_OPEN = '<div class="table-scroll" role="group" tabindex="0">\n<table>\n'


def render(text: str, targets: Targets, *, top_heading: int = 2) -> SafeString:
    """Return `text` as HTML, its highest headings being `<h{top_heading}>`.

    A link whose target is gone shows its words alone.
    """
    html = _parser().render(text, {"targets": targets, TOP: top_heading})
    return mark_safe(html)  # noqa: S308 (markdown-it with HTML off has escaped it)


def render_inline(text: str, targets: Targets) -> SafeString:
    """Return `text`, one paragraph, as HTML without the paragraph around it."""
    html = _parser().renderInline(text, {"targets": targets})
    return mark_safe(html)  # noqa: S308 (as above)


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


def _render_content_link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    link: Link = tokens[index].meta["link"]
    target = env["targets"].get(link)
    if target is None:
        return format_html("{}", link.words or link.target)
    words = link.words or target.words
    return format_html('<a href="{}">{}</a>{}', target.href, words, target.after)


def _wrap(html: str) -> Callable[..., str]:
    return lambda *_rule: html
