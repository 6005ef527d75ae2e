"""What a content file of each kind holds: its keys in order and the form of each. Pure.

This is the one declaration that reading, writing, loading and dumping share; docs/content-files.md
explains it to the people who write the files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from types import MappingProxyType

from guide.vocabulary import Confidence, Force, LenderKind, Phase, Severity, Unit


class Form(Enum):
    """The shape of a value."""

    SLUG = auto()
    TEXT = auto()
    OPTIONAL_TEXT = auto()  # null where there is none
    NUMBER = auto()
    OPTIONAL_NUMBER = auto()
    DAY = auto()
    OPEN_DAY = auto()  # null where the end is open
    TEXTS = auto()  # a list of texts of one line each
    SET = auto()  # a list without order or repetition; kept sorted
    RECORDS = auto()  # a list of mappings with the keys of `Key.items`
    MARKDOWN = auto()  # not in the front matter but in the body after it


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `values` are the only ones allowed (in a list: for its members).

    `refers` names the kind whose slugs the value (or each member) is one of; "provisions" are
    known by their keys.
    """

    name: str
    form: Form = Form.TEXT
    values: type[StrEnum] | None = None
    refers: str = ""
    column: str = ""  # the attribute of the row, where it is not `name`
    items: tuple["Key", ...] = ()
    other_items: bool = False  # items may have further keys, which are kept as they are
    heading: str = ""  # the heading before this part of a Markdown body

    @property
    def attribute(self) -> str:
        return self.column or self.name


@dataclass(frozen=True, slots=True)
class Kind:
    """One folder of content files."""

    folder: str
    keys: tuple[Key, ...]

    @property
    def suffix(self) -> str:
        return ".md" if self.body else ".yaml"

    @property
    def front(self) -> tuple[Key, ...]:
        return tuple(key for key in self.keys if key.form is not Form.MARKDOWN)

    @property
    def body(self) -> tuple[Key, ...]:
        return tuple(key for key in self.keys if key.form is Form.MARKDOWN)


def _texts(*names: str) -> tuple[Key, ...]:
    return tuple(Key(name) for name in names)


def _lists(*names: str) -> tuple[Key, ...]:
    return tuple(Key(name, Form.TEXTS) for name in names)


SLUG = Key("slug", Form.SLUG)
ORDER = Key("order", Form.NUMBER)
SOURCES = Key("sources", Form.SET, refers="sources")
CONDUCTS = Key("conducts", Form.SET, refers="conducts")
PROVISIONS = Key("provisions", Form.SET, refers="provisions")
CONFIDENCE = Key("confidence", values=Confidence)
LENDER_KINDS = Key("lender_kinds", Form.SET, values=LenderKind)
BODY = Key("body", Form.MARKDOWN)

PROVISION = (
    *_texts("article", "label", "says", "consequence"),
    Key("effective_from", Form.OPEN_DAY),
    Key("effective_to", Form.OPEN_DAY),
    Key("succeeded_by", Form.OPTIONAL_TEXT, refers="provisions"),
    CONFIDENCE,
)
CITATION = (Key("provision", refers="provisions"), LENDER_KINDS, Key("note"))
LIMIT = (
    *_texts("name", "value"),
    Key("unit", values=Unit),
    Key("from", Form.OPEN_DAY, column="effective_from"),
    Key("to", Form.OPEN_DAY, column="effective_to"),
    Key("by", refers="provisions"),
    LENDER_KINDS,
)
PHRASE = (Key("id", column="code"), Key("pattern"))

_KINDS = (
    Kind(
        "sources",
        (SLUG, *_texts("title", "publisher", "address"), Key("seen_on", Form.DAY), Key("note")),
    ),
    Kind(
        "instruments",
        (
            SLUG,
            *_texts("name", "short_name", "number", "issuer"),
            Key("force", values=Force),
            Key("issued_on", Form.OPEN_DAY),
            Key("effective_from", Form.OPEN_DAY),
            Key("effective_to", Form.OPEN_DAY),
            Key("succeeded_by", Form.OPTIONAL_TEXT, refers="instruments"),
            Key("binds", Form.SET, values=LenderKind),
            Key("address"),
            CONFIDENCE,
            Key("checked_on", Form.DAY),
            SOURCES,
            Key("note"),
            Key("provisions", Form.RECORDS, items=PROVISION),
        ),
    ),
    Kind(
        "conducts",
        (
            SLUG,
            Key("name"),
            Key("severity", values=Severity),
            ORDER,
            *_texts("definition", "is_not"),
            *_lists("examples", "evidence"),
            Key("where"),
            SOURCES,
            Key("citations", Form.RECORDS, items=CITATION),
            Key("limits", Form.RECORDS, items=LIMIT),
        ),
    ),
    Kind(
        "phrases",
        (
            SLUG,
            Key("note"),
            Key("phrases", Form.RECORDS, items=PHRASE, other_items=True),
        ),
    ),
    Kind("words", (SLUG, Key("note"), *_lists("words"))),
    Kind(
        "stages",
        (
            SLUG,
            Key("name"),
            Key("phase", values=Phase),
            ORDER,
            Key("days_from", Form.OPTIONAL_NUMBER),
            Key("days_to", Form.OPTIONAL_NUMBER),
            Key("summary"),
            CONDUCTS,
            PROVISIONS,
            Key("topics", Form.SET, refers="topics"),
            SOURCES,
            Key("reviewed_on", Form.DAY),
            Key("happens", Form.MARKDOWN, heading="通常会发生什么"),
            Key("not_allowed", Form.MARKDOWN, heading="不被允许的做法"),
            Key("to_do", Form.MARKDOWN, heading="怎么做"),
            Key("to_say", Form.MARKDOWN, heading="怎么说"),
            Key("to_keep", Form.MARKDOWN, heading="保留哪些材料"),
        ),
    ),
    Kind(
        "topics",
        (
            SLUG,
            Key("title"),
            ORDER,
            Key("summary"),
            CONDUCTS,
            PROVISIONS,
            Key("related", Form.SET, refers="topics"),
            SOURCES,
            Key("reviewed_on", Form.DAY),
            BODY,
        ),
    ),
    Kind(
        "lenders",
        (
            SLUG,
            Key("name"),
            Key("kind", values=LenderKind),
            *_texts("operator", "regulator"),
            ORDER,
            Key("summary"),
            CONFIDENCE,
            SOURCES,
            Key("checked_on", Form.DAY),
            BODY,
        ),
    ),
    Kind(
        "channels",
        (
            SLUG,
            Key("name"),
            ORDER,
            *_texts("phone", "address", "hours"),
            *_lists("takes", "refuses", "fields"),
            Key("clock"),
            *_lists("tips"),
            CONFIDENCE,
            Key("checked_on", Form.DAY),
            SOURCES,
        ),
    ),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.folder: kind for kind in _KINDS})
