"""The files of the open data, by the names they have in addresses."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from guide.opendata import ROOT
from guide.opendata.edition import Published, of_content, published
from guide.opendata.licence import LICENCE, NOTICE
from guide.opendata.sets import SETS, DataSet
from guide.opendata.tables import Table
from guide.rules_edition import rules_edition

JSON = "application/json"
CSV = "text/csv; charset=utf-8; header=present"
SCHEMA = "application/schema+json"
INDEX = "index.json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file ready to be sent; `saved_as` is set where a browser should save and not show it."""

    content: bytes
    media_type: str
    made_at: datetime | None = None
    described_by: str = ""
    saved_as: str = ""

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.content).hexdigest()[:32]}"'


class NoSuchFile(LookupError):
    """There is no file of this name."""


def data_file(name: str) -> DataFile:
    """Return the file called `name`, such as law.json; raise NoSuchFile."""
    if name == INDEX:
        return _index_file()
    stem, _dot, suffix = name.partition(".")
    if suffix == "json" and stem in SETS:
        return _json_file(SETS[stem], published(stem))
    if suffix == "schema.json" and stem in SETS:
        return DataFile(_written(SETS[stem].schema()), SCHEMA)
    if suffix == "csv" and (found := _tables().get(stem)):
        data_set, table = found
        return _csv_file(table, published(data_set.name))
    raise NoSuchFile(name)


def file_names() -> Iterator[str]:
    """Yield the name of every file."""
    yield INDEX
    for each in SETS.values():
        yield f"{each.name}.json"
        yield from (f"{table.name}.csv" for table in each.tables)
        yield each.schema_file


def index() -> tuple[dict[str, Any], Published]:
    """Return what there is: every set with its edition, its day and its files."""
    sets = [_described(each) for each in SETS.values()]
    content = {"rulebook": rules_edition(), "sets": sets}
    stamped = of_content("index", content)
    return {**_head("开放数据目录", stamped), **content}, stamped


def _described(data_set: DataSet) -> dict[str, Any]:
    stamped = published(data_set.name)
    return {
        "name": data_set.name,
        "title": str(data_set.title),
        "edition": stamped.edition,
        "generated_on": stamped.stamp["generated_on"],
        "rows": len(stamped.content[data_set.rows]),
        "json": f"{ROOT}{data_set.name}.json",
        "schema": f"{ROOT}{data_set.schema_file}",
        "csv": [
            {
                "name": table.name,
                "file": f"{ROOT}{table.name}.csv",
                "columns": list(table.heads),
            }
            for table in data_set.tables
        ],
    }


def _index_file() -> DataFile:
    content, stamped = index()
    return DataFile(_written(content), JSON, stamped.made_at)


def _json_file(data_set: DataSet, stamped: Published) -> DataFile:
    schema = f"{ROOT}{data_set.schema_file}"
    whole = {**_head(str(data_set.title), stamped), "schema": schema, **stamped.content}
    return DataFile(_written(whole), JSON, stamped.made_at, schema)


def _csv_file(table: Table, stamped: Published) -> DataFile:
    name = f"{table.name}-{stamped.stamp['generated_on']}.csv"
    content = table.render(stamped.content, stamped.stamp)
    return DataFile(content, CSV, stamped.made_at, saved_as=name)


def _head(title: str, stamped: Published) -> dict[str, Any]:
    return {
        "title": title,
        "edition": stamped.edition,
        "generated_on": stamped.stamp["generated_on"],
        "licence": LICENCE.as_json(),
        "notice": NOTICE,
    }


def _written(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


@cache
def _tables() -> dict[str, tuple[DataSet, Table]]:
    return {table.name: (each, table) for each in SETS.values() for table in each.tables}
