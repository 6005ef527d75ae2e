"""A command that writes into a pipe ends with it, without a traceback."""

import subprocess
import sys

from django.conf import settings


def test_a_reader_that_leaves_early_is_no_failure() -> None:
    code = (
        "from guide.management.pipes import ends_with_its_pipe\n"
        "with ends_with_its_pipe():\n"
        "    for number in range(10**6): print(number)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"0\n"
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 141
