"""The contact wizard, as a person with a bad connection and two tabs uses it."""

import re
from datetime import datetime
from typing import Any

import pytest

from complaints.casebook.models import Contact, ContactDraft
from complaints.conduct.facts import SHANGHAI
from tests.complaints.borrower import CALL, WHEN, Borrower, errors_of, text_of

pytestmark = pytest.mark.django_db


def at(address: str, step: str) -> str:
    return re.sub(r"[a-z]+/$", f"{step}/", address)


def sealed_draft() -> bytes:
    """Return the only draft as it lies in the database."""
    return bytes(ContactDraft.objects.get().sealed)


def answer_until_check(borrower: Borrower) -> str:
    """Answer every step; return the address of the check page."""
    address = borrower.start()
    for step, fields in {
        "how": {"how-debt": borrower.debt, "how-channel": "phone"},
        "call": CALL,
        "when": WHEN,
        "whom": {"whom-to": "family", "whom-label": "妈妈"},
        "words": {"words-text": "跟我妈说我欠了八千块，叫她催我还"},
    }.items():
        response = borrower.client.post(at(address, step), fields)
        assert response.status_code == 302, errors_of(response)
    assert response["Location"] == at(address, "check")
    return str(response["Location"])


def test_from_first_step_to_flags(borrower: Borrower) -> None:
    check = answer_until_check(borrower)
    page = borrower.page(check)
    for shown in ("2026年3月5日（周四） 22:41", "接通了，1 分 5 秒", "我的家人、亲戚（妈妈）"):
        assert shown in page
    assert "可能涉及：夜间催收" in page
    assert "可能涉及：泄露债务信息" in page
    saved = borrower.client.post(check)
    assert re.fullmatch(r"/case/contacts/[0-9a-f-]{36}/", saved["Location"])
    assert "可能涉及：夜间催收" in borrower.page(saved["Location"])
    assert not ContactDraft.objects.exists()


def test_a_lawful_contact_gets_no_flag_and_a_reason(borrower: Borrower) -> None:
    contact = borrower.log(
        {
            "how": {"how-debt": borrower.debt, "how-channel": "sms"},
            "when": {
                **WHEN,
                "when-time_0": "10",
                "when-time_1": "30",
                "when-claims_to_be": "lender",
            },
            "whom": {"whom-to": "borrower"},
            "words": {"words-text": "您的借款明日到期，应还703.16元，请保持余额充足。"},
        }
    )
    page = borrower.page(f"/case/contacts/{contact}/")
    assert "可能涉及" not in page
    lawful = page.partition("怎么看这次联系")[2].partition("记下来仍然有用")[0]
    assert len(lawful.strip()) > 10


def test_reload_back_and_a_second_tab_lose_nothing(borrower: Borrower) -> None:
    one, other = borrower.start(), borrower.start()
    assert one != other
    for address, channel in ((one, "phone"), (other, "sms")):
        borrower.client.post(address, {"how-debt": borrower.debt, "how-channel": channel})
    borrower.client.get(at(one, "call"))
    borrower.client.get(at(other, "when"))
    assert (
        'value="phone" id="id_how-channel_0" checked'
        in borrower.client.get(at(one, "how")).content.decode()
    )
    response = borrower.client.post(at(one, "call"), CALL)
    assert response["Location"] == at(one, "when")
    assert 'value="65"' not in borrower.client.get(at(one, "call")).content.decode()
    assert 'value="5"' in borrower.client.get(at(one, "call")).content.decode()


def test_reading_a_step_writes_nothing(borrower: Borrower) -> None:
    check = answer_until_check(borrower)
    before = sealed_draft()
    for step in ("how", "call", "when", "whom", "words", "check", "nowhere"):
        borrower.client.get(at(check, step))
        borrower.client.head(at(check, step))
    assert sealed_draft() == before


def test_the_address_of_the_end_saves_nothing(borrower: Borrower) -> None:
    check = answer_until_check(borrower)
    assert borrower.client.get(at(check, "done"))["Location"] == check
    assert not Contact.objects.exists()


def test_a_step_that_does_not_apply_is_not_shown(borrower: Borrower) -> None:
    address = borrower.start()
    borrower.client.post(address, {"how-debt": borrower.debt, "how-channel": "sms"})
    assert borrower.client.get(at(address, "call"))["Location"] == at(address, "how")


def test_a_restart_of_the_server_loses_nothing(borrower: Borrower) -> None:
    """What a new process needs is the cookie and the database: nothing lives in memory."""
    address = borrower.start()
    borrower.client.post(address, {"how-debt": borrower.debt, "how-channel": "phone"})
    fresh = Borrower()
    fresh.client.cookies = borrower.client.cookies
    assert "接通" in text_of(fresh.client.get(at(address, "call")))


