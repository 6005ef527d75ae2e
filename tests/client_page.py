"""A page as the checks need it: its elements in order, each knowing what it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


@dataclass
class Element:
    """A tag with its attributes, its parent and every text below it."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None"
    line: int
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text in it, children's included, runs of blanks as one."""
        return " ".join("".join(self.texts).split())

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def __str__(self) -> str:
        shown = "".join(
            f' {name}="{self[name]}"'
            for name in ("id", "name", "type", "class", "href", "src")
            if name in self.attributes
        )
        return f"<{self.tag}{shown}> in line {self.line}"

    def around(self) -> Iterator["Element"]:
        """Yield what it stands in, from the inside out."""
        if self.parent:
            yield self.parent
            yield from self.parent.around()


class PageReader(HTMLParser):
    """Reads a page strictly: each tag that opens has to close, in order.

    HTML would let some tags stay open. Ours are closed, so a forgotten `</div>` is found here
    and not by whoever wonders why a page looks broken.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.crossed: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        self.crossed += [f"{element} is never closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self._open[-1] if self._open else None
        given = {name: value or "" for name, value in attrs}
        element = Element(tag, given, parent, self.getpos()[0])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:  # as in SVG
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
            return
        inside = str(self._open[-1]) if self._open else "nothing"
        self.crossed.append(f"</{tag}> in line {self.getpos()[0]} closes {inside}")
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)
