"""Commands whose output goes on into another program."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

BROKEN_PIPE = 141  # what a shell reports of a program that the end of its pipe stopped


@contextmanager
def ends_with_its_pipe() -> Iterator[None]:
    """End quietly where nobody reads on, as `… | head` does."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would report the pipe again when it flushes at its end.
        sys.stdout = open("/dev/null", "w")  # noqa: SIM115
        sys.exit(BROKEN_PIPE)
