"""What the sealed rows hold: plain data with a mapping form, one class a kind of row.

`to_fields` and `from_fields` are inverse. A field added later gets a default, so that rows
sealed before it still open.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from complaints.conduct.facts import (
    Addressee,
    Channel,
    Claim,
    Clock,
    Contact,
    Flag,
    LenderKind,
    Refusal,
)


@dataclass(frozen=True, slots=True)
class DebtFacts:
    """One loan as the borrower knows it. `lender` is blank until it has been found out."""

    product: str
    lender: str = ""
    lender_kind: LenderKind = LenderKind.UNKNOWN
    contract_number: str = ""
    overdue_since: date | None = None
    settled_on: date | None = None
    refusals: tuple[Refusal, ...] = ()

    @property
    def title(self) -> str:
        return f"{self.product}（{self.lender}）" if self.lender else self.product

    def with_refusal(self, refusal: Refusal) -> "DebtFacts":
        """Return the same loan with one refusal more; saying the same twice changes nothing."""
        if refusal in self.refusals:
            return self
        ordered = sorted((*self.refusals, refusal), key=lambda each: each.at)
        return replace(self, refusals=tuple(ordered))

    def to_fields(self) -> dict[str, Any]:
        return {
            "product": self.product,
            "lender": self.lender,
            "lender_kind": self.lender_kind.value,
            "contract_number": self.contract_number,
            "overdue_since": _iso(self.overdue_since),
            "settled_on": _iso(self.settled_on),
            "refusals": [{"by": each.by, "at": each.at.isoformat()} for each in self.refusals],
        }

    @classmethod
    def from_fields(cls, fields: dict[str, Any]) -> Self:
        return cls(
            product=fields["product"],
            lender=fields["lender"],
            lender_kind=LenderKind(fields["lender_kind"]),
            contract_number=fields["contract_number"],
            overdue_since=_day(fields["overdue_since"]),
            settled_on=_day(fields["settled_on"]),
            refusals=tuple(
                Refusal(each["by"], datetime.fromisoformat(each["at"]))
                for each in fields["refusals"]
            ),
        )


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """One contact of one debt. `at` carries an offset. `acts` are ticked conduct slugs.

    `put_away` are the kinds of notice (despair, danger) whose block was put away: it is not shown
    again. They lie in here and in no row of their own, which would tell that there was a notice.
    """

    debt: str
    at: datetime
    channel: Channel
    to: Addressee = Addressee.BORROWER
    person: str = ""
    answered: bool | None = None
    seconds: int | None = None
    number: str = ""
    claims_to_be: Claim = Claim.UNKNOWN
    invited: bool = False
    text: str = ""
    acts: tuple[str, ...] = ()
    clock: Clock = Clock.EXACT
    put_away: tuple[str, ...] = ()

    def as_contact(self, contact_id: str) -> Contact:
        """Return the contact as the rule engine takes it."""
        return Contact(
            id=contact_id,
            at=self.at,
            channel=self.channel,
            to=self.to,
            person=self.person or None,
            answered=self.answered,
            seconds=self.seconds,
            number=self.number or None,
            claims_to_be=self.claims_to_be,
            invited=self.invited,
            text=self.text,
            acts=self.acts,
            clock=self.clock,
        )

    def to_fields(self) -> dict[str, Any]:
        return {
            "debt": self.debt,
            "at": self.at.isoformat(),
            "channel": self.channel.value,
            "to": self.to.value,
            "person": self.person,
            "answered": self.answered,
            "seconds": self.seconds,
            "number": self.number,
            "claims_to_be": self.claims_to_be.value,
            "invited": self.invited,
            "text": self.text,
            "acts": list(self.acts),
            "clock": self.clock.value,
            "put_away": list(self.put_away),
        }

    @classmethod
    def from_fields(cls, fields: dict[str, Any]) -> Self:
        return cls(
            debt=fields["debt"],
            at=datetime.fromisoformat(fields["at"]),
            channel=Channel(fields["channel"]),
            to=Addressee(fields["to"]),
            person=fields["person"],
            answered=fields["answered"],
            seconds=fields["seconds"],
            number=fields["number"],
            claims_to_be=Claim(fields["claims_to_be"]),
            invited=fields["invited"],
            text=fields["text"],
            acts=tuple(fields["acts"]),
            clock=Clock(fields.get("clock", Clock.EXACT)),
            put_away=tuple(fields.get("put_away", ())),
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """The borrower confirmed or dismissed one flag, under one edition of the rules.

    A flag over several contacts that has grown since is another flag: it is asked about again.
    """

    conduct: str
    contacts: frozenset[str]
    confirmed: bool
    reason: str = ""
    rulebook: str = ""

    def is_about(self, flag: Flag) -> bool:
        return self.conduct == flag.conduct and self.contacts == frozenset(flag.contacts)

    def to_fields(self) -> dict[str, Any]:
        return {
            "conduct": self.conduct,
            "contacts": sorted(self.contacts),
            "confirmed": self.confirmed,
            "reason": self.reason,
            "rulebook": self.rulebook,
        }

    @classmethod
    def from_fields(cls, fields: dict[str, Any]) -> Self:
        return cls(
            conduct=fields["conduct"],
            contacts=frozenset(fields["contacts"]),
            confirmed=fields["confirmed"],
            reason=fields["reason"],
            rulebook=fields["rulebook"],
        )


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What was typed for the paper of one debt; none of it is needed anywhere else."""

    debt: str
    contacts: frozenset[str] | None = None  # None: not chosen yet
    office: str = ""
    name: str = ""
    phone: str = ""
    id_number: str = ""
    address: str = ""
    demands: tuple[str, ...] = ()
    statement: str = ""

    def to_fields(self) -> dict[str, Any]:
        return {
            "debt": self.debt,
            "contacts": None if self.contacts is None else sorted(self.contacts),
            "office": self.office,
            "name": self.name,
            "phone": self.phone,
            "id_number": self.id_number,
            "address": self.address,
            "demands": list(self.demands),
            "statement": self.statement,
        }

    @classmethod
    def from_fields(cls, fields: dict[str, Any]) -> Self:
        chosen = fields["contacts"]
        return cls(
            debt=fields["debt"],
            contacts=None if chosen is None else frozenset(chosen),
            office=fields["office"],
            name=fields["name"],
            phone=fields["phone"],
            id_number=fields["id_number"],
            address=fields["address"],
            demands=tuple(fields["demands"]),
            statement=fields["statement"],
        )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
