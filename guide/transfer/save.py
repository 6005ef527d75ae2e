"""Records → rows.

Writing goes in three steps, so that records may name each other in any order: put every row, link
them, then drop the provisions that no record has any more.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from guide import models as rows
from guide.transfer.files import ContentError, Record, file_name
from guide.transfer.kinds import KINDS, Form, Key
from guide.transfer.rows import MODELS, NAMES, digest, is_many, is_single


def save_record(kind: str, record: Record) -> None:
    """Make the row of `record` equal to it, and remember it as loaded.

    Raises ContentError where the record does not fit its columns or names a row that is not there.
    """
    save_records([(kind, record)])


@transaction.atomic
def save_records(items: Iterable[tuple[str, Record]]) -> None:
    """Save several records that may name each other; see save_record."""
    items = sorted(items, key=lambda item: list(MODELS).index(item[0]))
    writer = _Writer()
    put = [(kind, record, writer.put(kind, record)) for kind, record in items]
    for kind, record, row in put:
        writer.link(kind, record, row)
    for _kind, record, row in put:
        if isinstance(row, rows.Instrument):
            kept = [item["article"] for item in record["provisions"]]
            row.provisions.exclude(article__in=kept).delete()


class _Writer:
    """Writes records, looking each kind of name up once."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, int]] = {}

    def put(self, kind: str, record: Record) -> Any:
        """Write the row itself and its nested rows, without what may point forward."""
        model = MODELS[kind]
        row = model.objects.filter(slug=record["slug"]).first() or model()
        self._fill(row, record, KINDS[kind].keys, file_name(kind, record["slug"]), "")
        row.loaded_digest = digest(kind, record)
        row.save()
        self._known.pop(kind, None)
        for key in KINDS[kind].keys:
            if key.form is Form.RECORDS:
                self._put_items(row, record, key, file_name(kind, record["slug"]))
        return row

    def link(self, kind: str, record: Record, row: Any) -> None:
        """Set what may name any other record."""
        file = file_name(kind, record["slug"])
        for key in KINDS[kind].keys:
            if is_many(key):
                found = [self._find(key, name, file, key.name) for name in record[key.name]]
                getattr(row, key.attribute).set(found)
        self._link_singles(row, record, KINDS[kind].keys, file)
        if isinstance(row, rows.Instrument):
            by_article = {item["article"]: item for item in record["provisions"]}
            for provision in row.provisions.filter(article__in=by_article):
                item = by_article[provision.article]
                self._link_singles(provision, item, _keys(kind, "provisions"), file)

    def _link_singles(self, row: Any, record: Record, keys: Iterable[Key], file: str) -> None:
        for key in keys:
            if is_single(key) and key.form is Form.OPTIONAL_TEXT:
                name = record[key.name]
                pk = None if name is None else self._find(key, name, file, key.name)
                if getattr(row, f"{key.attribute}_id") != pk:
                    setattr(row, f"{key.attribute}_id", pk)
                    row.save(update_fields=[key.attribute])

    def _put_items(self, row: Any, record: Record, key: Key, file: str) -> None:
        manager = getattr(row, key.attribute)
        old: dict[str, Any] = {}
        if manager.model is rows.Provision:  # others point at these rows: keep them
            old = {child.article: child for child in manager.all()}
        else:
            manager.all().delete()
        children = []
        for position, item in enumerate(record[key.name]):
            child = old.get(item.get("article", "")) or manager.model()
            setattr(child, manager.field.name, row)
            child.position = position
            self._fill(child, item, key.items, file, f"{key.name}, item {position + 1}")
            if key.other_items:
                child.options = _others(item, key.items)
            children.append(child)
        if manager.model is rows.Provision:
            for child in children:
                child.save()
            self._known.pop("provisions", None)
        else:
            manager.model.objects.bulk_create(children)

    def _fill(self, row: Any, record: Record, keys: Iterable[Key], file: str, place: str) -> None:
        for key in keys:
            if not key.refers and key.form is not Form.RECORDS:
                setattr(row, key.attribute, record[key.name])
            elif is_single(key) and key.form is not Form.OPTIONAL_TEXT:
                found = self._find(key, record[key.name], file, place or key.name)
                setattr(row, f"{key.attribute}_id", found)
        _refuse_misfit(row, file, place)

    def _find(self, key: Key, name: str, file: str, place: str) -> int:
        if key.refers not in self._known:
            model, column = NAMES[key.refers]
            self._known[key.refers] = dict(model.objects.values_list(column, "pk"))
        try:
            return self._known[key.refers][name]
        except KeyError:
            raise ContentError(file, place, f"{name!r} is none of the {key.refers}") from None


def _keys(kind: str, name: str) -> tuple[Key, ...]:
    return next(key.items for key in KINDS[kind].keys if key.name == name)


def _others(item: Record, keys: Iterable[Key]) -> Record:
    declared = {key.name for key in keys}
    return {name: value for name, value in item.items() if name not in declared}


def _refuse_misfit(row: models.Model, file: str, place: str) -> None:
    """Refuse what a column cannot hold: too long, or empty where something is needed."""
    links = [field.name for field in row._meta.concrete_fields if field.is_relation]
    try:
        row.clean_fields(exclude={*links, "key", "loaded_digest"})
    except ValidationError as error:
        name, problems = next(iter(error.error_dict.items()))
        where = ", ".join(part for part in (place, name) if part)
        raise ContentError(file, where, f"refused ({problems[0].code})") from error
