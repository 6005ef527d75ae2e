"""Which rows point at a row: by a field or by a link in their texts. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from guide.links import LinkKind, find_links, texts_in
from guide.transfer.check import WITHOUT_LINKS, provision_key
from guide.transfer.files import Record
from guide.transfer.kinds import KINDS, Form, Key
from guide.vocabulary import GRAVER

Records = Mapping[str, Sequence[Record]]
Pointer = tuple[str, str, str]  # kind, slug and key of what points

_LINKS = {
    "instruments": LinkKind.LAW,
    "conducts": LinkKind.CONDUCT,
    "topics": LinkKind.TOPIC,
    "stages": LinkKind.STAGE,
    "channels": LinkKind.CHANNEL,
    "lenders": LinkKind.LENDER,
}


def pointing_at(kind: str, record: Record, records: Records) -> list[Pointer]:
    """Return what other rows of `records` point at `record` or at one of its provisions.

    A list of phrases points at its conduct, whose name it bears.
    """
    names = _names(kind, record)
    found = []
    for other_kind, of_kind in records.items():
        for other in of_kind:
            if (other_kind, other["slug"]) != (kind, record["slug"]):
                keys = _pointing_keys(other_kind, other, names)
                found += [(other_kind, other["slug"], key) for key in keys]
    return found


def _names(kind: str, record: Record) -> dict[str, set[str]]:
    """Return, by kind (`provisions` too) and by kind of link, what a row is named by."""
    slug = record["slug"]
    names = {kind: {slug}}
    if kind in _LINKS:
        names[f"link:{_LINKS[kind]}"] = {slug}
    if kind == "instruments":
        keys = {provision_key(slug, item["article"]) for item in record["provisions"]}
        names["provisions"] = keys
        names[f"link:{LinkKind.LAW}"] = keys | {slug}
    if kind == "conducts":
        limits = {f"{slug}/{item['name']}" for item in record["limits"]}
        names[f"link:{LinkKind.LIMIT}"] = limits
        names["list"] = {slug, f"{GRAVER}{slug}"}
    return names


def _pointing_keys(kind: str, record: Record, names: Mapping[str, set[str]]) -> Iterator[str]:
    if kind == "phrases" and record["slug"] in names.get("list", ()):
        yield "slug"
    for key in KINDS[kind].keys:
        value = record[key.name]
        if _refers(key, value, names) or (
            kind not in WITHOUT_LINKS and any(_links(text, names) for text in texts_in(value))
        ):
            yield key.name


def _refers(key: Key, value: Any, names: Mapping[str, set[str]]) -> bool:
    if key.form is Form.RECORDS:
        return any(_refers(part, item[part.name], names) for item in value for part in key.items)
    named = value if isinstance(value, list) else [value]
    return bool(key.refers) and any(name in names.get(key.refers, ()) for name in named)


def _links(text: str, names: Mapping[str, set[str]]) -> bool:
    return any(link.target in names.get(f"link:{link.kind}", ()) for link in find_links([text]))
