"""Rows → content files."""

from dataclasses import dataclass, field
from pathlib import Path

from guide.transfer.files import file_name, format_record
from guide.transfer.kinds import KINDS
from guide.transfer.rows import MODELS, records


@dataclass
class Dump:
    """What a dump did; names are relative to the content folder."""

    written: list[str] = field(default_factory=list)
    same: int = 0
    without_row: list[str] = field(default_factory=list)  # files left alone


def dump_content(folder: Path) -> Dump:
    """Write every row to its file under `folder`; files without a row are named, not deleted."""
    done = Dump()
    for kind in MODELS:
        home = folder / kind
        names = set()
        for record in records(kind):
            name = file_name(kind, record["slug"])
            names.add(name)
            _write(folder / name, format_record(kind, record), name, done)
        if home.is_dir():
            found = {f"{kind}/{path.name}" for path in home.glob(f"*{KINDS[kind].suffix}")}
            done.without_row.extend(sorted(found - names))
    return done


def _write(path: Path, text: str, name: str, done: Dump) -> None:
    content = text.encode()
    if path.is_file() and path.read_bytes() == content:
        done.same += 1
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    done.written.append(name)
