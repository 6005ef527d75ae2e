"""All checks of the content together."""

from datetime import date

from guide.review.facts import fact_findings
from guide.review.finding import Finding, Records
from guide.review.law import law_findings
from guide.review.links import IsPage, link_findings
from guide.review.pages import page_findings


def review(records: Records, today: date, is_page: IsPage) -> list[Finding]:
    """Return what is wrong with `records` (those of every kind), by file, errors first."""
    found = [
        *link_findings(records, is_page),
        *law_findings(records, today),
        *fact_findings(records),
        *page_findings(records, today),
    ]
    return sorted(found, key=lambda each: (each.level, each.file, each.place, each.what))
