"""Reading and writing the file form: everything checked, nothing typed repeated."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints.conduct.rulebook import Rulebook
from complaints.conduct.wire import WireError, case_from_json, case_to_json, read_case, to_line
from tests.complaints.conduct.strategies import cases

SLUGS = ("quiet-hours", "insult")
SECRET = "赵某某13900001111"
GOOD: dict[str, Any] = {
    "id": "c1",
    "at": "2026-03-05T22:41+08:00",
    "channel": "phone",
    "to": "borrower",
}


def one(**changes: Any) -> str:
    return json.dumps({"case": "d1", "contacts": [{**GOOD, **changes}]})


def without(key: str) -> str:
    contact = {name: value for name, value in GOOD.items() if name != key}
    return json.dumps({"case": "d1", "contacts": [contact]})


BAD = [
    ("not JSON", SECRET, "not JSON"),
    ("a list", "[]", "not a case"),
    ("NaN", '{"case": NaN}', "NaN"),
    ("too deep", "[" * 100_000, "nested too deep"),
    ("a key twice", '{"case": "a", "case": "b", "contacts": []}', '"case": stands twice'),
    ("no case", '{"contacts": []}', '"case": is needed'),
    ("an empty case", '{"case": " ", "contacts": []}', '"case": is needed'),
    ("no contacts", '{"case": "d1"}', '"contacts": write a list'),
    ("contacts is no list", '{"case": "d1", "contacts": {}}', '"contacts": write a list'),
    ("a contact is no object", '{"case": "d1", "contacts": [1]}', '"contacts": item 0'),
    ("unknown key of a case", '{"case": "d1", "contacts": [], "lender": 1}', '"lender": unknown'),
    ("unknown lender", '{"case":"d1","contacts":[],"lender_kind":"x"}', '"lender_kind": unknown'),
    ("settled_on no day", '{"case":"d1","contacts":[],"settled_on":"x"}', '"settled_on": no day'),
    (
        "a refusal without offset",
        '{"case":"d1","contacts":[],"refusals":[{"by":"family","at":"2026-03-01T10:00"}]}',
        '"at": no offset; write it like 2026-03-05T22:41+08:00 (refusals[0])',
    ),
    (
        "reachable no truth value",
        '{"case":"d1","contacts":[],"borrower_reachable":"yes"}',
        '"borrower_reachable": write true, false or null',
    ),
    ("no id", without("id"), '"id": is needed'),
    ("no at", without("at"), '"at": is needed'),
    ("no channel", without("channel"), '"channel": is needed'),
    ("no to", without("to"), '"to": is needed'),
    ("no offset", one(at="2026-03-05T22:41"), '"at": no offset'),
    ("no time", one(at=SECRET), '"at": no time'),
    ("the end of the calendar", one(at="9999-12-31T23:59-12:00"), '"at": no year of ours'),
    ("the beginning of the calendar", one(at="0001-01-01T00:00+08:00"), '"at": no year of ours'),
    ("unknown channel", one(channel=SECRET), '"channel": unknown value; write one of phone, '),
    ("unknown addressee", one(to="boss"), '"to": unknown value'),
    ("unknown claim", one(claims_to_be="bank"), '"claims_to_be": unknown value'),
    ("unknown key", one(note="x"), '"note": unknown key'),
    ("text no text", one(text=5), '"text": no text'),
    ("seconds in quotes", one(seconds="65"), '"seconds": write whole seconds'),
    ("seconds below 0", one(seconds=-1), '"seconds": write whole seconds'),
    ("seconds true", one(seconds=True), '"seconds": write whole seconds'),
    ("answered 1", one(answered=1), '"answered": write true, false or null'),
    ("acts no list", one(acts="insult"), '"acts": write a list'),
    ("unknown act", one(acts=["quiet-hours", SECRET]), '"acts": item 1 is no conduct slug'),
    ("half a character", one(text="\ud83d"), '"text": half of a character'),
]


@pytest.mark.parametrize(("line", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_input_names_the_key_and_not_the_value(line: str, message: str) -> None:
    with pytest.raises(WireError) as caught:
        read_case(line, SLUGS)
    said = str(caught.value)
    assert message in said
    assert "\n" not in said
    assert SECRET not in said


def test_two_contacts_with_one_id() -> None:
    line = json.dumps({"case": "d1", "contacts": [GOOD, {**GOOD, "to": "family"}]})
    with pytest.raises(WireError, match=r'"id": two contacts have one id.*contacts\[1\]'):
        read_case(line, SLUGS)


def test_every_key_but_four_may_be_null() -> None:
    optional = (
        "person",
        "answered",
        "seconds",
        "number",
        "claims_to_be",
        "invited",
        "text",
        "acts",
    )
    case = json.loads(one(**dict.fromkeys(optional)))
    nulls = dict.fromkeys(("lender_kind", "settled_on", "refusals", "borrower_reachable"))
    plain = case_from_json(json.loads(one()), SLUGS)
    assert case_from_json({**case, **nulls}, SLUGS) == plain


@settings(deadline=None)
@given(st.data())
def test_what_is_written_reads_back_equal(rulebook: Rulebook, data: st.DataObject) -> None:
    case = data.draw(cases(rulebook.conduct_slugs, most=4))
    line = to_line(case_to_json(case))
    assert "\n" not in line
    assert read_case(line, rulebook.conducts) == case


def refusal(line: str) -> str:
    """Return why the line is refused, or an empty text where it is taken."""
    try:
        read_case(line, SLUGS)
    except WireError as error:
        return str(error)
    return ""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(
    st.sampled_from([*GOOD, "person", "answered", "seconds", "text", "acts", "invited"]),
    json_values,
)
def test_any_value_is_taken_or_refused_in_one_line(key: str, value: Any) -> None:
    line = json.dumps({"case": "d1", "contacts": [{**GOOD, key: value}]})
    said = refusal(line)
    assert "\n" not in said
    assert said == "" or said.startswith(('"', "not "))


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_line_is_taken_or_refused(line: str) -> None:
    assert "\n" not in refusal(line)
