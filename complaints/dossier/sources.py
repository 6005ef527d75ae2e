"""The provisions that the confirmed flags cite: numbered once, worded for a reader in an office."""

from collections.abc import Mapping
from datetime import date

from complaints.conduct.facts import Flag, LenderKind
from complaints.conduct.rulebook import FORCES, Provision, Rulebook
from complaints.dossier import wording
from complaints.dossier.model import Source


class Sources:
    """The cited provisions, what binds the lender first, law before standards."""

    def __init__(self, flags: tuple[Flag, ...], rulebook: Rulebook, lender: LenderKind) -> None:
        self.rulebook = rulebook
        self.lender = lender
        keys = sorted({key for flag in flags for key in flag.provisions}, key=self._rank)
        self.notes = {
            key: dict.fromkeys(
                note for flag in flags if (note := rulebook.citation_note(flag.conduct, key))
            )
            for key in keys
        }
        self.numbers: Mapping[str, int] = {key: place for place, key in enumerate(keys, 1)}

    def _rank(self, key: str) -> tuple[bool, int, str, str]:
        instrument = self.rulebook.provisions[key].instrument
        return (self.conditional(key), FORCES.index(instrument.force), instrument.slug, key)

    def conditional(self, key: str) -> bool:
        return self.rulebook.is_conditional(key, self.lender)

    def cited(self, keys: tuple[str, ...]) -> str:
        """The numbers of `keys` as the paper refers to them, such as 〔1〕〔3〕."""
        return "".join(f"〔{number}〕" for number in sorted(self.numbers[key] for key in keys))

    def name(self, key: str) -> str:
        return self.rulebook.provisions[key].title

    def condition(self, key: str) -> str:
        """Under which kind of lender the provision binds, or '' where it binds this one."""
        if not self.conditional(key):
            return ""
        return f"若放款机构为{_kinds(self.rulebook.provisions[key])}"

    def force(self, key: str) -> str:
        """What the rule is, in words; a standard is known by its number."""
        instrument = self.rulebook.provisions[key].instrument
        word = wording.FORCES[instrument.force]
        return f"{word} {instrument.number}" if instrument.force == "standard" else word

    def is_law(self, key: str) -> bool:
        return self.rulebook.provisions[key].instrument.force in wording.LAW

    def rows(self) -> tuple[Source, ...]:
        return tuple(self._row(key, number) for key, number in self.numbers.items())

    def _row(self, key: str, number: int) -> Source:
        provision = self.rulebook.provisions[key]
        instrument = provision.instrument
        return Source(
            number=number,
            title=provision.title,
            instrument="，".join(
                part for part in (instrument.name, instrument.number, instrument.issuer) if part
            ),
            force=self.force(key),
            dates=_dates(provision.effective_from, provision.effective_to),
            says=provision.says,
            consequence=provision.consequence,
            condition="；".join(
                part.rstrip("。") for part in (self.condition(key), *self.notes[key]) if part
            ),
            address=instrument.address,
        )


def _kinds(provision: Provision) -> str:
    names = [
        wording.LENDER_KINDS[kind]
        for kind in LenderKind
        if kind in provision.instrument.binds and wording.LENDER_KINDS[kind]
    ]
    return "、".join(names)


def _dates(start: date | None, end: date | None) -> str:
    if start and end:
        return f"{wording.day_text(start)}至{wording.day_text(end)}有效"
    if start:
        return f"{wording.day_text(start)}起施行"
    return f"有效至{wording.day_text(end)}" if end else "施行日期见原文"
