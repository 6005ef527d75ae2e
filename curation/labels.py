"""What editors call kinds, fields and values: the words that the editing pages show."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guide.models.choices import LENDER_KIND_LABELS, LIMIT_LABELS
from guide.transfer.files import Record
from guide.transfer.kinds import KINDS, Form, Key
from guide.transfer.rows import MODELS

_NESTED_NAMES = ("article", "provision", "name", "id")


def kind_label(kind: str) -> str:
    """Return what a kind is called, such as 催收行为."""
    return str(MODELS[kind]._meta.verbose_name)


def row_label(kind: str, slug: str, title: str = "") -> str:
    """Return a row as messages name it, such as 催收行为“夜间催收”（quiet-hours）."""
    return f"{kind_label(kind)}“{title}”（{slug}）" if title else f"{kind_label(kind)} {slug}"


def key_of(kind: str, name: str, nested: str = "") -> Key | None:
    """Return the declaration of a key of `kind` (or of a nested row), None where it has none."""
    keys = KINDS[kind].keys
    if nested:
        keys = next((key.items for key in keys if key.name == nested), ())
    return next((key for key in keys if key.name == name), None)


def field_label(kind: str, name: str, nested: str = "") -> str:
    """Return what a key of a record (or of a row in its list `nested`) is called on the forms."""
    key = key_of(kind, name, nested)
    if key is None:
        return name
    model: Any = MODELS[kind]
    if nested:
        parent = key_of(kind, nested)
        assert parent is not None  # noqa: S101 (a key with items has a declaration)
        model = model._meta.get_field(parent.attribute).related_model
    field = model._meta.get_field(key.attribute)
    if key.form is Form.RECORDS:
        return str(field.related_model._meta.verbose_name)
    return str(field.verbose_name)


def item_name(item: Record) -> str:
    """Return what tells a nested row from its fellows, such as its article or its id."""
    name = str(next((item[key] for key in _NESTED_NAMES if key in item), ""))
    return str(LIMIT_LABELS.get(name, name)) or _("整部规定")


def place_words(kind: str, place: str) -> str:
    """Return a place as checks name it (`limits, item 2, to`) in the words of the forms."""
    words, nested = [], ""
    for part in filter(None, place.split(", ")):
        if part.startswith("item "):
            words.append(_("第 %(number)s 项") % {"number": part.removeprefix("item ")})
        else:
            words.append(field_label(kind, part, nested))
            key = key_of(kind, part)
            nested = part if key is not None and key.form is Form.RECORDS else nested
    return " ".join(words)


def value_words(kind: str, name: str, value: Any, nested: str = "") -> str:
    """Return one value as the forms show it; lists have one item a line."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, list):
        return "\n".join(value_words(kind, name, item, nested) for item in value)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, date):
        return value.isoformat()
    return _choice_words(kind, name, str(value), nested)


def _choice_words(kind: str, name: str, value: str, nested: str) -> str:
    key = key_of(kind, name, nested)
    if key is None or key.values is None:
        return value
    if key.form is Form.SET:
        return str(dict(LENDER_KIND_LABELS).get(value, value))
    model: Any = MODELS[kind]
    if nested:
        parent = key_of(kind, nested)
        model = model._meta.get_field(parent.attribute if parent else nested).related_model
    return str(dict(model._meta.get_field(key.attribute).choices or ()).get(value, value))
