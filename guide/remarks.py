"""Taking down what readers say is wrong, without anything about who says it."""

import threading
import time
from collections import deque
from dataclasses import asdict

from django.utils import timezone

from guide.models import Remark
from guide.remark_pages import shown_on
from guide.remark_queue import forget_old_remarks

# How many are taken in all and for one page: whoever floods the box is stopped without anybody's
# address being kept. The minute is counted in the memory of each process, and holds no words.
MOST_A_MINUTE = 10
MOST_A_DAY = 200
MOST_A_PAGE = 20
MINUTE = 60.0


class TooManyRemarks(Exception):
    """Today's box is full."""


class TooFast(Exception):
    """This minute's share is used up."""


class Pace:
    """At most so many in any minute; threads may share one."""

    def __init__(self) -> None:
        self._moments: deque[float] = deque()
        self._lock = threading.Lock()

    def take(self, now: float) -> bool:
        """Count one at `now` (monotonic seconds), unless the minute is full already."""
        with self._lock:
            while self._moments and now - self._moments[0] >= MINUTE:
                self._moments.popleft()
            if len(self._moments) >= MOST_A_MINUTE:
                return False
            self._moments.append(now)
            return True


pace = Pace()


def take_remark(page: str, part: str, wrong: str) -> None:
    """Keep a remark on `page`, once a day however often it is sent.

    Raises TooManyRemarks or TooFast. Remarks that are long done with are forgotten on the way.
    """
    forget_old_remarks()
    today = timezone.localdate()
    of_today = Remark.objects.filter(sent_on=today)
    if of_today.filter(page=page, part=part, wrong=wrong).exists():
        return
    if of_today.count() >= MOST_A_DAY or of_today.filter(page=page).count() >= MOST_A_PAGE:
        raise TooManyRemarks
    if not pace.take(time.monotonic()):
        raise TooFast
    shown = asdict(shown_on(page))
    Remark.objects.create(page=page, part=part, wrong=wrong, sent_on=today, **shown)
