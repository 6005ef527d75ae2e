"""Bad input: each is refused with its row, its field and the way out, in the form and beyond it."""

from datetime import date
from typing import Any

import pytest

from curation.applying import Item
from curation.models import Change
from curation.refusals import Refused, check_items
from guide.markdown_checks import Broken, broken_marks
from guide.review.finding import texts_of
from guide.transfer.rows import MODELS, records
from tests.curation.admin.forms import address_of, errors_in, fields_of
from tests.curation.people import record, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "slug", "typed", "field", "said"),
    [
        ("topics", "fees", {"body": "见 [[law:zhian-2025"}, "body", "链接没写完整"),
        ("topics", "fees", {"body": "见 [[topc:fees]]"}, "body", "链接没写完整"),
        ("topics", "fees", {"body": "看[这里](http://example.org)"}, "body", "https:// 开头"),
        ("topics", "fees", {"body": "**很要紧"}, "body", "** 要成对"),
        ("topics", "fees", {"body": "<b>要紧</b>"}, "body", "不能写 HTML"),
        ("topics", "fees", {"body": "![图](https://example.org/a.png)"}, "body", "不能放图片"),
        ("topics", "fees", {"body": "```\n一段"}, "body", "没有收尾"),
        ("topics", "fees", {"body": "| a | b |\n\n文"}, "body", "表头下面的那一行"),
        ("topics", "fees", {"body": "[[topic:no-such-page]]"}, "body", "没有对应的内容"),
        ("instruments", "zhian-2025", {"effective_to": "2020-01-01"}, "effective_to", "早于生效日"),
        ("phrases", "insult", {"phrases-0-pattern": ".*"}, "phrases", "它连空白也会匹配"),
        ("phrases", "insult", {"phrases-0-pattern": "."}, "phrases", "它什么话都会匹配"),
        ("phrases", "insult", {"phrases-0-pattern": "((a{100}){100}){100}"}, "phrases", "太慢"),
        (
            "phrases",
            "insult",
            {"phrases-0-pattern": "{no-list}"},
            "phrases",
            "没有叫 {no-list}",
        ),
        ("phrases", "insult", {"phrases-0-options": '{"scope": "page"}'}, "phrases", "只能是"),
        ("phrases", "insult", {"phrases-0-options": '{"colour": 1}'}, "phrases", "不认识“colour”"),
    ],
)
def test_the_form_names_the_field_and_the_way_out_and_keeps_what_was_typed(
    content: None, editor: Any, kind: str, slug: str, typed: dict[str, str], field: str, said: str
) -> None:
    browser, page = signed_in(editor), address_of(kind, slug)
    answer = browser.post(page, {**fields_of(browser, page), **typed, "curation_reason": "试"})
    html = errors_in(answer)
    form = answer.context["adminform"].form
    if field == "phrases":
        formset = next(one.formset for one in answer.context["inline_admin_formsets"])
        errors = [str(error) for error in formset.non_form_errors()]
        assert any(said in error and formset.forms[0].instance.code in error for error in errors)
    else:
        assert any(said in error for error in form.errors[field])
    assert not Change.objects.exists()
    for name, words in typed.items():
        shown = html.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">")
        assert words in shown, name


def item(kind: str, slug: str, **keys: Any) -> Item:
    return Item(kind, slug, {**record(kind, slug), **keys})


def with_limits() -> Item:
    limits = record("conducts", "excessive-calls")["limits"]
    return item("conducts", "excessive-calls", limits=[*limits, limits[-1]])


def crossing() -> Item:
    limits = [dict(limit) for limit in record("conducts", "excessive-calls")["limits"]]
    limits[1] |= {"from": date(2026, 1, 1), "to": date(2025, 1, 1)}
    return item("conducts", "excessive-calls", limits=limits)


def without_provision() -> Item:
    """An instrument without an article that a conduct cites."""
    law = record("instruments", "zhian-2025")
    cited = {
        cited["provision"].partition("#")[2]
        for conduct in records("conducts")
        for cited in conduct["citations"]
        if cited["provision"].startswith("zhian-2025#")
    }
    kept = [one for one in law["provisions"] if one["article"] != max(cited)]
    return item("instruments", "zhian-2025", provisions=kept)


def circle() -> Item:
    heir = record("instruments", "zhian-2012")["succeeded_by"]
    return item("instruments", heir, succeeded_by="zhian-2012")


def twice() -> Item:
    phrases = record("phrases", "insult")["phrases"]
    return item("phrases", "insult", phrases=[*phrases, phrases[0]])


def stray_list() -> Item:
    return Item("phrases", "no-such", {**record("phrases", "insult"), "slug": "no-such"})


@pytest.mark.parametrize(
    ("make", "row", "place", "said"),
    [
        (with_limits, "（excessive-calls）", "界限 第 ", "有效期重叠了。给第 "),
        (crossing, "（excessive-calls）", "界限 第 2 项 终止日", "终止日早于生效日"),
        (without_provision, "（", "", "没有叫“zhian-2025#"),
        (circle, "规定“", "被哪一部取代", "绕成了一个圈：zhian-20"),
        (twice, "用语表“insult”（insult）", "用语 第 ", "写了两次"),
        (stray_list, "用语表", "网址名", "没有这种行为"),
        (lambda: item("stages", "day-4-30", days_to=20), "阶段", "从逾期第几天起", "空了几天"),
        (lambda: item("stages", "day-4-30", days_from=2), "阶段", "从逾期第几天起", "天数重叠了"),
        (lambda: item("topics", "fees", sources=["gone"]), "（fees）", "资料来源",
         "没有叫“gone”的资料来源"),
        (lambda: item("lenders", "huanbei", body="**粗"), "（huanbei）", "正文", "** 要成对"),
        (lambda: Item("channels", "police", None), "（police）", "", "不能删除。请先改这些内容"),
    ],
)  # fmt: skip
def test_what_no_form_sees_is_refused_too(
    content: None, make: Any, row: str, place: str, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        check_items([make()])
    problem = refused.value.problems[0]
    assert row in problem.row
    assert problem.place.startswith(place)
    assert said in problem.what


def test_our_own_content_has_no_broken_marks(content: None) -> None:
    broken = [
        (text.file, text.place, found)
        for kind in MODELS
        for each in records(kind)
        for text in texts_of(kind, each)
        for found in broken_marks(text.words)
    ]
    assert broken == []


@pytest.mark.parametrize(
    "text",
    [
        "**粗** 和 `[[x` 和 [站外](https://example.org)、[站内](/guide/)",
        "[[law:zhian-2025#50.1(5)|治安**罚**法]]",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "我有一笔__元的借款，__月__日到期。",
        "```\n[[x\n```",
        "3 < 5，a > b",
    ],
)
def test_marks_that_are_meant_are_let_be(text: str) -> None:
    assert broken_marks(text) == []


def test_a_broken_mark_is_named_with_its_line() -> None:
    assert broken_marks("好的一行\n\n这一行 **没收尾\n再一行") == [
        (Broken.EMPHASIS, "这一行 **没收尾")
    ]
