"""Contacts with people who owe nothing (`third-party-contact`, `wrong-person`)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from complaints.conduct.calls import Outcome, is_third_person, outcome, recipient
from complaints.conduct.excuses import Excuse, asks_neutrally, excuse_for
from complaints.conduct.facts import Addressee, Case, Certainty, Claim, Contact
from complaints.conduct.findings import (
    Finding,
    StrangerPressed,
    ThirdPersonContacted,
    ThirdPersonReason,
)
from complaints.conduct.pressure import CALM, WordsOf
from complaints.conduct.reach import SPOKE_LATELY, Reach
from complaints.conduct.refusals import Refusals
from complaints.conduct.rulebook import Rulebook

THIRD_PERSON_KINDS = frozenset(
    {
        "third-party-contact",
        "debt-disclosure",
        "third-party-pressure",
        "ignored-refusal",
        "workplace-harassment",
    }
)
COLLECTORS = frozenset({Claim.AGENCY, Claim.LAW_FIRM})
ABOUT_DEBT = re.compile(
    r"[欠還还]\S{0,3}[钱錢款债債账帳贷]|逾期|催[收款债債]|[借贷貸]款|网贷|貸款|[还還]款|债[务主权]|欠[条款了着]"
    r"|分期|信用卡|消费金融|小贷|账单|联系不上(?:他|她|本人)|紧急联系人|替(?:他|她)[还還]|要[债账]|讨债"
    r"|转告(?:他|她|本人|借款)|躲(?:着|债|哪)|老赖|失信|那笔[账钱]|结(?:账|清)|该结的|授权|贷后|金融|征信|[一二三四五六七八九十两几]期"
)
# Somebody looks for the borrower through others.
SEEKING = re.compile(
    r"[请让叫喊劝](?:他|她|我|其|本人|[^，。]{0,6}(?:先生|女士|小姐|家人)).{0,10}(?:联系|回[个电话拨]|接|还|找一下)"
    r"|换(?:了)?号|躲哪|在不在|(?:问|找)(?:一下)?(?:我|他|她|你|您).{0,8}(?:在不在|住哪|在哪|几点|下落|上班)|(?:捎|带|递)个?(?:话|口信)"
)


@dataclass(frozen=True, slots=True)
class ThirdPersonView:
    """What a detector must know about the case beside the one contact."""

    rulebook: Rulebook
    case: Case
    reach: Reach
    refusals: Refusals
    numbers: frozenset[str]

    def borrower_reachable(self, contact: Contact) -> bool:
        """Tell whether the borrower could be reached, as the case says or the log shows."""
        if self.case.borrower_reachable is not None:
            return self.case.borrower_reachable
        window = self.rulebook.limit(
            "third-party-contact", "reachable-window", contact.day, self.case.lender_kind
        )
        return window is not None and self.reach.reached_before(contact.at, int(window.value))


def collectors_numbers(contacts: Sequence[Contact]) -> frozenset[str]:
    """Return the numbers that also called the borrower: what they want of others is the debt."""
    return frozenset(
        contact.number
        for contact in contacts
        if contact.number and contact.to is Addressee.BORROWER and not contact.invited
    )


def find_third_person_contacts(
    view: ThirdPersonView, contacts: Sequence[Contact], words: WordsOf
) -> Iterator[Finding]:
    """Yield a finding for each contact that should not have gone to that person.

    A dial that rang out, and a line that opened for a second, leave it open.
    """
    times: Counter[str] = Counter()
    for contact in contacts:
        if not is_third_person(contact) or contact.invited:
            continue
        if outcome(contact) is not Outcome.CONNECTED:
            continue
        times[recipient(contact)] += 1
        again = times[recipient(contact)]
        excuse = excuse_for(contact, words(contact))
        # One wrong number with an apology is none; the second is no slip of the finger.
        if excuse and not (excuse is Excuse.WRONG_NUMBER and again > 1):
            continue
        if not _is_collection(view, contact, words):
            continue
        reason = _reason(view, contact, words)
        if reason is None:
            continue
        sure = Certainty.CLEAR if contact.text.strip() else Certainty.ASK
        yield Finding("third-party-contact", (contact,), ThirdPersonContacted(reason), sure)
        if contact.to is Addressee.STRANGER and (again > 1 or _pressed(contact, words)):
            yield Finding("wrong-person", (contact,), StrangerPressed(again), sure)


def _is_collection(view: ThirdPersonView, contact: Contact, words: WordsOf) -> bool:
    return (
        not contact.text.strip()
        or contact.claims_to_be in COLLECTORS
        or contact.number in view.numbers
        or any(reading.kind not in ("despair", "danger") for reading in words(contact))
        or bool(ABOUT_DEBT.search(contact.text) or SEEKING.search(contact.text))
    )


def _reason(view: ThirdPersonView, contact: Contact, words: WordsOf) -> ThirdPersonReason | None:
    if view.refusals.before(contact):
        return ThirdPersonReason.REFUSED
    if contact.to is not Addressee.EMERGENCY_CONTACT:
        return ThirdPersonReason.NOT_NAMED
    if view.borrower_reachable(contact) or SPOKE_LATELY.search(contact.text):
        return ThirdPersonReason.REACHABLE
    if not asks_neutrally(contact, words(contact)):
        return ThirdPersonReason.NOT_NEUTRAL
    return None


def _pressed(contact: Contact, words: WordsOf) -> bool:
    return any(
        reading.kind in ("third-party-pressure", "debt-disclosure", "wrong-person")
        or reading.kind not in CALM
        for reading in words(contact)
    )
