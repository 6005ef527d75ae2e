"""The pages for trying rules: what an editor sees before anything is published."""

from typing import Any

import pytest
from django.test import override_settings
from django.urls import reverse

from complaints.rules import current_rulebook
from curation.models import Change
from curation.refusals import Refused
from curation.releasing import publish
from curation.states import State
from curation.trial import pages, report
from curation.trial.models import TrialRun
from curation.workflow import submit
from guide.models import RulebookEdition
from tests.curation.people import draft, record, signed_in, somebody

pytestmark = pytest.mark.django_db
SENTENCE = "你真是个大聪明蛋"
FIELDS = {
    "text": SENTENCE,
    "channel": "phone",
    "to": "borrower",
    "claims_to_be": "unknown",
    "lender_kind": "consumer_finance",
    "at_0": "2026-03-05",
    "at_1": "10:00",
    "changes": "all",
}


def try_page() -> str:
    return reverse("admin:curation_trialrun_changelist")


def tried(person: Any, **fields: str) -> str:
    response = signed_in(person).post(try_page(), {**FIELDS, **fields})
    assert response.status_code == 200
    return response.content.decode()


def test_a_draft_phrase_shows_beside_the_published_rules(draft_phrase: Any, editor: Any) -> None:
    draft_phrase("insult", pattern="大聪明蛋", decides=True)
    before = current_rulebook(keep=False)
    html = tried(editor)
    assert "两边不一样" in html
    assert "insult/tried" in html
    assert "辱骂侮辱" in html
    assert current_rulebook(keep=False) is before
    assert not RulebookEdition.objects.filter(hash__contains="x").exists()
    assert RulebookEdition.objects.count() == 0


def test_without_changes_both_sides_are_alike(content: None, editor: Any) -> None:
    html = tried(editor)
    assert "现在没有未发布的规则修改" in html
    assert "两边一样" in html
    assert 'class="trial-differs"' not in html


def test_one_change_can_be_tried_alone(draft_phrase: Any, editor: Any) -> None:
    first = draft_phrase("insult", pattern="大聪明蛋", decides=True)
    second = draft_phrase("extra-fee", pattern="大聪明蛋", decides=True)
    html = tried(editor)
    assert "insult/tried" in html
    assert "extra-fee/tried" in html
    html = tried(editor, changes=str(second.pk))
    assert "extra-fee/tried" in html
    assert "insult/tried" not in html
    assert first.state == second.state == State.DRAFT


def test_a_moved_limit_shows_as_a_flag(content: None, editor: Any) -> None:
    limits = [
        {**limit, "value": "21:00"} if limit["name"] == "starts-at" else limit
        for limit in record("conducts", "quiet-hours")["limits"]
    ]
    draft("conducts", "quiet-hours", editor, limits=limits)
    html = tried(editor, at_1="21:30", text="您好，请问什么时候方便？")
    assert "≠" in html
    assert "晚了 30 分钟" in html


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": " "}, "请写一句话。"),
        ({"at_0": "昨天"}, "请写成 2026-03-05 这样的日期。"),
        ({"at_1": "晚上"}, "请写成 22:41 这样的时间。"),
        ({"changes": "999999"}, "999999"),
    ],
)
def test_bad_input_keeps_what_was_typed(
    content: None, editor: Any, fields: dict[str, str], message: str
) -> None:
    html = tried(editor, **fields)
    assert message in html
    assert "请改好下面标出的地方" in html
    if "text" not in fields:
        assert SENTENCE in html


def test_what_was_typed_is_not_kept(content: None, editor: Any) -> None:
    tried(editor)
    assert TrialRun.objects.count() == 0
    assert Change.objects.count() == 0


@pytest.mark.parametrize("name", ["curation_trialrun_changelist", "curation_regression"])
def test_only_editors_may_try(content: None, db: None, name: str) -> None:
    nobody = somebody("nobody")
    assert signed_in(nobody).get(reverse(f"admin:{name}")).status_code == 403


def corpus_page(person: Any, *changes: Change) -> str:
    address = reverse("admin:curation_regression")
    chosen = "&".join(f"change={change.pk}" for change in changes)
    return signed_in(person).get(f"{address}?{chosen}").content.decode()


