"""`manage.py assess FILE|-`: cases in, flags out, one JSON object a line."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NoReturn

from django.core.management.base import BaseCommand
from django.db import OperationalError, ProgrammingError

from complaints.conduct.assess import assess
from complaints.conduct.explain import explain_case
from complaints.conduct.explain_lines import lines_of
from complaints.conduct.facts import Case
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.wire import (
    WireError,
    assessment_to_json,
    lawful_to_json,
    read_case,
    to_line,
)
from complaints.rules import current_rulebook, rules_come_from_files
from guide.management.pipes import ends_with_its_pipe
from guide.transfer.files import ContentError

BAD_LINES_SKIPPED = 1
BAD_INPUT = 2
BOM = b"\xef\xbb\xbf"


class Command(BaseCommand):
    help = (
        "Flag conduct in cases of collection. Reads one JSON object a line from FILE, or from "
        "standard input where FILE is -, and prints one a line in the same order. Needs no "
        "casebook and stores nothing. The first bad line ends the run with status 2; what was "
        "printed for the lines before it stands. With --strict=no bad lines are named on "
        "standard error, skipped and counted, and the status is 1."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a file of cases, or - for stdin")
        parser.add_argument(
            "--strict",
            choices=("yes", "no"),
            default="yes",
            help="no: skip bad lines, count them on stderr, exit with 1",
        )
        parser.add_argument(
            "--lawful",
            action="store_true",
            help="print as well why each contact without a flag has none",
        )
        parser.add_argument(
            "--explain",
            action="store_true",
            help="print, in place of JSON, how each contact was read and judged, step by step",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        _write_utf8()
        rulebook = self._load_rulebook()
        if options["verbosity"] > 1 and rules_come_from_files():
            self.stderr.write("no rules in the database: using the content files")
        try:
            with ends_with_its_pipe(), open_input(options["file"]) as source:
                bad = self._assess_lines(source, rulebook, options)
        except OSError as error:
            self._fail(f"cannot read the input: {error.strerror}")
        if bad:
            self.stderr.write(f"bad lines skipped: {bad}")
            sys.exit(BAD_LINES_SKIPPED)

    def _load_rulebook(self) -> Rulebook:
        try:
            return current_rulebook(keep=False)
        except (OperationalError, ProgrammingError):
            self._fail("the database is not that of this version; run: python manage.py migrate")
        except ContentError as error:
            self._fail(f"the content files cannot be read: {error}")

    def _assess_lines(self, source: BinaryIO, rulebook: Rulebook, options: dict[str, Any]) -> int:
        """Assess line after line; return how many were bad and skipped."""
        bad = 0
        for number, line in enumerate(source, 1):
            if not line.strip():
                continue
            try:
                case = read_case(decode(line, number), rulebook.conducts)
            except WireError as error:
                if options["strict"] == "yes":
                    self._fail(f"line {number}: {error}")
                self.stderr.write(f"line {number}: {error}")
                bad += 1
                continue
            for answer in _answers(rulebook, case, options):
                self.stdout.write(answer)
            self.stdout.flush()
        return bad

    def _fail(self, message: str) -> NoReturn:
        self.stderr.write(message)
        sys.exit(BAD_INPUT)


def _answers(rulebook: Rulebook, case: Case, options: dict[str, Any]) -> Iterator[str]:
    """Give one line of JSON, or the lines that explain the case and a blank one after them."""
    if options["explain"]:
        yield from lines_of(rulebook, explain_case(rulebook, case))
        yield ""
        return
    assessment = assess(rulebook, case)
    answer = assessment_to_json(assessment)
    if options["lawful"]:
        answer["lawful"] = lawful_to_json(assessment)
    yield to_line(answer)


def decode(line: bytes, number: int) -> str:
    """Return the line as text; a byte order mark may open the first one."""
    if number == 1:
        line = line.removeprefix(BOM)
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise WireError(f"not UTF-8 at byte {error.start + 1}; save the file as UTF-8") from None


@contextmanager
def open_input(name: str) -> Iterator[BinaryIO]:
    """Open a file of cases, or standard input for `-`, which stays open."""
    if name == "-":
        yield sys.stdin.buffer
    else:
        with open(name, "rb") as source:
            yield source


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale says; a stream of a test may have no such switch."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
