"""Make ready, before gunicorn parts into processes, what first requests would wait for."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.urls import get_resolver

from complaints.conduct.assess import assess
from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.facts import Addressee, Case, Channel, Contact

SAID = "今天不还钱，我就上门找你家里人，还要发到通讯录。我不想活了。"


def warm_up() -> None:
    """Import every page, and judge one invented contact by the content files' rules.

    The processes share what this leaves in memory, those included that replace others later. The
    database is never asked: a connection must not be shared, and where it is down the app can start
    nevertheless. Rows that equal the files are read by the very readers made ready here; of others,
    only what editors changed is made anew.
    """
    _pages = get_resolver().url_patterns
    contact = Contact(
        id="c1",
        at=datetime(2026, 3, 5, tzinfo=UTC),
        channel=Channel.PHONE,
        to=Addressee.BORROWER,
        text=SAID,
    )
    assess(rulebook_from_files(Path(settings.CONTENT_DIR)), Case("warm-up", (contact,)))
