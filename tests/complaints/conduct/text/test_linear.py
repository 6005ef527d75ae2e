"""The learned reader: what it finds, leaves alone and quotes, and what it was taught."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.conduct.facts import Addressee, Certainty, Channel, Claim, Contact
from complaints.conduct.text import NOTICE_KINDS, linear
from complaints.conduct.text.grams import buckets_of, cut_text, places_of_cut
from complaints.conduct.text.normalise import normalise

ROOT = Path(__file__).parents[4]
CORPUS = ROOT / "corpus"
# The reader does not ask the rulebook; None would fail loudly if it began to.
NO_RULES: Any = None


def contact(text: str, **facts: Any) -> Contact:
    plain = Contact(
        id="c1",
        at=datetime.fromisoformat("2026-04-15T14:00+08:00"),
        channel=Channel.PHONE,
        to=Addressee.BORROWER,
        text=text,
    )
    return replace(plain, **facts)


def kinds(text: str, **facts: Any) -> set[str]:
    return {reading.kind for reading in linear.read_linear(NO_RULES, contact(text, **facts))}


# Sentences made up for this test; none of them stands in the corpus.
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("他说你就是个不要脸的老赖，畜生都比你强，骂了我十分钟", "insult"),
        ("再不还钱我们就爆你通讯录，让你亲戚朋友都知道", "exposure-threat"),
        ("对方自称公安局民警，说已经立案，要我今天投案", "impersonating-official"),
        ("让我把钱转到他个人的支付宝，说公司账户在维护", "private-account-payment"),
        ("我问他是哪家公司的，他说你别管，就是不肯说", "hidden-identity"),
        ("发来一张我被P过的裸照，说不还就群发", "sexual-harassment"),
        ("他们在我家门上泼了红油漆，锁眼也堵了胶水", "property-damage"),
    ],
)
def test_conduct_is_found_in_words_nobody_taught(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("【青竹银行】您本期账单820.15元，到期还款日4月28日，已还请忽略", {"channel": Channel.SMS}),
        ("您的快递已放在3号柜，取件码 4-1-0562，请于今晚九点前取走", {"channel": Channel.SMS}),
        ("验证码 771093，五分钟内有效，请勿告诉他人", {"channel": Channel.SMS}),
        ("报了公司和工号，问我什么时候方便还，我说月底，他说好的", {"claims_to_be": Claim.LENDER}),
        ("妈，今晚不回来吃饭了，给我留个门", {"channel": Channel.INSTANT_MESSAGE}),
    ],
)  # fmt: skip
def test_ordinary_words_are_no_conduct(text, facts):
    assert kinds(text, **facts) <= set(NOTICE_KINDS)


def test_a_call_for_help_is_heard_in_few_ordinary_words():
    """Help is offered once too often rather than once too seldom, but not at every word."""
    everyday = (
        "【青竹银行】您本期账单820.15元，到期还款日4月28日，已还请忽略",
        "您的快递已放在3号柜，取件码 4-1-0562，请于今晚九点前取走",
        "妈，今晚不回来吃饭了，给我留个门",
        "报了公司和工号，问我什么时候方便还，我说月底，他说好的",
        "周末一起去爬山吗，我开车，八点楼下见",
        "老师说下周二开家长会，你去还是我去",
        "这个月加班太多了，累死我了，发了工资请你吃火锅",
        "到家了，孩子睡了，明天早上豆浆油条行不行",
        "他说可能会起诉，让我先跟客服商量分期",
        "昨晚蚊子太多没睡好，今天上班直打瞌睡",
    )
    heard = [text for text in everyday if kinds(text) & set(NOTICE_KINDS)]
    assert len(heard) <= 1, heard


def test_who_is_told_decides_what_it_is():
    said = "您的借款逾期两个月了，一共八千，请尽快还"
    assert "debt-disclosure" in kinds(said, to=Addressee.FAMILY)
    assert "debt-disclosure" not in kinds(said, to=Addressee.BORROWER)


def test_the_clause_that_speaks_for_it_is_quoted():
    text = "先问我身体好不好，又聊天气。再不还钱我们就爆你通讯录！说完挂了，我接着做饭。"
    start, end = linear.find_words(contact(text), "exposure-threat")
    assert text[start:end] == "再不还钱我们就爆你通讯录"


def test_one_sentence_of_a_long_talk_is_not_drowned():
    talk = "今天下班早，去菜场买了两斤排骨，回家炖上，孩子写作业，我擦了擦窗户，天气不错。" * 4
    assert kinds(talk) == set()
    assert "exposure-threat" in kinds(f"{talk}再不还钱我们就爆你通讯录！{talk}")


def test_a_sum_is_quoted_whole():
    text = "账单是5,100.00元，他要我还8,300元，问明细他不给"
    quotes = {
        text[slice(*linear.find_words(contact(text), kind))] for kind in linear.load_weights().kinds
    }
    assert not any(quote[0].isdigit() and quote[:3] in ("100", "300") for quote in quotes)


def test_nothing_is_read_in_nothing():
    assert linear.read_linear(NO_RULES, contact("")) == ()
    assert linear.read_linear(NO_RULES, contact(" \n\t")) == ()


@given(st.text(min_size=1, max_size=200), st.sampled_from(Addressee), st.sampled_from(Channel))
def test_any_text_is_read_and_quoted_exactly(text, to, channel):
    said = contact(text, to=to, channel=channel)
    readings = linear.read_linear(NO_RULES, said)
    assert readings == linear.read_linear(NO_RULES, said)
    for reading in readings:
        assert 0 <= reading.start < reading.end <= len(text)
    for kind, margin in linear.score_text(said).items():
        assert np.isfinite(margin)
        start, end = linear.find_words(said, kind)
        assert 0 <= start < end <= len(text)


@given(st.text(alphabet="0123456789一二还钱 \t\na,。Ａ１", max_size=60))
def test_every_piece_knows_its_place(text):
    normal = normalise(text)
    places = places_of_cut(normal)
    inner = cut_text(normal)[1:-1]
    assert len(places) == len(inner)
    for char, place in zip(inner, places, strict=True):
        assert char == normal.text[place] or (char == "0" and normal.text[place] in "0123456789")


def test_pieces_come_singles_first_then_pairs_then_threes():
    whole = buckets_of("甲乙丙")
    assert len(whole) == 6
    assert whole[0] == buckets_of("甲丁")[0]
    assert whole[3] == buckets_of("甲乙")[2]
    assert len(set(whole.tolist())) == 6


def test_digits_weigh_by_shape():
    assert linear.score_text(contact("欠3,276.55元")) == linear.score_text(contact("欠9,101.20元"))


def test_clear_is_further_than_ask():
    weights = linear.load_weights()
    for kind in weights.kinds:
        clear_from = weights.lines[kind].clear_from
        assert clear_from >= 0
        assert linear.certainty_of(clear_from + 0.01, weights, kind) is Certainty.CLEAR
    far = replace(weights, lines={"insult": linear.Line(clear_from=0.3, leeway=0.0)})
    assert linear.certainty_of(0.0, far, "insult") is Certainty.ASK


def test_leeway_lowers_lines_of_conduct_only():
    leeway = {kind: line.leeway for kind, line in linear.load_weights().lines.items()}
    assert min(leeway.values()) >= 0
    assert max(leeway.values()) > 0
    assert [leeway[kind] for kind in NOTICE_KINDS] == [0, 0]


def test_weights_are_of_this_corpus():
    total = hashlib.sha256()
    for path in sorted(CORPUS.glob("*.jsonl")):
        total.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    assert linear.load_weights().corpus == total.hexdigest(), (
        "corpus/ has changed since the weights were trained: run python -m tools.train_reader"
    )


def test_held_out_files_are_in_the_corpus():
    names = (CORPUS / "held-out.txt").read_text("utf-8").split()
    assert names
    assert all((CORPUS / name).is_file() for name in names)


def test_digest_is_that_of_the_file():
    content = linear.WEIGHTS_FILE.read_bytes()
    assert linear.weights_digest() == "sha256:" + hashlib.sha256(content).hexdigest()
    assert len(content) < 4 << 20


def test_other_weights_are_another_edition():
    from complaints.conduct.rulebook import build_rulebook

    without = build_rulebook(instruments=(), conducts=())
    with_weights = build_rulebook(instruments=(), conducts=(), weights=linear.weights_digest())
    assert without.hash != with_weights.hash


def test_reading_needs_no_django_and_no_training_library():
    program = (
        "import sys; from complaints.conduct.text import linear; linear.load_weights();"
        "print([name for name in ('django', 'sklearn', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
