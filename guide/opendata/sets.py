"""Which sets of data there are, and the files of each."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guide.opendata import content, tables
from guide.opendata.content import Content
from guide.opendata.tables import Table

SCHEMAS = Path(__file__).parent / "schemas"


@dataclass(frozen=True, slots=True)
class DataSet:
    """`rows` is the key under which its JSON lists the rows."""

    name: str
    title: Promise
    rows: str
    build: Callable[[], Content]
    tables: tuple[Table, ...]

    @property
    def schema_file(self) -> str:
        return f"{self.name}.schema.json"

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        schema: dict[str, Any] = json.loads((SCHEMAS / self.schema_file).read_text("utf-8"))
        return schema


_SETS = (
    DataSet("law", _("规定和条文"), "instruments", content.law, (tables.LAW,)),
    DataSet(
        "conducts",
        _("催收行为、引用的条文、界限"),
        "conducts",
        content.conducts,
        (tables.CONDUCTS, tables.CITATIONS, tables.LIMITS),
    ),
    DataSet("channels", _("求助和投诉渠道"), "channels", content.channels, (tables.CHANNELS,)),
    DataSet("lenders", _("放款机构和平台"), "lenders", content.lenders, (tables.LENDERS,)),
    DataSet("sources", _("资料来源"), "sources", content.sources, (tables.SOURCES,)),
)
SETS: Mapping[str, DataSet] = MappingProxyType({each.name: each for each in _SETS})
