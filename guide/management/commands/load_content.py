from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guide.transfer.files import ContentError
from guide.transfer.load import Outcome, load_content


class Command(BaseCommand):
    help = (
        "Load the content files into the database. Rows that an editor changed are left alone "
        "and named; the exit status is 1 then, and 2 where a file cannot be taken."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dir", type=Path, default=settings.CONTENT_DIR)
        parser.add_argument(
            "--overwrite",
            nargs="+",
            default=[],
            metavar="SLUG",
            help="take the file's version of these records, whatever an editor changed",
        )
        parser.add_argument("--overwrite-all", action="store_true")
        parser.add_argument(
            "--keep-edited",
            action="store_true",
            help="exit with 0 even where rows were left alone",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["dir"]
        try:
            outcome = load_content(
                folder, overwrite=options["overwrite"], overwrite_all=options["overwrite_all"]
            )
        except ContentError as error:
            raise CommandError(f"{error}\nNothing was loaded.", returncode=2) from error
        self._report(outcome)
        if outcome.edited and not options["keep_edited"]:
            raise CommandError(
                f"{len(outcome.edited)} edited, left alone: dump_content takes them into the "
                "files, --overwrite SLUG takes the file's version.",
                returncode=1,
            )

    def _report(self, outcome: Outcome) -> None:
        for name in outcome.edited:
            self.stderr.write(f"{name}: changed by an editor since the last load, left alone")
        for name in outcome.without_file:
            self.stderr.write(f"{name}: in the database, but there is no such file")
        self.stdout.write(
            f"{outcome.changed} changed ({len(outcome.created)} new, {len(outcome.updated)} "
            f"updated), {outcome.same} as before"
        )
