"""`manage.py verify_dossier FILE`: is this dossier what it was when it was exported?"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.dossier.verify import CannotRead, Status, UnreadableError, verify

NOT_INTACT = 1
CANNOT_READ = 2

STATUSES = {
    Status.INTACT: gettext_lazy("完好：与导出时一致"),
    Status.ALTERED: gettext_lazy("已改动：内容与导出时不同或已损坏"),
    Status.MISSING: gettext_lazy("缺失：清单里有，压缩包里没有"),
    Status.ADDED: gettext_lazy("多出：导出时没有这个文件"),
    Status.DUPLICATE: gettext_lazy("重复：有同名的文件，无法确定看到的是哪一个"),
    Status.UNSAFE_NAME: gettext_lazy("文件名可疑：解压会写到别的文件夹，请不要解压"),
    Status.UNCHECKED: gettext_lazy("无法核对：清单缺失或已改动"),
}
REASONS = {
    CannotRead.NO_FILE: gettext_lazy("打不开这个文件，请检查路径和读取权限"),
    CannotRead.NOT_ZIP: gettext_lazy("这不是完整的 ZIP 文件，请重新取得原来的压缩包"),
    CannotRead.TOO_LARGE: gettext_lazy("压缩包大得不合常理，没有核对，请不要解压"),
}


class Command(BaseCommand):
    """Prints a line a file: a fixed word, the name and the meaning; then a closing line.

    Exit status: 0 intact, 1 not intact, 2 the file cannot be read as a dossier.
    """

    help = (
        "Check an exported dossier (ZIP) against its manifest. "
        "Exit status: 0 intact, 1 not intact, 2 cannot be read."
    )
    requires_system_checks = ()  # works without a database

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the exported ZIP")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = verify(options["file"])
        except UnreadableError as error:
            text = f"{error.reason.value}: {REASONS[error.reason]}"
            raise CommandError(text, returncode=CANNOT_READ) from None
        for finding in report.findings:
            name = _visible(finding.name)
            self.stdout.write(f"{finding.status.value}\t{name}\t{STATUSES[finding.status]}")
        if not report.intact:
            self.stdout.write(_("结论：不完好，有文件与导出时不同，见上。"))
            sys.exit(NOT_INTACT)
        self.stdout.write(
            _(
                "结论：完好，所有文件自导出后没有改动。这不证明所记内容属实，也不能防止有人另做一份。"
            )
        )


def _visible(name: str) -> str:
    """A name from the ZIP, made harmless to a terminal."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in name)
