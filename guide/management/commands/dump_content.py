from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guide.transfer.dump import dump_content


class Command(BaseCommand):
    help = "Write the public rows to content files, which load_content reads back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dir", type=Path, default=settings.CONTENT_DIR)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["dir"]
        try:
            done = dump_content(folder)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}", returncode=2) from error
        for name in done.without_row:
            self.stderr.write(f"{name}: no such row any more; delete the file or load it again")
        self.stdout.write(f"{len(done.written)} files written, {done.same} as before")
