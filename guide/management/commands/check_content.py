"""`manage.py check_content`: what an editor should right, one line a problem."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from guide.addresses import is_page
from guide.management.pipes import ends_with_its_pipe
from guide.reading import Measure
from guide.review.check import review
from guide.review.finding import Level, Records
from guide.review.pages import LONGEST, reading_of
from guide.transfer.files import ContentError, file_name, read_records
from guide.transfer.kinds import KINDS
from guide.transfer.rows import records

ERRORS = 1
UNREADABLE = 2


class Command(BaseCommand):
    help = (
        "Check the content files: dead links, law cited for days on which it does not hold, "
        "missing sources, phone numbers without a day, unconfirmed facts worded as law, pages that "
        "are too long, too hard to read or not looked over for a year. One line a problem: file, "
        "place, what, how to right it. Status 1 where there are errors (warnings alone: 0), 2 "
        "where a file cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        source = parser.add_mutually_exclusive_group()
        source.add_argument("--dir", type=Path, default=settings.CONTENT_DIR)
        source.add_argument(
            "--rows", action="store_true", help="check the rows, with what editors changed"
        )
        parser.add_argument(
            "--reading", action="store_true", help="print the reading measures of every page first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        content = self._records(options)
        with ends_with_its_pipe():
            self._check(content, options)

    def _check(self, content: Records, options: dict[str, Any]) -> None:
        if options["reading"]:
            self._print_reading(content)
        findings = review(content, timezone.localdate(), is_page)
        for finding in findings:
            self.stdout.write(str(finding))
        errors = sum(finding.level is Level.ERROR for finding in findings)
        said = f"{errors} errors, {len(findings) - errors} warnings"
        if errors:
            raise CommandError(said, returncode=ERRORS)
        self.stdout.write(said)

    def _records(self, options: dict[str, Any]) -> Records:
        if options["rows"]:
            return {kind: records(kind) for kind in KINDS}
        try:
            content = {kind: read_records(options["dir"], kind) for kind in KINDS}
        except (ContentError, OSError) as error:
            raise CommandError(str(error), returncode=UNREADABLE) from error
        if not any(content.values()):
            raise CommandError(f"{options['dir']}: no content file there", returncode=UNREADABLE)
        return content

    def _print_reading(self, content: Records) -> None:
        self.stdout.write("file\t" + "\t".join(measure.name.lower() for measure in Measure))
        for kind in LONGEST:
            for record in content[kind]:
                reading = reading_of(kind, record)
                values = "\t".join(f"{reading.value(measure):.3f}" for measure in Measure)
                self.stdout.write(f"{file_name(kind, record['slug'])}\t{values}")
