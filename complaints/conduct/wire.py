"""The file form of cases and assessments: strict JSON in, JSON out.

Every key and value is checked. A problem names the key and how to right it, never the value that
was typed: texts, names and numbers of people stand in these files.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from complaints.conduct.facts import (
    Addressee,
    Assessment,
    Case,
    Channel,
    Claim,
    Contact,
    Flag,
    LenderKind,
    Refusal,
)

Json = dict[str, Any]
Choice = TypeVar("Choice", bound=StrEnum)
YEARS = range(1900, 3000)  # far from the ends of the calendar, where adding minutes overflows
HALF = re.compile("[\ud800-\udfff]")  # a lone surrogate, which no file can hold as UTF-8
KEY_SHOWN = 30  # characters of an unknown key that a message bears


class WireError(ValueError):
    """A case that cannot be read. `str()` is one line that names the key, not the value."""


def read_case(line: str, slugs: Collection[str]) -> Case:
    """Return the case that one line of JSON holds, or raise WireError.

    `slugs` are the conducts that may be ticked.
    """
    return case_from_json(parse_json(line), slugs)


def parse_json(line: str) -> Any:
    """Parse one line as strict JSON: no key twice, no NaN, no half characters."""
    try:
        return json.loads(line, object_pairs_hook=_unique, parse_constant=_no_constant)
    except WireError:
        raise
    except json.JSONDecodeError as error:
        raise WireError(
            f"not JSON at column {error.colno}; write one object a line, in double quotes"
        ) from None
    except RecursionError:
        raise WireError("not a case: nested too deep") from None
    except ValueError:  # a number with thousands of digits
        raise WireError("not a case: a number is too long") from None


def case_from_json(value: Any, slugs: Collection[str]) -> Case:
    """Return the case in an already parsed object, or raise WireError."""
    if not isinstance(value, dict):
        raise WireError('not a case; write an object such as {"case": "d001", "contacts": []}')
    read = Reader(value, "")
    read.only(("case", "lender_kind", "settled_on", "refusals", "borrower_reachable", "contacts"))
    case = Case(
        case=read.name("case"),
        lender_kind=read.choice("lender_kind", LenderKind) or LenderKind.UNKNOWN,
        settled_on=read.day("settled_on"),
        refusals=tuple(_refusal(item) for item in read.objects("refusals")),
        borrower_reachable=read.truth("borrower_reachable"),
        contacts=tuple(_contact(item, slugs) for item in read.objects("contacts", required=True)),
    )
    seen: set[str] = set()
    for place, contact in enumerate(case.contacts):
        if contact.id in seen:
            raise WireError(
                f'"id": two contacts have one id; give each its own (contacts[{place}])'
            )
        seen.add(contact.id)
    return case


def _refusal(read: "Reader") -> Refusal:
    read.only(("by", "at"))
    return Refusal(by=read.name("by"), at=read.moment("at"))


def _contact(read: "Reader", slugs: Collection[str]) -> Contact:
    read.only(CONTACT_KEYS)
    return Contact(
        id=read.name("id"),
        at=read.moment("at"),
        channel=read.must("channel", read.choice("channel", Channel)),
        to=read.must("to", read.choice("to", Addressee)),
        person=read.text("person"),
        answered=read.truth("answered"),
        seconds=read.count("seconds"),
        number=read.text("number"),
        claims_to_be=read.choice("claims_to_be", Claim) or Claim.UNKNOWN,
        invited=bool(read.truth("invited")),
        text=read.text("text") or "",
        acts=read.slugs("acts", slugs),
    )


CONTACT_KEYS = (
    "id",
    "at",
    "channel",
    "to",
    "person",
    "answered",
    "seconds",
    "number",
    "claims_to_be",
    "invited",
    "text",
    "acts",
)


class Reader:
    """Takes the values of one object, each checked; `place` says where the object stands."""

    def __init__(self, value: Mapping[str, Any], place: str) -> None:
        self._value = value
        self._place = f" ({place})" if place else ""

    def fail(self, key: str, problem: str) -> NoReturn:
        raise WireError(f'"{key}": {problem}{self._place}')

    def only(self, keys: Collection[str]) -> None:
        for key in self._value:
            if key not in keys:
                shown = json.dumps(key if len(key) <= KEY_SHOWN else key[:KEY_SHOWN] + "…")
                raise WireError(f"{shown}: unknown key; known: {', '.join(keys)}{self._place}")

    def must(self, key: str, value: Choice | None) -> Choice:
        if value is None:
            self.fail(key, "is needed")
        return value

    def text(self, key: str) -> str | None:
        value = self._value.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.fail(key, "no text; put it in double quotes")
        if HALF.search(value):
            self.fail(key, "half of a character (a lone surrogate); write the whole one")
        return value

    def name(self, key: str) -> str:
        value = self.text(key)
        if value is None or not value.strip():
            self.fail(key, "is needed, a text that is not empty")
        return value

    def choice(self, key: str, kinds: type[Choice]) -> Choice | None:
        value = self.text(key)
        if value is None:
            return None
        try:
            return kinds(value)
        except ValueError:
            self.fail(key, f"unknown value; write one of {', '.join(kinds)}")

    def truth(self, key: str) -> bool | None:
        value = self._value.get(key)
        if value is not None and not isinstance(value, bool):
            self.fail(key, "write true, false or null")
        return value

    def count(self, key: str) -> int | None:
        value = self._value.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fail(key, "write whole seconds, 0 or more, without quotes")
        return value

    def day(self, key: str) -> date | None:
        value = self.text(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(key, "no day; write it like 2026-08-01")

    def moment(self, key: str) -> datetime:
        value = self.text(key)
        if value is None:
            self.fail(key, "is needed; write it like 2026-03-05T22:41+08:00")
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(key, "no time; write it like 2026-03-05T22:41+08:00")
        if moment.tzinfo is None:
            self.fail(key, "no offset; write it like 2026-03-05T22:41+08:00")
        if moment.year not in YEARS:
            self.fail(key, "no year of ours; write it like 2026-03-05T22:41+08:00")
        return moment

    def objects(self, key: str, *, required: bool = False) -> list["Reader"]:
        value = self._value.get(key)
        if value is None and not required:
            return []
        if not isinstance(value, list):
            self.fail(key, "write a list, such as []")
        for place, item in enumerate(value):
            if not isinstance(item, dict):
                self.fail(key, f"item {place} is no object in braces")
        return [Reader(item, f"{key}[{place}]") for place, item in enumerate(value)]

    def slugs(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        value = self._value.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.fail(key, "write a list of conduct slugs, such as []")
        for place, item in enumerate(value):
            if not isinstance(item, str) or item not in known:
                self.fail(key, f"item {place} is no conduct slug, such as quiet-hours")
        return tuple(dict.fromkeys(value))


def _unique(pairs: Iterable[tuple[str, Any]]) -> Json:
    found: Json = {}
    for key, value in pairs:
        if key in found:
            raise WireError(f"{json.dumps(key[:KEY_SHOWN])}: stands twice in one object")
        found[key] = value
    return found


def _no_constant(_name: str) -> NoReturn:
    raise WireError("not JSON: NaN and Infinity are no numbers; write null")


def contact_to_json(contact: Contact) -> Json:
    """Return the contact in the form that `case_from_json` reads back to an equal one."""
    return {
        "id": contact.id,
        "at": contact.at.isoformat(),
        "channel": contact.channel.value,
        "to": contact.to.value,
        "person": contact.person,
        "answered": contact.answered,
        "seconds": contact.seconds,
        "number": contact.number,
        "claims_to_be": contact.claims_to_be.value,
        "invited": contact.invited,
        "text": contact.text,
        "acts": list(contact.acts),
    }


def case_to_json(case: Case) -> Json:
    """Return the case in the form that `case_from_json` reads back to an equal one."""
    return {
        "case": case.case,
        "lender_kind": case.lender_kind.value,
        "settled_on": case.settled_on.isoformat() if case.settled_on else None,
        "refusals": [{"by": refusal.by, "at": refusal.at.isoformat()} for refusal in case.refusals],
        "borrower_reachable": case.borrower_reachable,
        "contacts": [contact_to_json(contact) for contact in case.contacts],
    }


def flag_to_json(flag: Flag) -> Json:
    """Return the flag in its file form."""
    return {
        "conduct": flag.conduct,
        "contacts": list(flag.contacts),
        "severity": flag.severity.value,
        "provisions": list(flag.provisions),
        "words": [{"contact": quote.contact, "text": quote.text} for quote in flag.words],
        "why": flag.why,
    }


def assessment_to_json(assessment: Assessment) -> Json:
    """Return the assessment in its file form."""
    return {
        "case": assessment.case,
        "rulebook": assessment.rulebook,
        "flags": [flag_to_json(flag) for flag in assessment.flags],
        "notices": [
            {"kind": notice.kind, "contact": notice.contact, "words": notice.words}
            for notice in assessment.notices
        ],
    }


def lawful_to_json(assessment: Assessment) -> list[Json]:
    """Return why each contact without a flag has none, in order of time."""
    return [{"contact": contact, "why": why} for contact, why in assessment.lawful.items()]


def to_line(value: Json) -> str:
    """Return one line of JSON, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False)
