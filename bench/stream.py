"""`manage.py assess` on a stream of cases: how many a second, and the memory at the end of it.

The cases are those of the corpus, so that no text comes twice in one stream. Memory is read while
the last answer has come and the input is still open.
"""

import itertools
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.conf import settings

from bench.table import duration

SIZES = (100, 1_000, 9_000)
KEYS = ("case", "lender_kind", "contacts")  # without the labels


def report() -> str:
    """Return one line for each length of the stream: it takes more time, not more memory."""
    lines = ["manage.py assess, a stream of cases of the corpus, one contact each"]
    for size in SIZES:
        seconds, peak = stream(size)
        rate = f"{size / seconds:,.0f} a second"
        lines.append(f"  {size:,} cases: {duration(seconds)}, {rate}, {peak} MB at most")
    return "\n".join(lines)


def stream(size: int) -> tuple[float, str]:
    """Assess so many cases in one process; return seconds from the first answer, and megabytes."""
    root = Path(__file__).parents[1]
    first, *lines = itertools.islice(corpus_lines(), size + 1)
    command = [sys.executable, "manage.py", "assess", "-"]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(first)
        process.stdin.flush()
        process.stdout.readline()
        start = time.perf_counter()
        feeding = threading.Thread(target=_feed, args=(process.stdin, lines))
        feeding.start()
        for _answer in range(size):
            assert process.stdout.readline()
        seconds = time.perf_counter() - start
        feeding.join()
        peak = _peak(process.pid)
        process.stdin.close()
    return seconds, peak


def corpus_lines() -> Iterator[bytes]:
    """Yield the cases of the corpus as `assess` reads them, without their labels."""
    for path in sorted(Path(settings.CORPUS_DIR).glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            kept = {key: case[key] for key in KEYS if key in case}
            yield json.dumps(kept, ensure_ascii=False).encode() + b"\n"


def _feed(pipe: IO[bytes], lines: list[bytes]) -> None:
    for line in lines:
        pipe.write(line)
    pipe.flush()


def _peak(process: int) -> str:
    """Return the most memory of a process in MB, as Linux tells it."""
    status = Path(f"/proc/{process}/status")
    if not status.is_file():
        return "?"
    found = [line.split()[1] for line in status.read_text().splitlines() if "VmHWM" in line]
    return f"{int(found[0]) / 1024:.0f}"
