"""Run the benches: `python -m bench [MODULE …]`, for example `python -m bench assess`.

Works on a database and files of its own, in a temporary folder, with the settings of production.
"""

import importlib
import os
import pkgutil
import sys
import tempfile

import bench
from bench.table import table

FRAME = {"__main__", "bare", "cases", "lighthouse", "row", "table"}


def modules() -> list[str]:
    """Return the names of the modules that measure something."""
    return sorted(
        found.name for found in pkgutil.iter_modules(bench.__path__) if found.name not in FRAME
    )


def main(names: list[str]) -> None:
    """Measure what `names` say, or everything, and print one table."""
    unknown = set(names) - set(modules())
    if unknown:
        sys.exit(
            f"no bench is called {', '.join(sorted(unknown))}: there are {', '.join(modules())}"
        )
    with tempfile.TemporaryDirectory(prefix="self-help-bench-") as folder:
        os.environ.update(VAR_DIR=folder, DJANGO_SETTINGS_MODULE="config.settings")
        os.environ.pop("DATABASE_URL", None)
        from config import prepare

        prepare.main()
        rows, reports = [], []
        for name in names or modules():
            print(f"Measuring {name} …", flush=True)
            module = importlib.import_module(f"bench.{name}")
            if hasattr(module, "report"):
                reports.append(module.report())
            else:
                rows.extend(module.rows())
    print("", *([table(rows)] if rows else []), *reports, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
