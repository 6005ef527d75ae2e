"""Signs: found as their lists say, in words as people write them, and changed by an editor."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given

from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.signs import Sign, is_sign
from complaints.conduct.text.signs import signs_of
from guide.vocabulary import SignKind, phrase_list_slugs
from tests.complaints.conduct.strategies import texts

RULES = rulebook_from_files(Path(settings.CONTENT_DIR))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("我是他那笔车贷的担保人，月供他拖着", Sign.CO_OBLIGOR),
        ("这笔钱当年是我们一起借的", Sign.CO_OBLIGOR),
        ("他问的是我自己名下那张卡", Sign.OWN_MATTER),
        ("我妈主动打客服热线去问的", Sign.CALLED_THEMSELVES),
        ("法院送达开庭传票，案号能在12368查到", Sign.COURT_ORDER),
        ("不好意思，号码录入有误，打扰了", Sign.MISDIAL),
        ("麻烦您轉告他回個電話", Sign.ASKS_NEUTRALLY),
        ("您已还款成功，回执请在应用里看", Sign.NOTICE),
        ("系统延迟，误发，给您添麻烦了", Sign.APOLOGY),
        ("今天下午三点前必须還清", Sign.DEMAND),
        ("我跟他说了月底还", Sign.REPLIED),
        ("他昨天刚通过话，人好好的", Sign.SPOKE_LATELY),
        ("她叫我找个人陪着，又报了心理援助热线的号码", Sign.COMFORT),
        ("我哥说以后不要再打给他", Sign.REFUSES),
        ("不会再打给您了", Sign.STOPS),
    ],
)
def test_a_sign_is_found(text: str, sign: Sign) -> None:
    assert sign in signs_of(RULES, text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("我没有给他做过担保人，他们硬说是", Sign.CO_OBLIGOR),
        ("传票已经寄出，等着坐牢吧", Sign.COURT_ORDER),
        ("打错了，不过你也跑不掉", Sign.MISDIAL),
        ("晚上回来吃饭吗", Sign.DEMAND),
        ("我让他别打给我妈", Sign.REFUSES),
        ("上次说不再打，今天又来", Sign.STOPS),
        ("您的借款已逾期，请尽快还款，如已还款请忽略", Sign.NOTICE),
    ],
)
def test_what_only_sounds_like_it_is_no_sign(text: str, sign: Sign) -> None:
    assert sign not in signs_of(RULES, text)


def test_a_list_without_phrases_finds_nothing() -> None:
    bare = replace(RULES, signs={}, hash="sha256:bare")
    assert signs_of(bare, "今天必须还清") == frozenset()


@given(texts)
def test_any_text_is_taken_and_read_alike(text: str) -> None:
    assert signs_of(RULES, text) == signs_of(RULES, text)
    assert all(is_sign(slug) for slug in signs_of(RULES, text))


def test_every_sign_has_a_list_and_both_halves_name_the_same() -> None:
    assert set(Sign) <= set(RULES.signs)
    assert [sign.value for sign in Sign] == [kind.value for kind in SignKind]
    assert {*RULES.signs, *RULES.phrases} <= phrase_list_slugs(RULES.conducts)
