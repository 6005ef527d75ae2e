"""A JSON Schema as people read it: what each field of a set holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    holds: str
    description: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The fields of the things in the list `name`."""

    name: str
    fields: tuple[Field, ...]


def field_groups(schema: dict[str, Any]) -> list[FieldGroup]:
    """Return the lists of a set and of the things in it, each with its fields."""
    return list(_groups(schema, schema, ""))


def _groups(part: dict[str, Any], schema: dict[str, Any], before: str) -> Iterator[FieldGroup]:
    for name, held in part.get("properties", {}).items():
        items = _resolved(held.get("items", {}), schema)
        if "properties" in items:
            path = f"{before}{name}"
            yield FieldGroup(path, tuple(_fields(items, schema)))
            yield from _groups(items, schema, f"{path} → ")


def _fields(part: dict[str, Any], schema: dict[str, Any]) -> Iterator[Field]:
    for name, held in part["properties"].items():
        whole = {**_resolved(held, schema), **held}
        yield Field(name, _holds(whole, schema), whole.get("description", ""))


def _resolved(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return what `part` refers to within the schema, or `part` itself."""
    reference = part.get("$ref", "")
    if not reference:
        return part
    found: dict[str, Any] = schema["$defs"][reference.removeprefix("#/$defs/")]
    return found


def _holds(part: dict[str, Any], schema: dict[str, Any]) -> str:
    if "enum" in part:
        return " / ".join(part["enum"])
    kinds = part["type"] if isinstance(part["type"], list) else [part["type"]]
    words = {"string": _("文字"), "array": _("列表"), "null": _("空"), "integer": _("整数")}
    day = {**words, "string": _("日期")} if part.get("format") == "date" else words
    return _("或").join(day[kind] for kind in kinds)
