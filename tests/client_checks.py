"""What holds on every page of the site; a check yields a sentence for each thing that does not."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from tests.client_page import Element, PageReader

SITE = " – 逾期自助"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "list")
RESOURCES = {
    **dict.fromkeys(
        ("script", "img", "iframe", "source", "video", "audio", "embed", "input"), "src"
    ),
    **dict.fromkeys(("link", "use", "image"), "href"),
    "object": "data",
    "form": "action",
    "button": "formaction",
}
ONLY_SAYS = ("canonical", "alternate", "author", "license")  # links that nothing is fetched for
NOT_TYPED_INTO = ("hidden", "submit", "button", "reset", "image")
TYPED_BY_SOMEBODY = ("textarea", "blockquote", "script")
LEFTOVERS = re.compile(r"\[\[|\]\]|\{\{|\}\}|\{%|%\}")

Elements = list[Element]
Check = Callable[[Elements], Iterator[str]]


def problems_of(html: str, *, neutral: bool = False) -> list[str]:
    """Return what is wrong with a page. A `neutral` one does not say which site it is of."""
    reader = PageReader(html)
    found = list(reader.crossed)
    for check in CHECKS:
        found += check(reader.elements)
    found += title(reader.elements, "" if neutral else SITE)
    return found


def title(elements: Elements, site: str) -> Iterator[str]:
    """One title, which names the page and then the site."""
    titles = [each for each in elements if each.tag == "title" and _parent(each) == "head"]
    if len(titles) != 1:
        yield f"{len(titles)} titles in place of one"
    for each in titles:
        if not each.text.endswith(site) or not each.text.removesuffix(site).strip(" –"):
            yield f"the title {each.text!r} is not of the form 'page{site}'"


def language(elements: Elements) -> Iterator[str]:
    """The page says that it is Chinese."""
    if not any(each.tag == "html" and each["lang"] == "zh-Hans" for each in elements):
        yield 'no <html lang="zh-Hans">'


def headings(elements: Elements) -> Iterator[str]:
    """One h1 comes first, and no level is left out below it.

    The list of errors alone stands above the h1, so that it is heard first.
    """
    found = [each for each in elements if each.tag in HEADINGS and not _in_error_summary(each)]
    ones = [each.text for each in found if each.tag == "h1"]
    if len(ones) != 1:
        yield f"{len(ones)} h1 in place of one: {ones}"
    level = 0
    for each in found:
        if not each.text:
            yield f"{each} is empty"
        if int(each.tag[1]) > level + 1:
            yield f"{each} {each.text!r} follows {f'h{level}' if level else 'no heading'}"
        level = int(each.tag[1])


def ids(elements: Elements) -> Iterator[str]:
    """An id stands once, and what refers to one finds it."""
    counts = Counter(each["id"] for each in elements if "id" in each.attributes)
    for name, count in counts.items():
        if count > 1 or not name.strip():
            yield f"the id {name!r} stands {count} times"
    for each in elements:
        for attribute in REFERENCES:
            for name in each[attribute].split():
                if name not in counts:
                    yield f"{attribute}={name!r} of {each} names no element"
        if each.tag == "a" and each["href"].startswith("#") and each["href"][1:] not in counts:
            yield f"{each} leads nowhere on this page"


def labels(elements: Elements) -> Iterator[str]:
    """Every control has a label, every button and link a name, every group a legend."""
    named = {each["for"]: each.text for each in elements if each.tag == "label" and each["for"]}
    legends = {id(each.parent) for each in elements if each.tag == "legend" and each.text}
    pictured = {
        id(outer)
        for each in elements
        if each["alt"] or each["aria-label"]
        for outer in each.around()
    }
    for each in elements:
        said = each["aria-label"] or each["aria-labelledby"]
        if each.tag in ("select", "textarea") or _typed_into(each):
            wrapped = any(outer.tag == "label" and outer.text for outer in each.around())
            if not (said or wrapped or named.get(each["id"])):
                yield f"{each} has no label"
        elif each.tag in ("button", "summary") or (each.tag == "a" and "href" in each.attributes):
            if not (said or each.text or id(each) in pictured):
                yield f"{each} has no name"
        elif each.tag == "fieldset" and not (said or id(each) in legends):
            yield f"{each} has no legend"
        elif each.tag == "img" and "alt" not in each.attributes:
            yield f"{each} has no alt"


def own_resources(elements: Elements) -> Iterator[str]:
    """The browser asks nobody else for anything, and sends nobody else a form."""
    for each in elements:
        if each.tag == "link" and each["rel"] in ONLY_SAYS:
            continue
        addresses = [each[RESOURCES.get(each.tag, "")], each["formaction"], each["poster"]]
        addresses += [part.split()[0] for part in each["srcset"].split(",") if part.strip()]
        for address in addresses:
            parts = urlsplit(address)
            if parts.netloc or parts.scheme not in ("", "data"):
                yield f"{each} goes to another host: {address}"


def nothing_inline(elements: Elements) -> Iterator[str]:
    """Scripts and styles come from files: the content security policy refuses others."""
    for each in elements:
        if each.tag == "script" and not each["src"] and "json" not in each["type"]:
            yield f"{each} is an inline script"
        if each.tag == "style":
            yield f"{each} is an inline style"
        for name in each.attributes:
            if name == "style" or name.startswith("on"):
                yield f"{each} has an inline {name}="
        if each["href"].lower().startswith("javascript:"):
            yield f"{each} is a script in a link"


def leftovers(elements: Elements) -> Iterator[str]:
    """No sign of a template or of a content link that nobody replaced."""
    body = next((each for each in elements if each.tag == "body"), None)
    typed = "".join("".join(each.texts) for each in elements if each.tag in TYPED_BY_SOMEBODY)
    if body and (found := LEFTOVERS.search("".join(body.texts))) and found[0] not in typed:
        yield f"{found[0]!r} is left in the text"
    for each in elements:
        for name, value in each.attributes.items():
            if name != "value" and (found := LEFTOVERS.search(value)):
                yield f"{found[0]!r} is left in {name}= of {each}"


def _parent(element: Element) -> str:
    return element.parent.tag if element.parent else ""


def _in_error_summary(element: Element) -> bool:
    return any("error-summary" in outer["class"].split() for outer in element.around())


def _typed_into(element: Element) -> bool:
    return element.tag == "input" and element["type"] not in NOT_TYPED_INTO


CHECKS: tuple[Check, ...] = (
    language,
    headings,
    ids,
    labels,
    own_resources,
    nothing_inline,
    leftovers,
)
