"""Log the sample of 220 contacts through the pages' own forms.

`make sample` does it in the app of this folder, and says how to open the casebook in a browser.
"""

import sys
from pathlib import Path

from complaints.casebook.facts import ContactFacts
from complaints.conduct.facts import SHANGHAI, Contact
from complaints.conduct.wire import read_case
from tests.complaints.borrower import Borrower

LOG = Path(__file__).parents[1] / "data" / "case-log.jsonl"


def log_sample(borrower: Borrower) -> int:
    """Write the sample's loan, its refusals and its contacts; return the number of contacts."""
    case = read_case(LOG.read_text("utf-8"), slugs=())
    borrower.add_debt(lender_kind=case.lender_kind.value)
    for refusal in case.refusals:
        to, _colon, label = refusal.by.partition(":")
        parts = zip(
            ("day_0", "day_1", "day_2", "time_0", "time_1"),
            refusal.at.astimezone(SHANGHAI).strftime("%Y %m %d %H %M").split(),
            strict=True,
        )
        borrower.refuse({"to": to, "label": label, **dict(parts)})
    for contact in case.contacts:
        borrower.log_facts(facts_of(contact, borrower.debt))
    return len(case.contacts)


def facts_of(contact: Contact, debt: str) -> ContactFacts:
    """Return a contact of the file as the casebook keeps it."""
    return ContactFacts(
        debt=debt,
        at=contact.at,
        channel=contact.channel,
        to=contact.to,
        person=contact.person or "",
        answered=contact.answered,
        seconds=contact.seconds,
        number=contact.number or "",
        claims_to_be=contact.claims_to_be,
        invited=contact.invited,
        text=contact.text,
        acts=contact.acts,
    )


def main() -> None:
    """Fill a casebook of the app in this folder and say how to open it."""
    borrower = Borrower(SERVER_NAME="localhost").open_new()
    count = log_sample(borrower)
    code = " ".join(borrower.code[start : start + 5] for start in range(0, 30, 5))
    sys.stdout.write(f"{count} contacts logged.\ncase number    {borrower.number}\n")
    sys.stdout.write(f"recovery code  {code}\nOpen it at /case/open/.\n")
