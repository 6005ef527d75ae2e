"""Whether the borrower could be reached before a third person was contacted."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import datetime, timedelta

from complaints.conduct.calls import Outcome, outcome
from complaints.conduct.facts import Addressee, Channel, Contact

REPLIED = re.compile(
    r"我(?:也|就|才|便|都|当时|马上|立刻|随后|当场|跟[他她]|和[他她]|给[他她])?"
    r"(?:回[了复他她]|答|说|讲|问|告诉|约|解释|同意|拒绝|承诺|发了)"
)
SPOKE_LATELY = re.compile(
    r"(?:本人|他|她)?(?:今天|今早|昨天|昨儿|昨晚|前天|刚才|刚刚|正)[^，。]{0,8}(?:通[过上了]|接了|联系上|讲着|说了|答应)"
)


class Reach:
    """The moments at which the log shows the borrower reached."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._moments = sorted(contact.at for contact in contacts if shows_reached(contact))

    def reached_before(self, moment: datetime, hours: int) -> bool:
        """Tell whether the borrower was reached within `hours` before `moment`."""
        earliest = bisect_left(self._moments, moment - timedelta(hours=hours))
        return earliest < len(self._moments) and self._moments[earliest] < moment


def shows_reached(contact: Contact) -> bool:
    """Tell whether the borrower answered a person's call, or says that they replied."""
    if contact.to is not Addressee.BORROWER:
        return False
    if contact.channel is Channel.PHONE:
        return outcome(contact) is Outcome.CONNECTED
    return bool(REPLIED.search(contact.text))
