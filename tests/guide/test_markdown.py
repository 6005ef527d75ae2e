"""Texts of editors become harmless HTML with links to today's rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.markdown import headings, render, render_inline
from guide.targets import Target, Targets, unknown_links

NONE = Targets({})
LAW = Targets(
    {("law", "x#1"): Target("/guide/law/x/#art-1", "《甲》第一条", "（法律，2026-01-01 起）")}
)


def test_a_link_to_law_bears_force_and_date() -> None:
    assert render("见 [[law:x#1]]。", LAW) == (
        '<p>见 <a href="/guide/law/x/#art-1">《甲》第一条</a>（法律，2026-01-01 起）。</p>\n'
    )


def test_a_link_may_bring_its_own_words() -> None:
    assert '<a href="/guide/law/x/#art-1">新法</a>（法律' in render("[[law:x#1|新法]]", LAW)


def test_a_provision_is_cited_in_full_once_a_text() -> None:
    html = render("[[law:x#1]]。再看[[law:x#1]]。\n\n还有[[law:x#1|那一条]]。", LAW)
    assert html.count("（法律，2026-01-01 起）") == 1
    assert html.count('<a href="/guide/law/x/#art-1">《甲》第一条</a>') == 2
    assert '<a href="/guide/law/x/#art-1">那一条</a>。' in html
    assert "（法律" in render("[[law:x#1]]", LAW)  # another text begins anew


def test_headings_are_named_by_their_words_for_the_contents() -> None:
    text = "## 先看 [[law:x#1|新法]]\n\n### 小\n\n## 怎么 *做*？\n\n## 怎么做"
    found = headings(text)
    assert [heading.words for heading in found] == ["先看 新法", "怎么 做？", "怎么做"]
    html = render(text, LAW, anchors=True)
    for heading in found:
        assert html.count(f' id="{heading.anchor}"') == 1
    assert len({heading.anchor for heading in found}) == 3
    assert " id=" not in render(text, LAW)


def test_a_text_without_headings_has_no_contents() -> None:
    assert headings("一\n\n二") == []


@pytest.mark.parametrize(
    ("text", "words"), [("[[law:gone#1|旧法]]", "旧法"), ("[[nonsense:x]]", "x")]
)
def test_a_link_that_leads_nowhere_shows_its_words(text: str, words: str) -> None:
    assert render(text, NONE) == f"<p>{words}</p>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](http://example.org)",
        "[a](//example.org/x)",
        "![a](https://example.org/x.png)",
        '[[law:"><script>|<b>]]',
    ],
)
def test_nothing_dangerous_gets_through(text: str) -> None:
    html = render(text, NONE)
    for sign in (
        "<script",
        "<img",
        "<b>",
        'href="javascript',
        'href="data',
        'href="http:',
        'href="//',
    ):
        assert sign not in html


def test_own_pages_and_https_may_be_linked() -> None:
    html = render("[一](/guide/) [二](https://www.nfra.gov.cn/) [三](#limits)", NONE)
    assert html.count("<a href=") == 3


def test_headings_fit_under_the_page() -> None:
    html = render("# 一\n\n### 二", NONE, top_heading=3)
    assert "<h3>一</h3>" in html
    assert "<h5>二</h5>" in html
    assert "<h2>一</h2>" in render("#### 一", NONE)


def test_a_line_has_no_paragraph_around_it() -> None:
    assert render_inline("**要** [[law:x#1]]", LAW).startswith("<strong>要</strong> <a href=")


def test_text_in_code_is_no_link() -> None:
    assert render("`[[law:x#1]]`", LAW) == "<p><code>[[law:x#1]]</code></p>\n"


@given(st.text(st.sampled_from("[]|:law#1x<>\"'&`*\n \\"), max_size=60))
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    html = render(text, LAW)
    for tag in ("<x", "<l", "<w", "<1"):
        assert tag not in html.replace("<li>", "")


@pytest.mark.django_db
def test_links_that_lead_nowhere_are_told_by_field() -> None:
    texts: dict[str, str | list[str]] = {
        "body": "[[topic:a]] 和 [[wrong:b]]",
        "tips": ["一", "[[law:c#1|某法]]"],
        "summary": "没有链接",
    }
    assert unknown_links(texts) == {
        "body": ["[[topic:a]]", "[[wrong:b]]"],
        "tips": ["[[law:c#1]]"],
    }
