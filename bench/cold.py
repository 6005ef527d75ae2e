"""A fresh process: how long until the rules are ready, and how much memory a log takes.

Everything is measured inside processes of their own, since nothing is cold twice in one. Times are
the processor's: a start is too short to wait for a moment when nothing else runs. Memory is the
highest that Linux saw (VmHWM), beside that of an interpreter that does nothing.
"""

import json
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from bench.table import duration

SIZES = (500, 5_000, 50_000)
ROUNDS = 5
LONGEST_SECONDS = 0.2  # to load the rules
LIMITED = 5_000  # contacts that must do with
MOST_BYTES = 100_000_000  # above the interpreter; the log itself and its flags are part of it

PEAK = """
def peak():
    for line in open("/proc/self/status"):
        if line.startswith("VmHWM"):
            return int(line.split()[1]) * 1024
    return 0
"""
READY = """
import json, time
start = time.process_time()
from complaints.conduct.assess import assess
from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.text.linear import load_weights
from complaints.conduct.text.patterns import reader_of
from complaints.conduct.text.signs import signs_of
from complaints.conduct.wire import case_from_json
from pathlib import Path
imported = time.process_time()
rulebook = rulebook_from_files(Path({content!r}))
load_weights(), reader_of(rulebook), signs_of(rulebook, "好")
ready = time.process_time()
"""
FIRST = """
from bench.cases import case_of
case = case_from_json(case_of({size}), rulebook.conducts)
begun = time.process_time()
assert assess(rulebook, case).flags
print(json.dumps([imported - start, ready - imported, time.process_time() - begun, peak()]))
"""


def report() -> str:
    """Return a few lines that say each figure, its limit, and whether it is kept."""
    bare = int(_run(PEAK + "print(peak())"))
    rounds = [_measure(1) for _round in range(ROUNDS)]
    imports, loading, first = (min(column) for column in list(zip(*rounds, strict=True))[:3])
    lines = [
        "A fresh process",
        f"  imports {duration(imports)}, first contact {duration(first)}",
        f"  rules loaded and readers ready in {duration(loading)}"
        f" ({_verdict(loading <= LONGEST_SECONDS)}: {duration(LONGEST_SECONDS)})",
        f"Memory above a bare interpreter ({bare / 1e6:.0f} MB)",
    ]
    for size in SIZES:
        _imports, _loading, seconds, peak = _measure(size)
        line = f"  {size:,} contacts: {(peak - bare) / 1e6:.0f} MB, assessed cold in "
        line += duration(seconds)
        if size == LIMITED:
            line += f" ({_verdict(peak - bare <= MOST_BYTES)}: {MOST_BYTES / 1e6:.0f} MB)"
        lines.append(line)
    return "\n".join(lines)


def _verdict(kept: bool) -> str:
    return "within" if kept else "OVER"


def _measure(size: int) -> list[float]:
    program = PEAK + READY.format(content=str(settings.CONTENT_DIR)) + FIRST.format(size=size)
    return list(map(float, json.loads(_run(program))))


def _run(program: str) -> str:
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout
