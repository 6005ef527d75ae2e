"""Each rule that holds on every page: a page that breaks it is told, with what and where."""

import pytest
from django.http import HttpResponse

from tests.client import check
from tests.client_checks import problems_of

GOOD = """<!doctype html>
<html lang="zh-Hans"><head>
<title>证据 – 逾期自助</title>
<link rel="canonical" href="https://help.example/evidence/">
<link rel="stylesheet" href="/static/site.css"><script src="/static/site.js" defer></script>
</head><body>
<a href="#main">跳到正文</a>
<main id="main"><div class="error-summary"><h2 id="sum">有几处要改</h2></div>
<h1>证据</h1><h2>录音</h2><h3>手机</h3><h2>照片</h2>
<p>见<a href="https://example.cn/law">原文</a><br><img src="data:," alt=""></p>
<form action="/case/" method="post">
<input type="hidden" name="t" value="[[x"><label for="a">姓名</label>
<input id="a" aria-describedby="h"><p id="h">照证件写</p>
<label>号码 <input name="n"></label><input type="search" aria-label="找">
<fieldset><legend>哪天</legend><select aria-labelledby="h"></select></fieldset>
<textarea aria-label="原话">{{ 他说的 }}</textarea><button>保存</button>
</form></main></body></html>"""

BROKEN = {
    "title missing": ("<title>证据 – 逾期自助</title>", "", "0 titles in place of one"),
    "title empty": (
        "<title>证据 – 逾期",
        "<title> – 逾期",
        "the title '– 逾期自助' is not of the form",
    ),
    "title without site": ("证据 – 逾期自助", "证据", "the title '证据' is not of the form"),
    "two h1": ("<h2>照片</h2>", "<h1>照片</h1>", "2 h1 in place of one: ['证据', '照片']"),
    "no h1": ("<h1>证据</h1>", "", "0 h1 in place of one"),
    "level left out": ("<h2>录音</h2>", "", "'手机' follows h1"),
    "heading before h1": ("<h1>", "<h2>早</h2><h1>", "'早' follows no heading"),
    "empty heading": ("<h2>录音</h2>", "<h2> </h2>", "<h2> in line 9 is empty"),
    "language": (' lang="zh-Hans"', "", 'no <html lang="zh-Hans">'),
    "id twice": ('<p id="h">', '<p id="h"></p><p id="a">', "the id 'a' stands 2 times"),
    "empty id": ('<main id="main">', '<main id="main"><i id=""></i>', "the id '' stands 1"),
    "label for nothing": ('for="a"', 'for="b"', "for='b' of <label> in line 12 names no element"),
    "described by nothing": ('="h"><p', '="g"><p', "aria-describedby='g' of <input id=\"a\">"),
    "link within the page": ('href="#main"', 'href="#man"', "leads nowhere on this page"),
    "unlabelled input": (
        '<label for="a">姓名</label>',
        "",
        '<input id="a"> in line 13 has no label',
    ),
    "empty label": ("姓名", "", '<input id="a"> in line 13 has no label'),
    "unlabelled area": (' aria-label="原话"', "", "<textarea> in line 16 has no label"),
    "unlabelled select": (' aria-labelledby="h"', "", "<select> in line 15 has no label"),
    "group without legend": ("<legend>哪天</legend>", "", "<fieldset> in line 15 has no legend"),
    "button without name": ("保存</button>", "</button>", "<button> in line 16 has no name"),
    "link without name": (">原文</a>", "></a>", "has no name"),
    "picture without alt": (' alt=""', "", "has no alt"),
    "foreign style": ('href="/static/', 'href="https://cdn.example/', "goes to another host"),
    "foreign script": ('src="/static/', 'src="//cdn.example/', "goes to another host"),
    "foreign picture": ('src="data:,"', 'src="http://x.example/p.gif"', "another host: http://x"),
    "foreign srcset": ('alt=""', 'alt="" srcset="/a 1x, https://x.example/b 2x"', "x.example/b"),
    "foreign form": ('action="/case/"', 'action="https://x.example/"', "goes to another host"),
    "foreign button": ("<button>", '<button formaction="//x.example/">', "goes to another host"),
    "inline script": ("</main>", "<script>go()</script></main>", "is an inline script"),
    "inline style": ("</head>", "<style>a{}</style></head>", "is an inline style"),
    "style attribute": ("<h1>", '<h1 style="color: red">', "has an inline style="),
    "handler": ("<button>", '<button onclick="go()">', "has an inline onclick="),
    "script link": ("https://example.cn/law", "javascript:go()", "is a script in a link"),
    "lost content link": ("见<a", "见[[law:x]]<a", "'[[' is left in the text"),
    "lost template": ("<h3>手机", "<h3>{% if %}手机", "'{%' is left in the text"),
    "lost in attribute": ('class="error-summary"', 'class="{{ x }}"', "'{{' is left in class="),
    "unclosed": ("</form>", "", "</main> in line 17 closes <form"),
    "closed twice": ("</main>", "</main></main>", "</main> in line 17 closes <body>"),
}


def test_a_good_page_has_no_problem() -> None:
    assert problems_of(GOOD) == []


@pytest.mark.parametrize(("old", "new", "problem"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_page_is_told(old: str, new: str, problem: str) -> None:
    assert old in GOOD
    found = problems_of(GOOD.replace(old, new, 1))
    assert any(problem in line for line in found), found


def test_a_page_that_tells_no_name_may_leave_the_site_out() -> None:
    calendar = GOOD.replace("证据 – 逾期自助", "日历")
    assert problems_of(calendar, neutral=True) == []
    assert problems_of(calendar) == ["the title '日历' is not of the form 'page – 逾期自助'"]


def test_the_client_tells_address_status_and_every_problem() -> None:
    response = HttpResponse(GOOD.replace("<h1>证据</h1>", ""), status=404)
    with pytest.raises(AssertionError) as told:
        check("GET /guide/x/", response)
    assert str(told.value) == (
        "GET /guide/x/ (404):\n  0 h1 in place of one: []\n"
        "  <h2> in line 9 '录音' follows no heading\n  no Content-Security-Policy header"
    )


@pytest.mark.parametrize(
    ("asked", "kind"), [("GET /admin/", "text/html"), ("GET /healthz", "text/plain")]
)
def test_what_is_no_page_of_ours_passes(asked: str, kind: str) -> None:
    check(asked, HttpResponse("<p>", content_type=kind))


def test_the_client_of_the_tests_checks_what_it_fetches(client, settings) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "csp" not in name]
    with pytest.raises(AssertionError, match=r"GET /exit/ .*\n  no Content-Security-Policy"):
        client.get("/exit/")