def test_what_needs_mending_is_kept_and_named(borrower: Borrower) -> None:
    address = at(borrower.start(), "when")
    typed = {
        "when-day_1": "上个月",
        "when-day_2": "五号",
        "when-time_0": "25",
        "when-clock": "exact",
        "when-number": "0571-0000 1004",
        "when-claims_to_be": "king",
    }
    response = borrower.client.post(address, typed)
    assert response.status_code == 200
    assert len(errors_of(response)) == 3
    page = response.content.decode()
    assert 'href="#id_when-day_0"' in page
    assert 'href="#id_when-claims_to_be_0"' in page
    for kept in ("上个月", "五号", 'value="25"', "0571-0000 1004"):
        assert kept in page
        assert kept in borrower.client.get(address).content.decode(), "a reload keeps it too"


BAD_VALUES = [
    ("how", {"how-channel": "pigeon"}, "请从列出的选项里选一个。"),
    ("how", {"how-debt": "someone-else's"}, "请从列出的选项里选一个。"),
    ("call", {}, "请选电话有没有接通。记不清就选“记不清”。"),
    ("call", {"call-answered": "yes", "call-minutes": "很久"}, "请填整数，例如 3。不知道就空着。"),
    ("call", {"call-answered": "yes", "call-seconds": "99"}, "满 60 秒算 1 分钟"),
    ("call", {"call-answered": "no", "call-seconds": "9"}, "选了没接通，但填了通话时长"),
    ("when", {**WHEN, "when-day_0": "1970"}, "年份太早了"),
    ("when", {**WHEN, "when-day_0": "2999"}, "这一天还没到"),
    ("when", {**WHEN, "when-day_1": "2", "when-day_2": "30"}, "没有这一天"),
    ("when", {**WHEN, "when-day_1": "三"}, "没有这一天，或者不是数字"),
    ("when", {**WHEN, "when-day_1": ""}, "年、月、日都要填"),
    ("when", {**WHEN, "when-time_0": "", "when-time_1": ""}, "记不清就在下面选"),
    ("when", {**WHEN, "when-time_0": ""}, "请填几点"),
    ("when", {**WHEN, "when-time_0": "24"}, "没有这个时间"),
    ("when", {**WHEN, "when-time_1": "9" * 30}, "没有这个时间"),
    ("when", {**WHEN, "when-clock": ""}, "请选这个时间准不准。"),
    ("when", {**WHEN, "when-number": "1" * 61}, "太长了：最多 60 个字，现在有 61 个字。"),
    ("whom", {}, "请选这次联系到了谁。"),
    ("whom", {"whom-to": "borrower", "whom-refused": "on"}, "这一项只用于别人被联系的情况"),
    ("whom", {"whom-to": "family", "whom-refused": "on"}, "请写个称呼"),
    ("words", {"words-text": "字" * 20_001}, "太长了：最多 20000 个字"),
    ("words", {"words-text": "a\x00b"}, "看不见的控制字符"),
    ("words", {"words-acts": ["no-such-act"]}, "请从列出的选项里选。"),
]


@pytest.mark.parametrize(("step", "fields", "message"), BAD_VALUES)
def test_each_bad_value_gets_a_clear_message(
    borrower: Borrower, step: str, fields: dict[str, Any], message: str
) -> None:
    address = borrower.start()
    borrower.client.post(address, {"how-debt": borrower.debt, "how-channel": "phone"})
    response = borrower.client.post(at(address, step), fields)
    assert response.status_code == 200
    assert any(message in line for line in errors_of(response)), errors_of(response)
    if step != "how":
        first = borrower.client.get(at(address, "how")).content.decode()
        assert 'value="phone" id="id_how-channel_0" checked' in first


@pytest.mark.parametrize(
    "typed",
    [
        {"when-day_0": "26"},
        {"when-day_0": "２０２６年", "when-day_1": "３月", "when-day_2": "5 日"},
        {"when-time_0": "22点", "when-time_1": "４１分"},
    ],
)
def test_parts_are_understood_as_people_type_them(
    borrower: Borrower, typed: dict[str, str]
) -> None:
    address = borrower.start()
    borrower.client.post(address, {"how-debt": borrower.debt, "how-channel": "sms"})
    assert borrower.client.post(at(address, "when"), {**WHEN, **typed}).status_code == 302
    borrower.client.post(at(address, "whom"), {"whom-to": "borrower"})
    borrower.client.post(at(address, "words"), {})
    assert "2026年3月5日（周四） 22:41" in borrower.page(at(address, "check"))


