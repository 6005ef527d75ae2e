"""`manage.py regression`: the corpus read by the rules in force and by drafts of them."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from complaints.conduct.edition import rulebook_from_files
from complaints.conduct.rulebook import Rulebook
from complaints.rules import current_rulebook
from curation.models import Change
from curation.trial.drafts import UnusableDraft, edition_with, open_rule_changes
from curation.trial.results import Changed, Figures
from curation.trial.runs import Regression, regress
from guide.management.pipes import ends_with_its_pipe
from guide.transfer.files import ContentError

WORSE = 1
BAD_INPUT = 2
PARTS = (
    ("corpus, conduct", False, False),
    ("corpus, notices", False, True),
    ("kept aside, conduct", True, False),
    ("kept aside, notices", True, True),
)


class Command(BaseCommand):
    help = (
        "Read the labelled corpus by the rules in force and by all changes of rules that are not "
        "published yet (or those named, or the content files under --content). Prints figures of "
        "both and the texts whose result changed; of the part kept aside, counts only. Status 1 "
        "with --strict: something got worse."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "change", nargs="*", type=int, help="numbers of changes; all open ones without"
        )
        parser.add_argument(
            "--content", type=Path, metavar="FOLDER", help="compare with these content files"
        )
        parser.add_argument(
            "--strict", action="store_true", help="end with status 1 where a text got worse"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            drafted = self._drafted(options)
        except (UnusableDraft, ContentError, KeyError) as error:
            raise CommandError(f"no edition: {error}", returncode=BAD_INPUT) from error
        regression = regress(current_rulebook(keep=False), drafted)
        if not regression.corpus.cases:
            raise CommandError("no corpus: put corpus/*.jsonl back", returncode=BAD_INPUT)
        with ends_with_its_pipe():
            for line in lines_of(regression):
                self.stdout.write(line)
        changed = (*regression.changed, *regression.changed_aside)
        if options["strict"] and any(one.is_worse for one in changed):
            raise CommandError("some texts got worse", returncode=WORSE)

    def _drafted(self, options: dict[str, Any]) -> Rulebook:
        if options["content"]:
            return rulebook_from_files(options["content"])
        changes = open_rule_changes()
        if options["change"]:
            changes = [_of_number(changes, number) for number in options["change"]]
        for change in changes:
            self.stdout.write(
                f"with change {change.pk}: {change.kind}/{change.slug} {change.state}"
            )
        return edition_with(changes)


def _of_number(changes: list[Change], number: int) -> Change:
    for change in changes:
        if change.pk == number:
            return change
    raise CommandError(f"no open change of rules has the number {number}", returncode=BAD_INPUT)


def lines_of(regression: Regression) -> Iterator[str]:
    """Give figures and changed texts as lines."""
    yield f"{'':22}{'':10}  cases  precision  recall     F1  clean"
    for name, aside, notices in PARTS:
        for side, drafted in (("published", False), ("drafted", True)):
            got = regression.figures(drafted=drafted, aside=aside, notices=notices)
            if got.cases:
                yield f"{name:22}{side:10}{_figures(got)}"
    for title, changed in (
        ("corpus", regression.changed),
        ("kept aside", regression.changed_aside),
    ):
        worse, better = sum(one.is_worse for one in changed), sum(one.is_better for one in changed)
        yield f"{title}: {len(changed)} changed, {worse} worse, {better} better"
    for one in regression.changed:
        yield from _changed(one)


def _figures(got: Figures) -> str:
    shares = f"{got.precision:9.3f}  {got.recall:6.3f}  {got.f1:5.3f}  {got.clean_share:5.3f}"
    return f"{got.cases:7}  {shares}"


def _changed(one: Changed) -> Iterator[str]:
    verdict = "worse" if one.is_worse else "better" if one.is_better else "open"
    steps = ", ".join(f"{'+' if step.found else '-'}{step.kind}" for step in one.steps)
    texts = " / ".join(" ".join(contact.text.split()) for contact in one.labelled.case.contacts)
    yield f"{verdict:7}{one.labelled.case.case}  {steps}  {texts}"
