from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from guide.remark_queue import forget_old_remarks


class Command(BaseCommand):
    help = "Delete readers' remarks that were closed more than REMARK_DAYS days ago."

    def handle(self, *args: Any, **options: Any) -> None:
        gone = forget_old_remarks()
        self.stdout.write(f"{gone} deleted (closed more than {settings.REMARK_DAYS} days ago)")
