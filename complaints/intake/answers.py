"""From the wizard's cleaned answers to a contact, and back again for a change."""

from datetime import datetime, time
from typing import Any

from complaints.casebook.facts import ContactFacts
from complaints.conduct.facts import SHANGHAI, Addressee, Channel, Claim, Clock
from complaints.intake.steps import Answers
from complaints.intake.vocabulary import VOICE

NOON = time(12)  # stands for an hour that nobody remembers
ANSWERED = {"yes": True, "no": False, "unknown": None}


def person_key(to: Addressee, label: str) -> str:
    """Return the label that tells two third persons apart, such as `family:妈妈`."""
    return f"{to}:{label}" if label else ""


def contact_from(answers: Answers) -> ContactFacts:
    """Return the contact that complete, clean answers describe.

    Answers of a step that no longer applies (a call's length, once the contact is a message) are
    not used, even where they are still kept.
    """
    how, when, whom, words = (answers[step] for step in ("how", "when", "whom", "words"))
    call = answers.get("call", {}) if how["channel"] in VOICE else {}
    to = Addressee(whom["to"])
    return ContactFacts(
        debt=how["debt"],
        at=datetime.combine(when["day"], when["time"] or NOON, SHANGHAI),
        channel=Channel(how["channel"]),
        to=to,
        person=person_key(to, whom["label"]),
        answered=ANSWERED[call["answered"]] if call else None,
        seconds=_seconds(call),
        number=when["number"],
        claims_to_be=Claim(when["claims_to_be"]),
        invited=when["invited"],
        text=words["text"],
        acts=tuple(words["acts"]),
        clock=Clock(when["clock"]),
    )


def refused_in(answers: Answers) -> bool:
    """Tell whether the third person asked in this contact not to be contacted again."""
    return bool(answers["whom"]["refused"])


def fields_from(facts: ContactFacts) -> dict[str, dict[str, list[str]]]:
    """Return the step data of the wizard that would give `facts`, as a browser would post it."""
    local = facts.at.astimezone(SHANGHAI)
    known = facts.clock is not Clock.UNKNOWN
    label = facts.person.partition(":")[2]
    minutes, seconds = divmod(facts.seconds or 0, 60)
    data: dict[str, dict[str, Any]] = {
        "how": {"debt": facts.debt, "channel": facts.channel.value},
        "when": {
            "day_0": str(local.year),
            "day_1": str(local.month),
            "day_2": str(local.day),
            "time_0": str(local.hour) if known else "",
            "time_1": f"{local.minute:02d}" if known else "",
            "clock": facts.clock.value,
            "number": facts.number,
            "claims_to_be": facts.claims_to_be.value,
            "invited": "on" if facts.invited else None,
        },
        "whom": {"to": facts.to.value, "label": label},
        "words": {"text": facts.text, "acts": list(facts.acts)},
    }
    if facts.channel in VOICE:
        data["call"] = {
            "answered": next(key for key, value in ANSWERED.items() if value is facts.answered),
            "minutes": str(minutes) if facts.seconds else None,
            "seconds": str(seconds) if facts.seconds else None,
        }
    return {step: _posted(step, fields) for step, fields in data.items()}


def _posted(step: str, fields: dict[str, Any]) -> dict[str, list[str]]:
    return {
        f"{step}-{name}": value if isinstance(value, list) else [value]
        for name, value in fields.items()
        if value is not None
    }


def _seconds(call: Any) -> int | None:
    minutes, seconds = call.get("minutes"), call.get("seconds")
    if minutes is None and seconds is None:
        return None
    return (minutes or 0) * 60 + (seconds or 0)
