"""Checks of records that no single value shows: periods, names, links. No database.

Each raises ContentError, in English, for the command line; forms say the same in Chinese.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guide.links import LinkKind, find_links
from guide.periods import LimitSpan, Period, circle, contradiction
from guide.phrase_checks import phrase_problems
from guide.stages import StageError, StageSpan, check_spans
from guide.transfer.files import ContentError, Record, file_name
from guide.transfer.kinds import KINDS, Form, Key
from guide.vocabulary import Phase, phrase_list_slugs

Records = Mapping[str, Sequence[Record]]

DAYS = "days-"  # before the codes of what is wrong with the days of the stages
WITHOUT_LINKS = ("phrases", "words")  # their texts are patterns, not prose


def check_record(kind: str, record: Record) -> None:
    """Check what one record alone can tell."""
    file = file_name(kind, record["slug"])
    if kind == "instruments":
        _check_periods(file, "", [record], "effective_from", "effective_to")
        provisions = record["provisions"]
        _check_periods(file, "provisions", provisions, "effective_from", "effective_to")
        _check_once(file, "provisions", [item["article"] for item in provisions])
    elif kind == "conducts":
        _check_periods(file, "limits", record["limits"], "from", "to")
        _check_limits(file, record["limits"])
    elif kind == "stages" and record["slug"] in list(Phase):
        raise ContentError(file, "slug", "is the address of a whole phase: choose another", "phase")
    elif kind == "phrases":
        _check_once(file, "phrases", [item["id"] for item in record["phrases"]])


def check_together(records: Records) -> None:
    """Check that records fit each other; `records` holds those of every kind."""
    names = _names(records)
    links = link_targets(records)
    for kind, of_kind in records.items():
        for record in of_kind:
            file = file_name(kind, record["slug"])
            _check_references(file, "", record, KINDS[kind].keys, names)
            if kind not in WITHOUT_LINKS:
                _check_links(file, record, links)
    for record in records["phrases"]:
        if record["slug"] not in phrase_list_slugs(names["conducts"]):
            file = file_name("phrases", record["slug"])
            message = "is neither a conduct, a kind of notice nor a sign"
            raise ContentError(file, "slug", message, "list")
    _check_circle(records)
    try:
        check_spans(stage_span(record) for record in records["stages"])
    except StageError as error:
        raise ContentError(
            "stages",
            "days_from, days_to",
            str(error),
            f"{DAYS}{error.problem}",
            stages=error.stages,
        ) from error


def check_phrases(records: Records) -> None:
    """Check that whoever reads by the phrases can use them (this takes a while)."""
    for problem in phrase_problems(records["phrases"], records["words"]):
        file = file_name("phrases", problem.list)
        raise ContentError(file, problem.id, problem.reason, "phrase", reason=problem.reason)


def stage_span(record: Record) -> StageSpan:
    return StageSpan(record["slug"], record["days_from"], record["days_to"])


def provision_key(instrument: str, article: str) -> str:
    return f"{instrument}#{article}" if article else instrument


def _check_periods(file: str, place: str, items: Sequence[Record], start: str, end: str) -> None:
    for number, item in enumerate(items, 1):
        if Period(item[start], item[end]).crosses():
            where = f"{place}, item {number}, {end}" if place else end
            message = f"{item[end]} comes before {item[start]}"
            raise ContentError(file, where, message, "crossing")


def _check_once(file: str, place: str, names: Sequence[str]) -> None:
    for number, name in enumerate(names, 1):
        if name in names[: number - 1]:
            where = f"{place}, item {number}"
            raise ContentError(file, where, f"{name!r} occurs twice", "twice", name=name)


def _check_limits(file: str, limits: Sequence[Record]) -> None:
    spans = [
        LimitSpan(item["name"], Period(item["from"], item["to"]), frozenset(item["lender_kinds"]))
        for item in limits
    ]
    if pair := contradiction(spans):
        first, second = pair
        raise ContentError(
            file,
            f"limits, item {second + 1}",
            f"a day has two values of {spans[second].name!r}: give item {first + 1} an end",
            "overlap",
            name=spans[second].name,
            first=first + 1,
        )


def _names(records: Records) -> dict[str, set[str]]:
    names = {kind: {record["slug"] for record in of_kind} for kind, of_kind in records.items()}
    names["provisions"] = {
        provision_key(record["slug"], item["article"])
        for record in records["instruments"]
        for item in record["provisions"]
    }
    return names


def link_targets(records: Records) -> dict[str, set[str]]:
    """Return, by kind of link, what a link in a text may name."""
    names = _names(records)
    return {
        LinkKind.LAW: names["provisions"] | names["instruments"],
        LinkKind.CONDUCT: names["conducts"],
        LinkKind.LIMIT: {
            f"{record['slug']}/{limit['name']}"
            for record in records["conducts"]
            for limit in record["limits"]
        },
        LinkKind.TOPIC: names["topics"],
        LinkKind.STAGE: names["stages"] | set(Phase),
        LinkKind.CHANNEL: names["channels"],
        LinkKind.LENDER: names["lenders"],
    }


def _check_references(
    file: str, place: str, record: Record, keys: Iterable[Key], names: Mapping[str, set[str]]
) -> None:
    for key in keys:
        value = record[key.name]
        where = f"{place}, {key.name}" if place else key.name
        if key.form is Form.RECORDS:
            for number, item in enumerate(value, 1):
                _check_references(file, f"{where}, item {number}", item, key.items, names)
        elif key.refers and value is not None:
            for name in value if isinstance(value, list) else [value]:
                if name not in names[key.refers]:
                    message = f"{name!r} is none of the {key.refers}"
                    raise ContentError(file, where, message, "unknown", name=name, kind=key.refers)


def _check_links(file: str, record: Record, targets: Mapping[str, set[str]]) -> None:
    for place, text in _texts("", record):
        for link in find_links([text]):
            if link.target not in targets.get(link.kind, ()):
                raise ContentError(file, place, f"{link} leads nowhere", "link", link=link)


def _texts(place: str, value: Any) -> Iterable[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(f"{place}, {name}" if place else name, part)
    elif isinstance(value, list):
        for number, part in enumerate(value, 1):
            yield from _texts(f"{place}, item {number}", part)


def _check_circle(records: Records) -> None:
    instruments = records["instruments"]
    editions = {record["slug"]: record["succeeded_by"] for record in instruments}
    articles = {
        provision_key(record["slug"], item["article"]): item["succeeded_by"]
        for record in instruments
        for item in record["provisions"]
    }
    for successors in (editions, articles):
        if way := circle(successors, successors):
            slug = way[0].partition("#")[0]
            raise ContentError(
                file_name("instruments", slug),
                "succeeded_by",
                f"a circle: {' → '.join(way)}",
                "circle",
                way=" → ".join(way),
            )