def test_now_fills_in_the_moment_and_keeps_the_rest(borrower: Borrower) -> None:
    address = at(borrower.start(), "when")
    response = borrower.client.post(address, {"now": "1", "when-number": "10086"})
    page = borrower.client.get(response["Location"]).content.decode()
    now = datetime.now(SHANGHAI)
    assert f'value="{now.year}"' in page
    assert 'value="10086"' in page
    assert "error-summary" not in page, "nobody pressed the button of this step yet"
    assert borrower.client.post(address, {**WHEN, "when-number": "10086"}).status_code == 302


def test_a_time_that_is_not_remembered_is_no_time_of_night(borrower: Borrower) -> None:
    def log(**clock: str) -> str:
        contact = borrower.log(
            {
                "how": {"how-debt": borrower.debt, "how-channel": "phone"},
                "call": {"call-answered": "yes"},
                "when": {**WHEN, **clock},
                "whom": {"whom-to": "borrower"},
                "words": {"words-text": "问我今天还不还"},
            }
        )
        return borrower.page(f"/case/contacts/{contact}/")

    unknown = log(**{"when-clock": "unknown"})
    assert "记不清几点" in unknown
    assert "夜间催收" not in unknown
    about = log(**{"when-clock": "about"})
    assert "大约 22:41" in about
    assert "可能涉及：夜间催收" in about
    assert "请确认" in about


def test_changing_an_answer_comes_back_to_the_check_page(borrower: Borrower) -> None:
    check = answer_until_check(borrower)
    response = borrower.client.post(at(check, "whom"), {"whom-to": "borrower"})
    assert response["Location"] == check
    assert "我本人" in borrower.page(check)


def test_answers_of_a_branch_that_was_left_are_dropped_in_sight(borrower: Borrower) -> None:
    check = answer_until_check(borrower)
    how = {"how-debt": borrower.debt, "how-channel": "sms"}
    assert borrower.client.post(at(check, "how"), how)["Location"] == check
    page = borrower.page(check)
    assert "“接通了吗”的回答不再适用，已经去掉。" in page
    assert "1 分 5 秒" not in page


def test_a_new_branch_is_asked_before_the_check_page(borrower: Borrower) -> None:
    address = borrower.start()
    how = {"how-debt": borrower.debt, "how-channel": "sms"}
    borrower.client.post(address, how)
    borrower.client.post(at(address, "when"), WHEN)
    borrower.client.post(at(address, "whom"), {"whom-to": "borrower"})
    assert borrower.client.post(at(address, "words"), {})["Location"] == at(address, "check")
    how["how-channel"] = "phone"
    assert borrower.client.post(address, how)["Location"] == at(address, "call")
    assert borrower.client.get(at(address, "check"))["Location"] == at(address, "call")
    assert borrower.client.get(at(address, "done"))["Location"] == at(address, "call")


def test_saving_twice_makes_one_contact(borrower: Borrower) -> None:
    check = answer_until_check(borrower)
    first = borrower.client.post(check)
    second = borrower.client.post(check)
    assert first["Location"] == second["Location"]
    assert Contact.objects.count() == 1
    assert borrower.client.get(at(check, "whom"))["Location"] == first["Location"]


def test_a_saved_contact_can_be_changed(borrower: Borrower) -> None:
    contact = borrower.log_night_call("你家孩子放学路上小心点")
    check = borrower.client.get(f"/case/contacts/{contact}/change/")["Location"]
    assert "你家孩子放学路上小心点" in borrower.page(check)
    borrower.client.post(at(check, "words"), {"words-text": "约了下周再谈"})
    assert borrower.client.post(check)["Location"] == f"/case/contacts/{contact}/"
    page = borrower.page(f"/case/contacts/{contact}/")
    assert "约了下周再谈" in page
    assert "你家孩子" not in page


def test_a_refusal_spoken_in_a_contact_counts_for_the_next(borrower: Borrower) -> None:
    def mother(day: str, **more: str) -> dict[str, dict[str, Any]]:
        return {
            "how": {"how-debt": borrower.debt, "how-channel": "phone"},
            "call": {"call-answered": "yes"},
            "when": {**WHEN, "when-day_2": day, "when-time_0": "10", "when-time_1": "0"},
            "whom": {"whom-to": "family", "whom-label": "妈妈", **more},
            "words": {"words-text": "问我在不在家"},
        }

    borrower.log(mother("5", **{"whom-refused": "on"}))
    again = borrower.log(mother("6"))
    assert "我的家人、亲戚（妈妈）" in borrower.page(f"/case/debts/{borrower.debt}/refusals/")
    assert "可能涉及：拒绝后继续联系" in borrower.page(f"/case/contacts/{again}/")


def test_a_draft_can_be_found_again_and_thrown_away(borrower: Borrower) -> None:
    address = borrower.start()
    borrower.client.post(address, {"how-debt": borrower.debt, "how-channel": "sms"})
    assert "有一条没写完" in borrower.page("/case/contacts/")
    borrower.client.post(at(address, "how").replace("/how/", "/discard/"))
    assert not ContactDraft.objects.exists()
    assert borrower.client.get(address).status_code == 404


