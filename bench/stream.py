"""`manage.py assess` on a stream of cases: how many a second, and the memory at the end of it.

Twenty contacts a case. Memory is read while the last answer has come and the input is still open.
"""

import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

from bench.cases import case_of
from bench.table import duration

SIZES = (100, 1_000, 4_000)
CONTACTS = 20


def report() -> str:
    """Return one line for each length of the stream: it takes more time, not more memory."""
    lines = [f"manage.py assess, a stream of cases with {CONTACTS} contacts each"]
    for size in SIZES:
        seconds, peak = stream(size)
        each = duration(seconds / size)
        lines.append(f"  {size:,} cases: {duration(seconds)}, {each} a case, {peak} MB at most")
    return "\n".join(lines)


def stream(size: int) -> tuple[float, str]:
    """Assess so many cases in one process; return seconds from the first answer, and megabytes."""
    root = Path(__file__).parents[1]
    # The texts differ from case to case, or the second case would be read already.
    template = json.dumps({**case_of(CONTACTS), "case": "c%%"}, ensure_ascii=False)
    command = [sys.executable, "manage.py", "assess", "-"]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(template.replace("%%", "first").encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        start = time.perf_counter()
        feeding = threading.Thread(target=_feed, args=(process.stdin, template, size))
        feeding.start()
        for _answer in range(size):
            assert process.stdout.readline()
        seconds = time.perf_counter() - start
        feeding.join()
        peak = _peak(process.pid)
        process.stdin.close()
    return seconds, peak


def _feed(pipe: IO[bytes], template: str, size: int) -> None:
    for number in range(size):
        line = template.replace("%%", str(number)).replace("逾期12天", f"逾期{number}天")
        pipe.write(line.encode() + b"\n")
    pipe.flush()


def _peak(process: int) -> str:
    """Return the most memory of a process in MB, as Linux tells it."""
    status = Path(f"/proc/{process}/status")
    if not status.is_file():
        return "?"
    found = [line.split()[1] for line in status.read_text().splitlines() if "VmHWM" in line]
    return f"{int(found[0]) / 1024:.0f}"
