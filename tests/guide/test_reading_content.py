"""The words of the guide's pages: what a frightened reader must find, and must never read."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from guide.links import LINK, Link, LinkKind, find_links
from guide.markdown import render
from guide.targets import Targets
from guide.transfer.check import provision_key
from guide.transfer.files import Record, file_name, format_record, read_records
from guide.transfer.kinds import KINDS, Form

CONTENT = Path(settings.BASE_DIR) / "guide" / "content"
PAGES = ("stages", "topics", "lenders")  # what is read from top to bottom
READING = (*PAGES, "channels")
MOST_CHARACTERS = {"stages": 2000, "topics": 1200, "lenders": 900}

CHANNELS = {
    *("emergency-110", "lifeline-12356", "lender", "nfra-12378", "nfra-report", "pboc"),
    *("credit-dissent", "nifa", "local-finance", "police", "procuratorate-12309"),
    *("cac-12377", "anti-spam-12321", "miit-12300", "hotline-12345", "consumer-12315"),
    *("mediation", "court", "legal-12348", "gang-report-12337", "public-platform"),
}

TOPICS = {
    *("despair", "refuse-violence", "talk-early", "plans", "owe-many", "third-persons"),
    *("got-a-call", "workplace", "visits", "credit-record", "pboc-credit-centre"),
    *("court-papers", "mediation", "limitation", "evidence", "scams", "lawful-contact"),
    *("real-lender", "debt-sold", "fees", "private-lending-notice", "word-list"),
}

# Words that shame, promise, judge in the courts' place, or tell people not to pay.
NEVER = re.compile(
    r"违法催收|非法催收|欠债还钱|天经地义|赖账|失信老赖|活该|丢人|丢脸|不要脸|自作自受"
    r"|一定能|保证能|肯定能|必须减|包赢|稳赢|免还|不用还|可以不还|别还钱|停止还款|别理他们"
    r"|(?:已经|已|就是|属于|构成)(?:违法|犯罪)|(?<!可能)涉嫌|是违法的"
)
# A rule's number in running text goes stale: these belong into [[limit:…]].
BARE_NUMBER = re.compile(
    r"\d{1,2}\s?[:：]\s?\d{2}"
    r"|(?:[早晚]上|凌晨|上午|下午|夜里|夜间)\s?[\d一二三四五六七八九十]+\s?点"
    r"|\d+\s?次(?!性)"
    r"|(?:每天|每日|一天|一日|当天|当日)[^。；\n]{0,12}?[\d一两二三四五六七八九十]+\s?次"
)
PHONE = re.compile(r"(?<!\d)(?:110|120|12\d{3}|9\d{4}|400-\d{3}-\d{4})(?!\d)")
DEADLINE = re.compile(r"\d+\s?(?:个工作)?(?:日|天)内")
CHECKED = re.compile(r"\d{4}-\d{2}-\d{2} 核对")


@cache
def _records(kind: str) -> tuple[Record, ...]:
    return tuple(read_records(CONTENT, kind))


def _texts(record: Record) -> list[str]:
    values = [item for value in record.values() for item in _listed(value)]
    return [value for value in values if isinstance(value, str)]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _parts(kind: str, record: Record) -> list[str]:
    """Return the texts between the headings of a page's body."""
    bodies = [record[key.name] for key in KINDS[kind].body]
    return [part for body in bodies for part in re.split(r"^## ", body, flags=re.MULTILINE)]


def _every(*kinds: str) -> list[Any]:
    return [
        pytest.param(kind, record, id=f"{kind}/{record['slug']}")
        for kind in kinds
        for record in _records(kind)
    ]


def _in_force(start: date | None, end: date | None, day: date | None) -> bool:
    return day is None or ((start or day) <= day <= (end or day))


def _law(day: date | None = None) -> Iterator[str]:
    """Give the names of instruments and provisions, of those in force on `day` if one is given."""
    for instrument in _records("instruments"):
        if not _in_force(instrument["effective_from"], instrument["effective_to"], day):
            continue
        yield instrument["slug"]
        for item in instrument["provisions"]:
            if _in_force(item["effective_from"], item["effective_to"], day):
                yield provision_key(instrument["slug"], item["article"])


def _limits_in_force(day: date) -> Iterator[str]:
    for conduct in _records("conducts"):
        for limit in conduct["limits"]:
            if _in_force(limit["from"], limit["to"], day):
                yield f"{conduct['slug']}/{limit['name']}"