def test_without_a_loan_the_loan_is_asked_first(db: None) -> None:
    someone = Borrower().open_new()
    assert someone.client.get("/case/contacts/new/")["Location"] == "/case/debts/new/"
    response = someone.client.post(
        "/case/debts/new/", {"product": "小花钱包", "lender_kind": "unknown"}
    )
    assert response["Location"] == "/case/contacts/new/"


def test_rows_of_another_casebook_are_not_found(borrower: Borrower, stranger: Borrower) -> None:
    contact, draft = stranger.log_night_call(), stranger.start()
    for address in (
        f"/case/contacts/{contact}/",
        f"/case/contacts/{contact}/change/",
        f"/case/contacts/{contact}/delete/",
        draft,
        f"/case/debts/{stranger.debt}/",
        f"/case/debts/{stranger.debt}/refusals/",
        f"/case/dossier/{stranger.debt}/",
        f"/case/dossier/{stranger.debt}/contacts/",
    ):
        assert borrower.client.get(address).status_code == 404, address
        assert borrower.client.post(address, {"sure": "on"}).status_code in (404, 405), address
    assert stranger.page(f"/case/contacts/{contact}/")


def test_despair_in_the_words_puts_help_first(borrower: Borrower) -> None:
    contact = borrower.log_night_call("天天这么打，我真的不想活了")
    page = borrower.page(f"/case/contacts/{contact}/")
    assert page.index("12356", page.index("已记下的联系")) < page.index("怎么看这次联系")
    assert "没有认出" not in page
    assert page.index("12356") < page.index("110"), "the help line comes before the police"


def test_a_step_takes_few_queries(borrower: Borrower, django_assert_max_num_queries: Any) -> None:
    address = borrower.start()
    borrower.client.post(address, {"how-debt": borrower.debt, "how-channel": "phone"})
    with django_assert_max_num_queries(8):
        borrower.client.get(at(address, "words"))


def test_what_a_leaving_script_sends_is_kept_unjudged(borrower: Borrower) -> None:
    first = borrower.start()
    borrower.client.post(first, {"how-debt": borrower.debt, "how-channel": "sms"})
    when = at(first, "when")
    kept = borrower.client.post(when, {"keep": "1", "when-day_0": "2026", "when-number": "10086"})
    assert (kept.status_code, kept.content) == (204, b"")
    page = borrower.client.get(when).content.decode()
    assert 'value="10086"' in page
    assert "error-summary" not in page
    assert "aria-invalid" not in page
    assert borrower.client.get(at(first, "check"))["Location"] == when, "it goes on where it stood"


def test_a_good_answer_that_was_only_kept_is_asked_for_again(borrower: Borrower) -> None:
    first = borrower.start()
    borrower.client.post(first, {"how-debt": borrower.debt, "how-channel": "sms"})
    borrower.client.post(at(first, "when"), WHEN)
    borrower.client.post(at(first, "whom"), {"whom-to": "borrower"})
    words = at(first, "words")
    borrower.client.post(words, {"keep": "1", "words-text": "写到一半"})
    assert borrower.client.get(at(first, "check"))["Location"] == words
    borrower.client.post(words, {"words-text": "写完了"})
    assert "写完了" in borrower.page(at(first, "check"))


def test_each_act_is_explained_in_one_sentence(content: None, borrower: Borrower) -> None:
    html = borrower.client.get(at(borrower.start(), "words")).content.decode()
    hint = re.search(
        r'value="insult" id="(\S+)" aria-describedby="(\S+)"><label for="\1">[^<]+</label>'
        r'<p class="choice__hint" id="\2">([^<]+)</p>',
        html,
    )
    assert hint is not None
    assert hint[3] == "使用辱骂、贬低人格的话。"
    assert 'role="group" aria-labelledby="id_words-acts_g0"' in html


def test_a_long_text_names_its_limit_and_is_not_cut_by_the_browser(borrower: Borrower) -> None:
    words = at(borrower.start(), "words")
    html = borrower.client.get(words).content.decode()
    assert "最多 20000 个字" in html
    assert "maxlength" not in html
    response = borrower.client.post(words, {"words-text": "字" * 20_001})
    assert "最多 20000 个字，现在有 20001 个字" in response.content.decode()


def test_own_despair_is_no_flag_and_blunt_words_of_theirs_are(borrower: Borrower) -> None:
    own = borrower.page(f"/case/contacts/{borrower.log_night_call('活着没意思')}/")
    assert "教唆自伤" not in own
    assert "12356" in own
    theirs = borrower.page(f"/case/contacts/{borrower.log_night_call('他叫我去死')}/")
    assert "可能涉及：教唆自伤" in theirs
