"""Whether the borrower could be reached before a third person was contacted."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import datetime, timedelta

from complaints.conduct.calls import Outcome, outcome
from complaints.conduct.facts import Addressee, Channel, Contact
from complaints.conduct.heard import HeardOf
from complaints.conduct.signs import Sign


class Reach:
    """The moments at which the log shows the borrower reached."""

    def __init__(self, contacts: Iterable[Contact], words: HeardOf) -> None:
        self._moments = sorted(contact.at for contact in contacts if shows_reached(contact, words))

    def reached_before(self, moment: datetime, hours: int) -> bool:
        """Tell whether the borrower was reached within `hours` before `moment`."""
        earliest = bisect_left(self._moments, moment - timedelta(hours=hours))
        return earliest < len(self._moments) and self._moments[earliest] < moment


def shows_reached(contact: Contact, words: HeardOf) -> bool:
    """Tell whether the borrower answered a person's call, or says that they replied."""
    if contact.to is not Addressee.BORROWER:
        return False
    if contact.channel is Channel.PHONE:
        return outcome(contact) is Outcome.CONNECTED
    return Sign.REPLIED in words(contact).signs
