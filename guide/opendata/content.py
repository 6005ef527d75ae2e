"""What each set of data holds, read from the public rows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from guide.models import Provision
from guide.models.choices import (
    CONFIDENCE_LABELS,
    FORCE_LABELS,
    LENDER_KIND_LABELS,
    LIMIT_LABELS,
    SEVERITY_LABELS,
    UNIT_LABELS,
)
from guide.models.law import provision_anchor
from guide.opendata.texts import for_others
from guide.transfer.rows import records

Content = dict[str, Any]


def law() -> Content:
    """Instruments with their provisions, and the sources they were read in."""
    rows = [_instrument(record) for record in records("instruments")]
    words = {
        "force": FORCE_LABELS,
        "confidence": CONFIDENCE_LABELS,
        "lender_kind": LENDER_KIND_LABELS,
    }
    return _content("instruments", rows, words)


def conducts() -> Content:
    """The catalogue with citations and limits, and of each provision how strong and how sure."""
    rows = [_conduct(record) for record in records("conducts")]
    cited = {item["provision"] for row in rows for item in row["citations"]}
    cited |= {item["by"] for row in rows for item in row["limits"]}
    words = {
        "severity": SEVERITY_LABELS,
        "unit": UNIT_LABELS,
        "force": FORCE_LABELS,
        "confidence": CONFIDENCE_LABELS,
        "lender_kind": LENDER_KIND_LABELS,
    }
    return _content("conducts", rows, words, provisions=_provisions(cited))


def channels() -> Content:
    """Offices, lines and platforms that take complaints, reports or calls for help."""
    rows = [_page(record, "channel") for record in records("channels")]
    return _content("channels", rows, {"confidence": CONFIDENCE_LABELS})


def lenders() -> Content:
    """Lenders and platforms by the names that borrowers know."""
    rows = [_page(record, "lender") for record in records("lenders")]
    words = {"confidence": CONFIDENCE_LABELS, "lender_kind": LENDER_KIND_LABELS}
    return _content("lenders", rows, words)


def sources() -> Content:
    """Everything that was read, for all sets."""
    return for_others({"sources": records("sources")})


def _content(
    name: str, rows: list[Content], words: Mapping[str, Mapping[str, Promise]], **more: Any
) -> Content:
    used = {slug for row in rows for slug in row["sources"]}
    return for_others(
        {
            "vocabulary": {
                key: {str(code): str(label) for code, label in labels.items()}
                for key, labels in words.items()
            },
            name: rows,
            **more,
            "sources": [record for record in records("sources") if record["slug"] in used],
        }
    )


def _page(record: Content, kind: str) -> Content:
    """Put the page's address after the slug; how pages are ordered here is nobody else's matter."""
    rest = {key: value for key, value in record.items() if key not in ("slug", "order")}
    page = reverse(f"guide:{kind}", args=[record["slug"]])
    return {"slug": record["slug"], "page": page, **rest}


def _instrument(record: Content) -> Content:
    row = _page(record, "instrument")
    row["provisions"] = [_provision(item, row) for item in record["provisions"]]
    return row


def _provision(item: Content, instrument: Content) -> Content:
    article, slug = item["article"], instrument["slug"]
    return {
        "key": f"{slug}#{article}" if article else slug,
        "page": f"{instrument['page']}#{provision_anchor(article)}",
        **item,
        "in_force_from": item["effective_from"] or instrument["effective_from"],
        "in_force_to": item["effective_to"] or instrument["effective_to"],
    }


def _conduct(record: Content) -> Content:
    row = _page(record, "conduct")
    row["limits"] = [
        {"name": item["name"], "label": str(LIMIT_LABELS.get(item["name"], item["name"])), **item}
        for item in record["limits"]
    ]
    return row


def _provisions(keys: Iterable[str]) -> list[Content]:
    rows = Provision.objects.filter(key__in=list(keys)).select_related("instrument")
    return [
        {
            "key": row.key,
            "page": row.get_absolute_url(),
            "title": row.title,
            "force": row.instrument.force,
            "confidence": row.confidence,
            "in_force_from": _day(row.span.start),
            "in_force_to": _day(row.span.end),
        }
        for row in sorted(rows, key=lambda row: row.key)
    ]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
