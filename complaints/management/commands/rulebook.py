"""`manage.py rulebook`: editions of the rules, shown, listed and proved to be what they were."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from complaints.conduct.edition import Edition, PackError
from complaints.conduct.rulebook import Conduct, Rulebook, in_force
from complaints.rules import NoSuchEdition, current_rulebook, find_edition, rebuild_edition
from guide.management.pipes import ends_with_its_pipe
from guide.models import RulebookEdition

NOT_EQUAL = 1
BAD_INPUT = 2


def _day(text: str) -> date:
    return date.fromisoformat(text)


class Command(BaseCommand):
    help = (
        "Show an edition of the rules (the one in force now, or the one whose HASH a dossier "
        "names), list those that were in use, or rebuild them and compare their hashes. Status 1: "
        "an edition is no longer what its hash says; 2: no such edition."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", nargs="?", choices=["show", "list", "verify"], default="show")
        parser.add_argument("hash", nargs="?", help="all of it, or its first 8 digits and more")
        parser.add_argument(
            "--on", type=_day, metavar="DAY", help="only what is in force on DAY, like 2026-03-01"
        )
        parser.add_argument(
            "--json", action="store_true", help="show: all records of a kept edition, as JSON"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with ends_with_its_pipe():
                getattr(self, f"_{options['what']}")(options)
        except (NoSuchEdition, PackError) as problem:
            raise CommandError(str(problem), returncode=BAD_INPUT) from problem

    def _list(self, options: dict[str, Any]) -> None:
        for kept in RulebookEdition.objects.defer("packed"):
            self.stdout.write(f"{kept.hash}  first used {kept.made_at:%Y-%m-%d}")

    def _verify(self, options: dict[str, Any]) -> None:
        if options["hash"]:
            chosen = [find_edition(options["hash"])]
        else:
            chosen = list(RulebookEdition.objects.all())
        wrong = 0
        for kept in chosen:
            _edition, rulebook = rebuild_edition(kept)
            equal = rulebook.hash == kept.hash
            wrong += not equal
            said = "rebuilt and hashed equal" if equal else f"NOT equal: now {rulebook.hash}"
            self.stdout.write(f"{kept.hash}  {said}")
        if wrong:
            raise CommandError(
                f"{wrong} of {len(chosen)} editions changed: take them from a backup",
                returncode=NOT_EQUAL,
            )

    def _show(self, options: dict[str, Any]) -> None:
        # The edition in force is kept by the time its rulebook is there, if rows hold the rules.
        rulebook = current_rulebook()
        edition = None
        if options["hash"]:
            edition, rulebook = rebuild_edition(find_edition(options["hash"]))
        elif options["json"]:
            edition, rulebook = rebuild_edition(find_edition(rulebook.hash))
        if edition is not None and options["json"]:
            self.stdout.write(
                json.dumps(edition.records, ensure_ascii=False, indent=1, default=date.isoformat)
            )
            return
        for line in lines_of(rulebook, options["on"], edition):
            self.stdout.write(line)


def lines_of(rulebook: Rulebook, day: date | None, edition: Edition | None) -> Iterator[str]:
    """Give an edition as lines: its conducts, each with its limits and provisions."""
    yield rulebook.hash
    yield f"in force on {day}" if day else "all days"
    yield (
        f"{len(rulebook.instruments)} instruments, {len(rulebook.provisions)} provisions, "
        f"{len(rulebook.conducts)} conducts"
    )
    if edition is not None and not edition.has_present_weights:
        yield "The learned reader of words was another one then: flags from words may differ."
    for conduct in rulebook.conducts.values():
        yield ""
        yield f"{conduct.slug}  {conduct.name}  ({conduct.severity})"
        yield from _limit_lines(conduct, day)
        yield from _provision_lines(rulebook, conduct, day)


def _limit_lines(conduct: Conduct, day: date | None) -> Iterator[str]:
    for limit in conduct.limits:
        if day is None or in_force(limit.start, limit.end, day):
            span = _span(limit.start, limit.end)
            yield f"  {limit.name} = {limit.value} {limit.unit}  {span}  by {limit.by}"


def _provision_lines(rulebook: Rulebook, conduct: Conduct, day: date | None) -> Iterator[str]:
    for citation in conduct.citations:
        provision = rulebook.provisions[citation.provision]
        start, end = provision.effective_from, provision.effective_to
        if day is None or in_force(start, end, day):
            yield f"  {provision.key}  {provision.title}  {_span(start, end)}"


def _span(start: date | None, end: date | None) -> str:
    return f"{start or '…'} to {end or 'open'}"
