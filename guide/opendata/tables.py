"""The sets of data as tables: one row a provision, a limit, a citation, a channel, a lender.

A cell with several values has them on lines of their own. Every row names its edition, the day
and the licence, for a table is passed on without the page it came from.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guide.opendata.content import Content
from guide.spreadsheet import table, unrun

Row = Mapping[str, Any]
STAMP = ("edition", "generated_on", "licence")


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` in order; `rows` draws them from the content of the set."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Content], Iterable[Row]]

    @property
    def heads(self) -> tuple[str, ...]:
        return (*self.columns, *STAMP)

    def render(self, content: Content, stamp: Row) -> bytes:
        """Return the CSV file; no cell of it runs in a spreadsheet."""
        return table(
            self.heads,
            ([_cell({**row, **stamp}[head]) for head in self.heads] for row in self.rows(content)),
        )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return unrun("\n".join(value))
    return unrun(str(value))


def _listed(name: str) -> Callable[[Content], Iterable[Row]]:
    return lambda content: content[name]


def _law(content: Content) -> Iterator[Row]:
    words = content["vocabulary"]
    for law in content["instruments"]:
        for item in law["provisions"]:
            yield {
                **item,
                "instrument": law["slug"],
                **{name: law[name] for name in _OF_INSTRUMENT},
                "force_words": words["force"][law["force"]],
                "confidence_words": words["confidence"][item["confidence"]],
                "instrument_confidence": law["confidence"],
            }


def _with_words(rows: str, **columns: str) -> Callable[[Content], Iterator[Row]]:
    """Draw `rows`, each with the words for the codes in `columns` (column → vocabulary)."""

    def draw(content: Content) -> Iterator[Row]:
        for row in content[rows]:
            words = {
                f"{column}_words": content["vocabulary"][name][row[column]]
                for column, name in columns.items()
            }
            yield {**row, **words}

    return draw


def _of_conducts(part: str, key: str) -> Callable[[Content], Iterator[Row]]:
    """Draw the citations or limits, each with its conduct and its provision, named by `key`."""

    def draw(content: Content) -> Iterator[Row]:
        provisions = {row["key"]: row for row in content["provisions"]}
        words = content["vocabulary"]
        for conduct in content["conducts"]:
            for item in conduct[part]:
                rule = provisions[item[key]]
                unit = {"unit_words": words["unit"][item["unit"]]} if "unit" in item else {}
                yield {
                    "conduct": conduct["slug"],
                    "conduct_name": conduct["name"],
                    "title": rule["title"],
                    "force": rule["force"],
                    "force_words": words["force"][rule["force"]],
                    "confidence": rule["confidence"],
                    "confidence_words": words["confidence"][rule["confidence"]],
                    "in_force_from": rule["in_force_from"],
                    "in_force_to": rule["in_force_to"],
                    **unit,
                    **item,
                }

    return draw


_OF_INSTRUMENT = (
    *("name", "short_name", "number", "issuer", "force", "issued_on", "binds", "address"),
    *("checked_on", "sources"),
)
_RULE = ("title", "force", "force_words", "confidence", "confidence_words")

LAW = Table(
    "law",
    (
        *("key", "page", "instrument", "name", "short_name", "number", "issuer"),
        *("force", "force_words", "issued_on", "binds", "address", "instrument_confidence"),
        *("article", "label", "says", "consequence", "in_force_from", "in_force_to"),
        *("succeeded_by", "confidence", "confidence_words", "checked_on", "sources"),
    ),
    _law,
)
CONDUCTS = Table(
    "conducts",
    (
        *("slug", "page", "name", "severity", "severity_words", "definition", "is_not"),
        *("examples", "evidence", "where", "sources"),
    ),
    _with_words("conducts", severity="severity"),
)
CITATIONS = Table(
    "citations",
    (
        *("conduct", "conduct_name", "provision", *_RULE),
        *("in_force_from", "in_force_to", "lender_kinds", "note"),
    ),
    _of_conducts("citations", "provision"),
)
LIMITS = Table(
    "limits",
    (
        *("conduct", "conduct_name", "name", "label", "value", "unit", "unit_words"),
        *("from", "to", "by", *_RULE, "lender_kinds"),
    ),
    _of_conducts("limits", "by"),
)
CHANNELS = Table(
    "channels",
    (
        *("slug", "page", "name", "phone", "address", "hours", "takes", "refuses", "fields"),
        *("clock", "tips", "confidence", "confidence_words", "checked_on", "sources"),
    ),
    _with_words("channels", confidence="confidence"),
)
LENDERS = Table(
    "lenders",
    (
        *("slug", "page", "name", "kind", "kind_words", "operator", "regulator", "summary"),
        *("body", "confidence", "confidence_words", "checked_on", "sources"),
    ),
    _with_words("lenders", kind="lender_kind", confidence="confidence"),
)
SOURCES = Table(
    "sources",
    ("slug", "title", "publisher", "address", "seen_on", "note"),
    _listed("sources"),
)