def _targets(day: date) -> dict[str, set[str]]:
    """Return what a link may lead to on a page of that day: law and limits in force then."""
    named = {
        LinkKind.CONDUCT: "conducts",
        LinkKind.TOPIC: "topics",
        LinkKind.STAGE: "stages",
        LinkKind.CHANNEL: "channels",
        LinkKind.LENDER: "lenders",
    }
    slugs = {str(kind): {record["slug"] for record in _records(of)} for kind, of in named.items()}
    return {
        **slugs,
        LinkKind.LAW: set(_law(day)),
        LinkKind.LIMIT: set(_limits_in_force(day)),
    }


def _undated(kind: str, record: Record) -> list[str]:
    """Return phone numbers and deadlines that do not say when they were last checked.

    A deadline says it in its own part of the page; a number does so once a page, since 110
    stands in many places. Sentences to copy are the reader's own and carry no day.
    """
    dated, undated, deadlines = set[str](), list[str](), list[str]()
    for part in _parts(kind, record):
        lines = [line for line in part.splitlines() if not line.startswith(">")]
        own_words = LINK.sub("", "\n".join(lines))
        if CHECKED.search(part):
            dated |= set(PHONE.findall(own_words))
        else:
            undated += PHONE.findall(own_words)
            deadlines += DEADLINE.findall(own_words)
    return [number for number in undated if number not in dated] + deadlines


@pytest.mark.parametrize(("kind", "record"), _every(*READING))
def test_file_has_the_form_that_a_dump_writes(kind: str, record: Record) -> None:
    written = (CONTENT / file_name(kind, record["slug"])).read_text("utf-8")
    assert written == format_record(kind, record)


@pytest.mark.parametrize(("kind", "record"), _every(*READING))
def test_every_link_leads_to_something_in_force(kind: str, record: Record) -> None:
    targets = _targets(record["reviewed_on"] if "reviewed_on" in record else record["checked_on"])
    paragraphs = [part for text in _texts(record) for part in text.split("\n\n")]
    broken = [
        str(link)
        for paragraph in paragraphs
        for link in find_links([paragraph])
        if link.target not in targets.get(link.kind, ())
        and not (link.kind == LinkKind.LAW and "截止" in paragraph and link.target in set(_law()))
    ]
    assert broken == []
    openings = sum(text.count("[[") for text in _texts(record))
    assert openings == len(list(find_links(_texts(record)))), "a link is not closed or has no kind"


@pytest.mark.parametrize(("kind", "record"), _every(*READING, "conducts"))
def test_markdown_shows_as_meant(kind: str, record: Record) -> None:
    """Blanks to fill in are underscores, which Markdown may take for emphasis."""
    for text in _texts(record):
        shown = render(text, Targets({}))
        assert shown.count("__") == text.count("__")
        assert "*" not in shown


@pytest.mark.parametrize(("kind", "record"), _every(*READING))
def test_what_the_front_matter_names_exists(kind: str, record: Record) -> None:
    targets = _targets(date.max)
    every_provision = {
        provision_key(instrument["slug"], item["article"])
        for instrument in _records("instruments")
        for item in instrument["provisions"]
    }
    known = {
        "conducts": targets[LinkKind.CONDUCT],
        "provisions": every_provision,
        "topics": targets[LinkKind.TOPIC],
        "related": targets[LinkKind.TOPIC] - {record["slug"]},
        "sources": {source["slug"] for source in _records("sources")},
    }
    unknown = {name: set(record.get(name, ())) - known[name] for name in known}
    assert {name: slugs for name, slugs in unknown.items() if slugs} == {}


@pytest.mark.parametrize(("kind", "record"), _every("stages", "topics"))
def test_conduct_named_in_a_page_is_listed_for_it(kind: str, record: Record) -> None:
    linked = {link.target for link in find_links(_texts(record)) if link.kind == LinkKind.CONDUCT}
    assert linked <= set(record["conducts"])


@pytest.mark.parametrize(("kind", "record"), _every(*PAGES))
def test_page_is_short_enough_to_read_at_night(kind: str, record: Record) -> None:
    shown = LINK.sub("链接", "\n".join(_parts(kind, record)))
    assert len(re.findall(r"[\u4e00-\u9fff]", shown)) <= MOST_CHARACTERS[kind]


