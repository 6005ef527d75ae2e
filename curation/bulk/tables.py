"""The tables that go out and come in: one row a phrase, one row a lender.

A resource of django-import-export takes a row apart, cell by cell, and says all that is wrong with
it; what it gives are values of records, for nothing is saved here. See docs/decisions/0010.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource

from complaints.conduct.facts import Addressee, Certainty, Channel, Claim
from complaints.conduct.text.clauses import Guard, Speaker
from complaints.conduct.text.patterns import SCOPES
from curation.bulk.cells import Cell, Day, Expression, OneOf, Some, Whole, Yes, cell_of
from guide.markdown_checks import broken_marks
from guide.markdown_words import broken_words
from guide.targets import unknown_links
from guide.transfer.files import Record
from guide.transfer.kinds import KINDS
from guide.transfer.rows import records
from guide.transfer.values import SLUG
from guide.vocabulary import Confidence, LenderKind, phrase_list_slugs

Values = dict[str, Any]


class Table(Resource):
    """`kind` is the kind of record, `columns` the cells of a row in order, `key` what names one."""

    kind: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    class Meta:
        using_db = "default"
        instance_loader_class = BaseInstanceLoader
        use_transactions = False
        import_id_fields: tuple[str, ...] = ()
        skip_diff = True
        store_instance = True
        report_skipped = True

    def __init__(self) -> None:
        super().__init__()
        widgets = self.widgets()
        self.fields = {
            name: Field(attribute=name, column_name=name, widget=widgets[name])
            for name in self.columns
        }
        self.numbers: Sequence[int] = ()  # of the rows that are imported, as their sheet shows them
        self._seen: dict[tuple[str, ...], int] = {}

    def widgets(self) -> Mapping[str, Cell]:
        """Return what reads and writes the cell of each column."""
        raise NotImplementedError

    def rows(self, kept: Iterable[Record]) -> Iterator[Values]:
        """Yield the rows of records."""
        raise NotImplementedError

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[SimpleNamespace, bool]:
        return SimpleNamespace(), True

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Add what no cell alone can tell."""
        errors = dict(import_validation_errors or {})
        errors.update(self.more_errors(vars(instance), errors))
        name = tuple(str(getattr(instance, part, "")) for part in self.key)
        if all(name) and name in self._seen:
            message = _("和第 %(row)s 行是同一条，请删掉一行。") % {"row": self._seen[name]}
            errors.setdefault(self.key[-1], ValidationError(message))
        elif all(name):
            self._seen[name] = self.numbers[instance.row_number - 1]
        if errors:
            raise ValidationError(errors)

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:
        instance.row_number = kwargs["row_number"]

    def more_errors(self, values: Values, errors: Values) -> Values:
        """Return what is wrong with a row beside its cells, by column."""
        return {}

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Keep nothing: drafts are made of all rows together, once somebody confirmed them."""

    def dataset_rows(self) -> Iterator[list[str]]:
        """Yield what is published, as rows of cells."""
        for values in self.rows(records(self.kind)):
            yield [cell_of(values[name]) for name in self.columns]


class PhraseTable(Table):
    """One row a phrase: `list` is the slug of its list, the others are the keys of a phrase."""

    kind = "phrases"
    columns = (
        "list", "id", "pattern", "scope", "with", "unless", "to", "channels", "claims", "speaker",
        "despite", "certainty", "decides",
    )  # fmt: skip
    key = ("list", "id")

    def widgets(self) -> Mapping[str, Cell]:
        words = {record["slug"]: tuple(record["words"]) for record in records("words")}
        return {
            "list": _ListName(),
            "id": Cell(needed=True),
            "pattern": Expression("pattern", words, needed=True),
            "scope": OneOf(SCOPES),
            "with": Expression("with", words),
            "unless": Expression("unless", words),
            "to": Some(("third", *Addressee)),
            "channels": Some(tuple(Channel)),
            "claims": Some(tuple(Claim)),
            "speaker": OneOf(Speaker),
            "despite": Some(tuple(Guard)),
            "certainty": OneOf(Certainty),
            "decides": Yes(),
        }

    def rows(self, kept: Iterable[Record]) -> Iterator[Values]:
        for record in kept:
            for phrase in record["phrases"]:
                yield {name: phrase.get(name) for name in self.columns} | {"list": record["slug"]}


class _ListName(Cell):
    """The slug of a list of phrases that may be: of a conduct, a kind of notice or a sign."""

    def __init__(self) -> None:
        super().__init__(needed=True)
        self._known = phrase_list_slugs(record["slug"] for record in records("conducts"))

    def take(self, text: str) -> str:
        if text not in self._known:
            raise ValueError(
                _("没有这样的用语表。写行为的网址名（如 insult），或 despair、danger，"
                  "或 sign-…、graver-…。")
            )  # fmt: skip
        return text


class LenderTable(Table):
    """One row a lender, with the keys of its content file."""

    kind = "lenders"
    columns = tuple(key.name for key in KINDS["lenders"].keys)
    key = ("slug",)
    prose = ("summary", "body")

    def widgets(self) -> Mapping[str, Cell]:
        sources = {record["slug"] for record in records("sources")}
        return {
            "slug": _Slug(needed=True),
            "name": Cell(needed=True),
            "kind": OneOf(LenderKind, needed=True),
            "operator": Cell(),
            "regulator": Cell(),
            "order": Whole(needed=True),
            "summary": Cell(needed=True),
            "confidence": OneOf(Confidence, needed=True),
            "sources": Some(sources, name=_("资料来源的网址名，逗号分开")),
            "checked_on": Day(needed=True),
            "body": Cell(),
        }

    def more_errors(self, values: Values, errors: Values) -> Values:
        texts = {name: values[name] for name in self.prose if values.get(name)}
        found = {}
        for name, links in unknown_links(texts).items():
            message = _("这些链接没有对应的内容：%(links)s。请核对编号或网址名。")
            found[name] = ValidationError(message % {"links": "、".join(links)})
        for name, text in texts.items():
            for broken, line in broken_marks(text):
                found[name] = ValidationError(broken_words(broken, line))
        return found

    def rows(self, kept: Iterable[Record]) -> Iterator[Values]:
        yield from kept


class _Slug(Cell):
    def take(self, text: str) -> str:
        if not SLUG.fullmatch(text):
            raise ValueError(_("网址名只用小写字母、数字和连字符。"))
        return text


TABLES: Mapping[str, type[Table]] = {"phrases": PhraseTable, "lenders": LenderTable}