def test_the_corpus_is_read_by_both_editions(draft_phrase: Any, editor: Any) -> None:
    change = draft_phrase("insult", pattern="快递|骗子", decides=True)
    html = corpus_page(editor, change)
    assert "公开的语料：1 条变差，0 条变好" in html
    assert "您的快递放在3号柜" in html
    assert "辱骂侮辱（错）" in html
    assert "另存的语料" in html
    assert "无赖" not in html
    assert TrialRun.objects.count() == 2


def test_a_change_that_mends_a_text_is_better(draft_phrase: Any, editor: Any) -> None:
    weaker = draft_phrase("insult", pattern="一个也碰不到的话")
    assert "所有语料的结果都没有变" in corpus_page(editor, weaker)


def test_reading_stops_and_goes_on(
    draft_phrase: Any, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = draft_phrase("insult", pattern="快递", decides=True)
    monkeypatch.setattr(pages, "SECONDS", 0.0)
    html = corpus_page(editor, change)
    assert 'http-equiv="refresh"' in html
    assert "正在读" in html
    monkeypatch.setattr(pages, "SECONDS", 60.0)
    assert "公开的语料：1 条变差" in corpus_page(editor, change)


def test_changes_that_no_longer_fit_each_other_say_so(content: None, editor: Any) -> None:
    change = draft("words", "child", editor, note="别的说明")
    Change.objects.filter(pk=change.pk).update(after_text="")  # as if the list were to go
    html = corpus_page(editor, change)
    assert "这些修改放在一起用不了" in html
    assert "{child}" in html
    (said,) = [report.report_on([Change.objects.get(pk=change.pk)])]
    assert said is not None
    assert not said.ready


@pytest.mark.parametrize("slug", ["insult", "sign-misdial"])
def test_a_phrase_that_names_a_list_that_is_gone_says_so(
    draft_phrase: Any, editor: Any, slug: str
) -> None:
    change = draft_phrase(slug, pattern="大聪明蛋")
    gone = change.after_text.replace("大聪明蛋", "'{gone}'")
    Change.objects.filter(pk=change.pk).update(after_text=gone)  # as if another draft deleted it
    for html in (tried(editor), corpus_page(editor, change)):
        assert "这些修改放在一起用不了" in html
        assert "{gone}" in html


def test_rules_are_published_only_once_the_corpus_was_read(
    draft_phrase: Any, editor: Any, reviewer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = submit(draft_phrase("insult", pattern="快递", decides=True), by=editor)
    monkeypatch.setattr(report, "SECONDS", -1.0)
    with pytest.raises(Refused, match="还没有用回归语料核对完"):
        publish([change], by=reviewer)
    corpus_page(reviewer, change)
    publish([change], by=reviewer)
    change.refresh_from_db()
    assert change.state == State.PUBLISHED


def test_the_reviewer_sees_what_changes(draft_phrase: Any, editor: Any, reviewer: Any) -> None:
    change = submit(draft_phrase("insult", pattern="快递", decides=True), by=editor)
    html = signed_in(reviewer).get(change.get_absolute_url()).content.decode()
    assert "回归语料" in html
    assert "公开的语料：1 条变差，0 条变好，0 条两可。" in html
    assert f"{reverse('admin:curation_regression')}?change={change.pk}" in html


def test_without_a_corpus_rules_cannot_be_published(
    draft_phrase: Any, editor: Any, reviewer: Any, tmp_path: Any
) -> None:
    change = submit(draft_phrase("insult", pattern="快递"), by=editor)
    with override_settings(CORPUS_DIR=tmp_path):
        assert "没有找到回归语料" in corpus_page(editor, change)
        with pytest.raises(Refused, match="请恢复 corpus 文件夹"):
            publish([change], by=reviewer)


def test_other_kinds_need_no_corpus(content: None, editor: Any) -> None:
    assert report.report_on([draft("topics", "fees", editor, title="新的标题")]) is None


def test_after_publishing_the_run_is_known(draft_phrase: Any, editor: Any, reviewer: Any) -> None:
    change = submit(draft_phrase("insult", pattern="快递", decides=True), by=editor)
    publish([change], by=reviewer)
    runs = TrialRun.objects.count()
    corpus_page(editor)
    assert TrialRun.objects.count() == runs
