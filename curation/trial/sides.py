"""One contact under two editions, side by side: what each found, and where they part."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from complaints.conduct.explain import ContactExplained, explain_case
from complaints.conduct.facts import Case, Flag
from complaints.conduct.rulebook import Rulebook
from complaints.conduct.text.explain import UNSUITED, Piece, Sighting, Weighing
from curation.trial.words import (
    CERTAINTIES,
    EXCUSES,
    HOLDS,
    NOTICES,
    SEVERITIES,
    SPEAKERS,
    WHY_NOT,
)

HEAVIEST = 8  # pieces that the page names for a kind


@dataclass(frozen=True, slots=True)
class Side:
    """One edition and what it made of the contact."""

    rulebook: Rulebook
    explained: ContactExplained

    @property
    def clauses(self) -> list[tuple[str, str, list[str]]]:
        """The clauses, whose words they are, and what takes them back."""
        return [
            (clause.text, str(SPEAKERS[clause.speaker]), [str(HOLDS[one]) for one in clause.guards])
            for clause in self.explained.words.clauses
        ]

    @property
    def weighings(self) -> list["ShownWeighing"]:
        return [ShownWeighing(self.rulebook, one) for one in self.explained.words.weighings]

    @property
    def borne(self) -> list[tuple[str, str]]:
        """Each reading, and what the rules of the case made of it."""
        return [
            (
                name_of(self.rulebook, one.reading.kind),
                str(WHY_NOT[one.why_not]) if one.why_not else _("成立"),
            )
            for one in self.explained.borne
        ]

    @property
    def excuse(self) -> str:
        return str(EXCUSES[self.explained.excuse]) if self.explained.excuse else ""


@dataclass(frozen=True, slots=True)
class ShownWeighing:
    rulebook: Rulebook
    weighing: Weighing

    @property
    def name(self) -> str:
        return name_of(self.rulebook, self.weighing.kind)

    @property
    def verdict(self) -> str:
        certainty = self.weighing.certainty
        return str(CERTAINTIES[certainty]) if certainty else _("没到线")

    @property
    def pieces(self) -> tuple[Piece, ...]:
        learned = self.weighing.learned
        return learned.pieces[:HEAVIEST] if learned else ()

    @property
    def facts(self) -> float:
        learned = self.weighing.learned
        return sum(fact.weight for fact in learned.facts) if learned else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that either edition found, in words for each of them."""

    name: str
    quote: str
    published: str
    drafted: str
    more: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        return self.published != self.drafted


@dataclass(frozen=True, slots=True)
class Sides:
    published: Side
    drafted: Side

    @property
    def phrases(self) -> list[Row]:
        """Phrases for such a contact whose words occur, those of signs after the others."""
        return [
            *self._rows(lambda side: _suited(side.explained.words.sightings), _sighting_row),
            *self._rows(lambda side: side.explained.words.signs, _sighting_row),
        ]

    @property
    def readings(self) -> list[Row]:
        return self._rows(
            lambda side: [one for one in side.explained.words.weighings if one.certainty],
            lambda side, one: (
                one.kind,
                name_of(side.rulebook, one.kind),
                "",
                f"{CERTAINTIES[one.certainty]}{_total(one)}",
                (),
            ),
        )

    @property
    def flags(self) -> list[Row]:
        return self._rows(lambda side: side.explained.flags, _flag_row)

    @property
    def notices(self) -> list[Row]:
        return self._rows(
            lambda side: side.explained.notices,
            lambda _side, one: (one.kind, str(NOTICES[one.kind]), one.words, _("有"), ()),
        )

    @property
    def lawful(self) -> Row:
        """Why it has no flag, under each edition that finds none."""
        return Row("", "", self.published.explained.lawful, self.drafted.explained.lawful)

    @property
    def differs(self) -> bool:
        rows = (*self.phrases, *self.readings, *self.flags, *self.notices)
        return any(row.differs for row in rows)

    def _rows(
        self,
        things: Callable[[Side], Iterable[Any]],
        show: Callable[[Side, Any], "_Shown"],
    ) -> list[Row]:
        old, new = (
            {shown[0]: shown for shown in (show(side, thing) for thing in things(side))}
            for side in (self.published, self.drafted)
        )
        rows = []
        for key in dict.fromkeys([*old, *new]):
            before, after = old.get(key), new.get(key)
            shown = after or before
            assert shown is not None  # noqa: S101 (one of them has the key)
            rows.append(
                Row(
                    name=shown[1],
                    quote=shown[2],
                    published=before[3] if before else "",
                    drafted=after[3] if after else "",
                    more=shown[4],
                )
            )
        return rows


_Shown = tuple[Hashable, str, str, str, tuple[str, ...]]


def compare_sides(published: Rulebook, drafted: Rulebook, case: Case) -> Sides:
    """Judge the case's one contact by both editions."""
    first, second = (
        Side(rulebook, explain_case(rulebook, case).contacts[0])
        for rulebook in (published, drafted)
    )
    return Sides(first, second)


def name_of(rulebook: Rulebook, kind: str) -> str:
    """Return what people call a conduct or a kind of notice."""
    if kind in NOTICES:
        return str(NOTICES[kind])
    known = rulebook.conducts.get(kind)
    return known.name if known else kind


def _suited(sightings: Iterable[Sighting]) -> list[Sighting]:
    return [one for one in sightings if not UNSUITED.intersection(one.holds)]


def _sighting_row(_side: Side, one: Sighting) -> _Shown:
    if one.holds:
        said = "、".join(str(HOLDS[hold]) for hold in one.holds)
    elif one.used:
        said = str(CERTAINTIES[one.certainty])
    else:
        said = _("%(certainty)s（同表已有一条）") % {"certainty": CERTAINTIES[one.certainty]}
    name = f"{one.kind}/{one.id}"
    return name, name, one.text, said, ()


def _total(one: Weighing) -> str:
    return "" if one.total is None else f"（{one.total:+.2f}）"


def _flag_row(side: Side, flag: Flag) -> _Shown:
    said = f"{SEVERITIES[flag.severity]}，{CERTAINTIES[flag.certainty]}"
    titles = tuple(side.rulebook.provisions[key].title for key in flag.provisions)
    return (
        flag.conduct,
        name_of(side.rulebook, flag.conduct),
        "".join(quote.text for quote in flag.words),
        f"{said}：{'、'.join(titles)}" if titles else said,
        (flag.why,),
    )
