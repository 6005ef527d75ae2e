"""`manage.py publish_due`: publish what is scheduled for now; meant for cron."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from curation.releasing import publish_due


class Command(BaseCommand):
    help = (
        "Publish the changes whose moment has come. Running it often does no harm; the app does "
        "the same once a minute while somebody reads. Status 1 where a change could not be "
        "published: it stays scheduled, and its page in the admin says why."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = publish_due()
        for change in done.published:
            self.stdout.write(f"published {change.kind}/{change.slug}")
        for change in done.held_up:
            self.stderr.write(f"held up {change.kind}/{change.slug}: {change.problem}")
        if done.held_up:
            raise CommandError(f"{len(done.held_up)} could not be published", returncode=1)
