"""The engine is a library: the example in the docs runs where no Django can be imported."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
EXAMPLE = re.search(r"```python\n(.*?)```", (ROOT / "docs/engine.md").read_text("utf-8"), re.DOTALL)
NO_DJANGO = "import sys; sys.modules['django'] = None\n"  # importing it raises ImportError


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", NO_DJANGO + program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_example_of_the_docs_runs() -> None:
    assert EXAMPLE
    (line,) = run(EXAMPLE.group(1)).splitlines()
    assert line.startswith("quiet-hours clear ('civil-code-2020#1033(1)',")
    assert line.endswith("。")


@pytest.mark.parametrize(
    "module",
    sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "complaints/conduct").rglob("*.py")
    ),
)
def test_no_module_of_the_engine_needs_django(module: str) -> None:
    run(f"import {module}")