MOST_WORDS_IN_A_SENTENCE = 60  # a Chinese character, a Latin word or a number counts as one
MOST_WORDS_ON_AVERAGE = 25


def _words(sentence: str) -> int:
    return len(re.findall(r"[\u4e00-\u9fff]|[A-Za-z0-9]+", sentence))


def _sentences(text: str) -> list[str]:
    """Return the sentences and lines of a text that say something, links left out."""
    parts = re.split(r"[。！？；\n]", LINK.sub("", text))
    return [part.strip() for part in parts if re.search(r"[\u4e00-\u9fff]", part)]


@pytest.mark.parametrize(("kind", "record"), _every(*READING, "conducts"))
def test_sentences_are_short(kind: str, record: Record) -> None:
    sentences = _sentences("\n".join(_texts(record)))
    assert [words for words in sentences if _words(words) > MOST_WORDS_IN_A_SENTENCE] == []
    assert sum(map(_words, sentences)) / len(sentences) <= MOST_WORDS_ON_AVERAGE


# Words of the trade, which a page may use only beside a link to where they are explained.
JARGON = re.compile(
    r"(?<![A-Za-z])M[123](?![A-Za-z0-9])|外访|停息挂账|爆通讯录|砍头息|助贷|反催收|AB ?贷|呼死你"
    r"|委外|征信修复|代偿|职业背债|套路贷|软暴力|LPR|权益包|容时|容差"
)


@pytest.mark.parametrize(("kind", "record"), _every(*PAGES))
def test_a_word_of_the_trade_is_explained(kind: str, record: Record) -> None:
    texts = _texts(record)
    used = set(JARGON.findall(LINK.sub("", "\n".join(texts))))
    linked = Link("topic", "word-list").name in {link.name for link in find_links(texts)}
    assert not used or linked or record["slug"] == "word-list", used


def test_the_word_list_explains_what_pages_use() -> None:
    (page,) = (topic for topic in _records("topics") if topic["slug"] == "word-list")
    explained = re.findall(r"^- \*\*(.+?)\*\*：", page["body"], re.MULTILINE)
    used = {
        word
        for kind in PAGES
        for record in _records(kind)
        for word in JARGON.findall(LINK.sub("", "\n".join(_texts(record))))
    }
    assert {word for word in used if not any(word in entry for entry in explained)} == set()


@pytest.mark.parametrize(("kind", "record"), _every(*READING, "conducts"))
def test_no_word_shames_promises_or_judges(kind: str, record: Record) -> None:
    own = {key: value for key, value in record.items() if key != "examples"}  # those are quoted
    assert NEVER.findall("\n".join(_texts(own))) == []


@pytest.mark.parametrize(
    "text",
    ["这是违法催收", "这样一定能减", "涉嫌犯罪", "网贷不用还", "欠债还钱天经地义", "已构成犯罪"],
)
def test_bad_words_are_seen(text: str) -> None:
    assert NEVER.search(text)


@pytest.mark.parametrize(("kind", "record"), _every(*READING))
def test_the_word_for_a_defaulter_is_explained_where_it_stands(kind: str, record: Record) -> None:
    for text in _texts(record):
        for paragraph in text.split("\n\n"):
            assert "老赖" not in paragraph or "失信被执行人" in paragraph


@pytest.mark.parametrize(("kind", "record"), _every("stages", "topics"))
def test_rule_numbers_come_from_the_rulebook(kind: str, record: Record) -> None:
    text = LINK.sub("〔链接〕", "\n".join(_parts(kind, record)))
    assert BARE_NUMBER.findall(text) == []


@pytest.mark.parametrize(
    "text", ["22:00 以后", "22：00", "一天打了 3 次", "每天不超过三次", "晚上十点", "最多 6 次"]
)
def test_bare_rule_numbers_are_seen(text: str) -> None:
    assert BARE_NUMBER.search(text)


@pytest.mark.parametrize(("kind", "record"), _every(*PAGES))
def test_phone_numbers_and_deadlines_say_when_they_were_checked(kind: str, record: Record) -> None:
    assert _undated(kind, record) == []


def test_an_undated_phone_number_is_seen() -> None:
    record = {"body": "打 12378。\n\n## 期限\n\n15 日内答复。\n\n> 请在 15 日内答复"}
    assert _undated("topics", record) == ["12378", "15 日内"]


