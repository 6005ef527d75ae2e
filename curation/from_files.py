"""What came from content files stands in the history of its row too."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from curation.models import Change, text_of, title_of
from curation.states import Origin, State
from guide.signals import content_loaded
from guide.transfer.load import Loaded


@receiver(content_loaded, dispatch_uid="changes-from-files")
def _note_loaded(sender: Any, saved: list[Loaded], **kwargs: Any) -> None:
    now = timezone.now()
    Change.objects.bulk_create(
        Change(
            kind=kind,
            slug=after["slug"],
            title=title_of(after["slug"], after),
            before_text=text_of(kind, before),
            after_text=text_of(kind, after),
            state=State.PUBLISHED,
            origin=Origin.FILES,
            reason=_("载入内容文件"),
            published_at=now,
        )
        for kind, before, after in saved
    )
