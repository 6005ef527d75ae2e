"""Signs are explained as phrases are: what stands, and what rules it out."""

from datetime import UTC, datetime

from complaints.conduct.facts import Addressee, Channel, Contact
from complaints.conduct.rulebook import build_rulebook
from complaints.conduct.text.explain import explain_words
from complaints.conduct.text.patterns import Hold

PHRASES = [
    {"id": "a", "pattern": "抱歉", "unless": "假装"},
    {"id": "b", "pattern": "对不起"},
    {"id": "c", "pattern": "不好意思"},
]
RULES = build_rulebook(
    instruments=(),
    conducts=(),
    phrases=[{"slug": "sign-apology", "note": "", "phrases": PHRASES}],
)


def test_the_first_that_stands_was_gone_by() -> None:
    contact = Contact(
        id="c1",
        at=datetime(2026, 4, 15, 6, tzinfo=UTC),
        channel=Channel.SMS,
        to=Addressee.BORROWER,
        text="假装说抱歉，對不起，不好意思",
    )
    told = explain_words(RULES, contact).signs
    assert [(one.id, one.text, one.holds, one.used) for one in told] == [
        ("a", "抱歉", (Hold.UNLESS,), False),
        ("b", "對不起", (), True),
        ("c", "不好意思", (), False),
    ]
