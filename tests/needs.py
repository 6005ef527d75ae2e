"""Which system programs the tests find here, and what to do where one is missing."""

import ctypes
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("CI") == "true"


@dataclass(frozen=True)
class Need:
    """A mark of tests, the program these cannot do without, and the command that brings it."""

    mark: str
    program: str | None
    command: str

    @property
    def missing(self) -> str:
        """Say what to install."""
        return f"{self.mark} tests need what `{self.command}` brings"


def chromium_path() -> str | None:
    """Return the browser: $CHROMIUM, or else Debian's chromium; None where it cannot be driven."""
    try:
        ctypes.CDLL("libatomic.so.1")  # Playwright's driver ends at once without it
    except OSError:
        return None
    return shutil.which(os.environ.get("CHROMIUM") or "chromium", path=_path("/usr/bin"))


def postgres_folder() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs, or None where there is none."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(folders, key=lambda folder: int(folder.parent.name), default=None)


def axe_path() -> Path | None:
    """Return axe-core's script as npm installed it, or None."""
    path = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    return path if path.is_file() else None


def _path(*more: str) -> str:
    return os.pathsep.join([os.environ.get("PATH", ""), *more])


def needs() -> list[Need]:
    """Return every need of the suite, met or not."""
    postgres, axe = postgres_folder(), axe_path()
    browser = "apt-get install chromium fonts-noto-cjk libatomic1"
    return [
        Need("browser", chromium_path(), browser),
        Need("axe", str(axe) if axe else None, "apt-get install nodejs npm && npm ci"),
        Need("postgres", str(postgres) if postgres else None, "apt-get install postgresql"),
    ]
