"""Tables out and in: what is shown before, what becomes a draft, and what never happens."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from curation.bulk import pages
from curation.bulk.files import Sheet, read_sheet
from curation.bulk.plan import plan_import
from curation.bulk.tables import TABLES, PhraseTable
from curation.models import Change
from curation.states import Origin, State
from guide.models import Phrase, PhraseList
from guide.transfer.rows import records
from tests.curation.people import draft, record, signed_in, somebody

pytestmark = pytest.mark.django_db
COLUMNS = PhraseTable.columns


def table_of(rows: Iterable[dict[str, str]], columns: Sequence[str] = COLUMNS) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def phrases(number: int) -> list[dict[str, str]]:
    return [
        {"list": "insult", "id": f"tried-{place}", "pattern": f"骂人的话第{place}句"}
        for place in range(number)
    ]


def sent(person: Any, kind: str, content: bytes, name: str = "表.csv", reason: str = "") -> str:
    address = reverse(f"admin:curation_import_{kind}")
    data = {"file": SimpleUploadedFile(name, content), "reason": reason}
    response = signed_in(person).post(address, data)
    assert response.status_code == 200
    return response.content.decode()


def confirmed(person: Any, kind: str, html: str) -> Any:
    fields = {
        name: unescape(value)
        for name, value in re.findall(r'name="(packed|reason)" value="([^"]*)"', html)
    }
    return signed_in(person).post(reverse(f"admin:curation_import_{kind}"), fields)


def problems_in(html: str) -> list[tuple[str, str, str]]:
    rows = re.findall(
        r'<tr><th scope="row">(\d+)</th><td>(.*?)</td><td>(.*?)</td></tr>', html, re.DOTALL
    )
    return [(row, unescape(column), unescape(what)) for row, column, what in rows]


def test_500_phrases_with_3_bad_rows(content: None, editor: Any) -> None:
    rows = phrases(500)
    rows[10]["pattern"] = "骂("
    rows[200]["channels"] = "sms, telegram"
    rows[499]["list"] = "no-such-conduct"
    before = records("phrases")
    html = sent(editor, "phrases", table_of(rows), reason="志愿者整理")
    said = problems_in(html)
    assert [(row, column) for row, column, _what in said] == [
        ("12", "pattern"), ("202", "channels"), ("501", "list"),
    ]  # fmt: skip
    assert said[0][2] == "括号没有成对：少一个 )。"
    assert said[1][2].startswith("第 2 个不认识。只能写：phone、robot_call、sms")
    assert said[2][2].startswith("没有这样的用语表。")
    assert "telegram" not in html
    assert "3 行有问题" in html
    assert "能用的行：497" in html
    assert (Change.objects.count(), records("phrases")) == (0, before)
    assert confirmed(editor, "phrases", html).status_code == 302
    (change,) = Change.objects.all()
    assert (change.state, change.origin, change.author) == (State.DRAFT, Origin.IMPORT, editor)
    assert (change.kind, change.slug, change.reason) == ("phrases", "insult", "志愿者整理")
    assert change.after is not None
    added = [one["id"] for one in change.after["phrases"] if one["id"].startswith("tried-")]
    assert added == [f"tried-{place}" for place in range(500) if place not in (10, 200, 499)]
    assert records("phrases") == before
    assert not Phrase.objects.filter(code__startswith="tried-").exists()


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_goes_out_comes_back_as_nothing_to_do(
    content: None, editor: Any, kind: str, form: str
) -> None:
    out = signed_in(editor).get(reverse(f"admin:curation_export_{kind}", args=[form]))
    assert out["Content-Disposition"] == f'attachment; filename="{kind}.{form}"'
    sheet = read_sheet(f"{kind}.{form}", out.content)
    plan = plan_import(kind, sheet)
    rows = list(TABLES[kind]().rows(records(kind)))
    assert len(rows) > 20
    assert (plan.problems, plan.planned) == ((), ())
    assert plan.good == plan.same == len(rows)
    html = sent(editor, kind, out.content, f"{kind}.{form}")
    assert "没有要改的内容" in html
    assert 'name="packed"' not in html


def test_formulas_run_nowhere_and_come_back(content: None, editor: Any) -> None:
    row = PhraseList.objects.get(slug="insult").phrases.first()
    assert row is not None
    Phrase.objects.filter(pk=row.pk).update(pattern="=cmd|' /C calc'!A0")
    out = signed_in(editor).get(reverse("admin:curation_export_phrases", args=["csv"]))
    cells = [
        cell for line in csv.reader(io.StringIO(out.content.decode("utf-8-sig"))) for cell in line
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=cmd|' /C calc'!A0" in cells
    assert plan_import("phrases", read_sheet("a.csv", out.content)).planned == ()


def test_only_what_differs_is_changed_and_the_draft_of_others_stays(
    content: None, editor: Any, other: Any
) -> None:
    old = record("phrases", "insult")
    first, second = old["phrases"][0], old["phrases"][1]
    drafted = [{**first, "pattern": "别人正在改的"}, *old["phrases"][1:]]
    change = draft("phrases", "insult", other, phrases=drafted)
    table = list(TABLES["phrases"]().dataset_rows())
    for row in table:
        if row[:2] == ["insult", second["id"]]:
            row[COLUMNS.index("pattern")] = "改成别的话"
    html = sent(editor, "phrases", table_of(dict(zip(COLUMNS, row, strict=True)) for row in table))
    assert "会改动 1 条内容" in html
    assert confirmed(editor, "phrases", html).status_code == 302
    change.refresh_from_db()
    assert change.after is not None
    assert change.after["phrases"][0]["pattern"] == "别人正在改的"
    assert change.after["phrases"][1] == {**second, "pattern": "改成别的话"}
    assert change.after["phrases"][2:] == old["phrases"][2:]
    assert change.author == other


def test_lenders_come_in_as_drafts(content: None, editor: Any) -> None:
    columns = TABLES["lenders"].columns
    new = {
        "slug": "xin-dai", "name": "新贷", "kind": "microloan", "order": "990",
        "summary": "说明", "confidence": "B", "sources": records("sources")[0]["slug"],
        "checked_on": "2026/11/24", "body": "正文，见[[channel:nfra-12378]]。",
    }  # fmt: skip
    old = {**dict.fromkeys(columns, ""), **next(iter(_lender_rows())), "summary": "改过的一句"}
    html = sent(editor, "lenders", table_of([new, old], columns))
    assert "会改动 2 条内容" in html
    assert confirmed(editor, "lenders", html).status_code == 302
    after = {change.slug: change.after for change in Change.objects.all()}
    assert set(after) == {"xin-dai", old["slug"]}
    assert after["xin-dai"] is not None
    assert after["xin-dai"]["checked_on"].isoformat() == "2026-11-24"
    assert after[old["slug"]] == {**record("lenders", old["slug"]), "summary": "改过的一句"}


def _lender_rows() -> list[dict[str, str]]:
    table = TABLES["lenders"]()
    return [dict(zip(table.columns, row, strict=True)) for row in table.dataset_rows()]


@pytest.mark.parametrize(
    ("cells", "column", "message"),
    [
        ({"kind": "shop"}, "kind", "只能写：bank、"),
        ({"checked_on": "上周"}, "checked_on", "请写成 2026-03-05 这样的日期。"),
        ({"order": "第一"}, "order", "请写 0 以上的整数。"),
        ({"sources": "nobody"}, "sources", "第 1 个不认识。"),
        ({"name": ""}, "name", "这一格要填。"),
        ({"slug": "Bad Slug"}, "slug", "网址名只用小写字母"),
        ({"body": "见[[law:no-such]]。"}, "body", "这些链接没有对应的内容"),
        ({"body": "**没有收尾"}, "body", "** 要成对"),
    ],
)
def test_bad_cells_of_a_lender(
    content: None, cells: dict[str, str], column: str, message: str
) -> None:
    columns = TABLES["lenders"].columns
    row = {**_lender_rows()[0], **cells}
    plan = plan_import("lenders", read_sheet("a.csv", table_of([row], columns)))
    (problem,) = plan.problems
    assert (problem.row, problem.column) == (2, column)
    assert message in problem.what
    assert plan.planned == ()


def test_two_rows_of_one_phrase(content: None) -> None:
    rows = [*phrases(2), *phrases(1)]
    plan = plan_import("phrases", read_sheet("a.csv", table_of(rows)))
    (problem,) = plan.problems
    assert (problem.row, problem.column) == (4, "id")
    assert problem.what == "和第 2 行是同一条，请删掉一行。"


@pytest.mark.parametrize(
    ("heads", "problems"),
    [
        (("slug", *COLUMNS), [("slug", "不认识这一列")]),
        (COLUMNS[1:], [("list", "缺这一列")]),
        ((*COLUMNS, "id"), [("id", "这一列有两个")]),
    ],
)
def test_a_head_that_is_not_ours(content: None, heads: Any, problems: Any) -> None:
    plan = plan_import("phrases", Sheet(tuple(heads), ()))
    assert [(one.row, one.column) for one in plan.problems] == [(1, name) for name, _ in problems]
    assert all(said in one.what for one, (_, said) in zip(plan.problems, problems, strict=True))


def test_a_row_that_changed_since_the_look_is_not_overwritten(
    content: None, editor: Any, other: Any
) -> None:
    html = sent(editor, "phrases", table_of(phrases(1)))
    theirs = draft("phrases", "insult", other, note="刚刚改的")
    response = confirmed(editor, "phrases", html)
    assert "您看过以后，别人改过这一条" in response.content.decode()
    theirs.refresh_from_db()
    assert theirs.after is not None
    assert theirs.after["note"] == "刚刚改的"
    assert Change.objects.count() == 1


@pytest.mark.parametrize("spoil", [lambda text: text[:-2] + "xx", lambda _text: "x"])
def test_what_nobody_signed_is_not_taken(
    content: None, editor: Any, spoil: Callable[[str], str]
) -> None:
    html = sent(editor, "phrases", table_of(phrases(1)))
    packed = re.findall(r'name="packed" value="([^"]*)"', html)[0]
    address = reverse("admin:curation_import_phrases")
    response = signed_in(editor).post(address, {"packed": spoil(packed)})
    assert "这一页过期了。请重新上传文件。" in response.content.decode()
    assert Change.objects.count() == 0


def test_without_a_file_or_with_a_bad_one(content: None, editor: Any) -> None:
    address = reverse("admin:curation_import_phrases")
    html = signed_in(editor).post(address, {}).content.decode()
    assert "请选一个文件，不超过 2 MB。" in html
    assert "只能导入 .csv 或 .xlsx 文件。" in sent(editor, "phrases", b"x", "a.pdf")


def test_more_than_one_form_can_send_is_refused_before_it_is_looked_at(
    content: None, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_PACKED", 100)
    html = sent(editor, "phrases", table_of(phrases(50)))
    assert "请把行分到几个文件里" in html
    assert 'name="packed"' not in html


def test_who_may_not_import(content: None, db: None) -> None:
    nobody = somebody("nobody")
    for kind in TABLES:
        client = signed_in(nobody)
        assert client.get(reverse(f"admin:curation_import_{kind}")).status_code == 403
        assert client.get(reverse(f"admin:curation_export_{kind}", args=["csv"])).status_code == 403


def test_the_list_leads_there(content: None, editor: Any) -> None:
    html = signed_in(editor).get(reverse("admin:guide_phraselist_changelist")).content.decode()
    assert reverse("admin:curation_import_phrases") in html
    assert reverse("admin:curation_export_phrases", args=["xlsx"]) in html
    topics = signed_in(editor).get(reverse("admin:guide_topic_changelist")).content.decode()
    assert "导入" not in topics