def test_every_channel_of_the_routing_has_its_page() -> None:
    assert {record["slug"] for record in _records("channels")} == CHANNELS


@pytest.mark.parametrize(("kind", "record"), _every("channels"))
def test_channel_says_what_a_caller_needs(kind: str, record: Record) -> None:
    assert record["phone"] or record["address"]
    assert all(record[name] for name in ("takes", "refuses", "fields", "clock", "tips", "sources"))
    assert record["checked_on"] >= date(2026, 11, 24)
    with_days = [text for text in (record["clock"], *record["tips"]) if DEADLINE.search(text)]
    assert all(CHECKED.search(text) for text in with_days)


def test_stages_are_the_six_of_the_guide_and_follow_on_each_other() -> None:
    stages = sorted(_records("stages"), key=lambda stage: stage["order"])
    assert [
        (stage["slug"], stage["phase"], stage["days_from"], stage["days_to"]) for stage in stages
    ] == [
        ("before-due", "early", None, 0),
        ("day-1-3", "early", 1, 3),
        ("day-4-30", "early", 4, 30),
        ("day-31-90", "middle", 31, 90),
        ("over-90", "late", 91, None),
        ("court", "late", None, None),
    ]


@pytest.mark.parametrize(("kind", "stage"), _every("stages"))
def test_stage_says_what_to_do_to_say_and_to_keep(kind: str, stage: Record) -> None:
    assert sum(line.startswith("> ") for line in stage["to_say"].splitlines()) >= 3
    assert re.search(r"^1\. ", stage["to_do"], re.MULTILINE)
    assert all(line.startswith("- ") for line in stage["to_keep"].splitlines())
    assert {LinkKind.CONDUCT, LinkKind.LAW} <= {
        link.kind for link in find_links([stage["not_allowed"]])
    }


def test_stages_do_not_repeat_each_other() -> None:
    """Six pages that say the same would send a reader in a circle: most lines are a page's own."""
    lines = {
        stage["slug"]: {
            line
            for section in ("happens", "to_do", "to_say", "to_keep")
            for line in stage[section].splitlines()
            if line
        }
        for stage in _records("stages")
    }
    for slug, own in lines.items():
        others = set[str]().union(*(more for other, more in lines.items() if other != slug))
        assert len(own & others) <= len(own) / 3, slug


def test_every_question_of_the_guide_has_its_page() -> None:
    assert {record["slug"] for record in _records("topics")} == TOPICS


@pytest.mark.parametrize(("kind", "record"), _every("topics"))
def test_topic_answers_first_and_goes_in_steps(kind: str, record: Record) -> None:
    """The answer stands in bold before the first heading, which comes soon."""
    opening, *parts = record["body"].split("\n## ")
    assert opening.startswith("**")
    assert len(parts) >= 3
    assert _words(LINK.sub("", opening)) <= 120
    assert max(_words(LINK.sub("", part)) for part in parts) <= 320, "more than a screen"


def test_despair_page_opens_with_whom_to_call() -> None:
    (page,) = (topic for topic in _records("topics") if topic["slug"] == "despair")
    opening = page["body"].split("\n## ", 1)[0]
    assert PHONE.findall(opening)[:3] == ["12356", "120", "110"]
    assert page["order"] == min(topic["order"] for topic in _records("topics"))


def test_unconfirmed_hotline_of_the_seed_case_is_not_given() -> None:
    (page,) = (lender for lender in _records("lenders") if lender["slug"] == "xiaohuaqianbao")
    text = "\n".join(_texts(page))
    assert not re.search(r"400\D?\d|@|\d{7,}", text)
    reported = [part for part in text.split("\n\n") if re.search(r"有限公司(?:有关|和小花)", part)]
    assert reported
    assert all("报道" in part for part in reported)


def test_named_company_is_reported_with_a_date_or_left_to_the_contract() -> None:
    for lender in _records("lenders"):
        assert "合同" in lender["body"]
        assert any(link == Link("channel", "police") for link in find_links([lender["body"]]))


def test_reading_kinds_have_no_other_form_of_text() -> None:
    """A new kind of text value would slip past the checks above."""
    seen = {key.form for kind in READING for key in KINDS[kind].keys}
    assert seen <= set(Form) - {Form.RECORDS}
