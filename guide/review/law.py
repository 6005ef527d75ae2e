"""Law cited for days on which it does not hold."""

import re
from collections.abc import Iterator
from datetime import date

from guide.links import LinkKind, find_links
from guide.periods import Period
from guide.review.finding import Finding, Records, paragraphs, texts_of
from guide.transfer.check import provision_key
from guide.transfer.files import Record, file_name

# One of these beside a rule that has ended, or has not begun, tells the reader so.
ENDED = re.compile(
    r"失效|截止|废止|终止|取代|以前|之前|旧|原来|当时|过去|只适用"
    r"|[到至]\s?\d{4}|20\d\d 年?[^。]*前"
)
AHEAD = re.compile(r"起|施行|生效|将|以后")


class LawTimes:
    """When each instrument and provision holds, and what followed it."""

    def __init__(self, records: Records) -> None:
        self._spans: dict[str, Period] = {}
        self._heirs: dict[str, str | None] = {}
        for record in records["instruments"]:
            own = Period(record["effective_from"], record["effective_to"])
            self._add(record["slug"], own, record["succeeded_by"])
            for item in record["provisions"]:
                span = Period(item["effective_from"] or own.start, item["effective_to"] or own.end)
                heir = item["succeeded_by"] or record["succeeded_by"]
                self._add(provision_key(record["slug"], item["article"]), span, heir)

    def _add(self, key: str, span: Period, heir: str | None) -> None:
        self._spans[key] = span
        self._heirs[key] = heir

    def span(self, key: str) -> Period:
        """Return when `key` holds; what is not known holds always (other checks name it)."""
        return self._spans.get(key, Period(None, None))

    def heir_in_force(self, key: str, day: date) -> str | None:
        """Return the first successor of `key` that holds on `day`, or None."""
        seen = {key}
        following = self._heirs.get(key)
        while following is not None and following not in seen:
            if self.span(following).holds(day):
                return following
            seen.add(following)
            following = self._heirs.get(following)
        return None


def law_findings(records: Records, today: date) -> Iterator[Finding]:
    times = LawTimes(records)
    for conduct in records["conducts"]:
        yield from _citations(conduct, times, today)
        yield from _limits(conduct, times)
    for kind, of_kind in records.items():
        for record in of_kind:
            if kind != "instruments" or _holds(record, today):
                yield from _links(kind, record, times, today)


def _holds(instrument: Record, day: date) -> bool:
    return Period(instrument["effective_from"], instrument["effective_to"]).holds(day)


def _citations(conduct: Record, times: LawTimes, today: date) -> Iterator[Finding]:
    """Find past rules that the conduct cites while nothing in force stands in their place."""
    cited = [item["provision"] for item in conduct["citations"]]
    instruments_now = {key.partition("#")[0] for key in cited if times.span(key).holds(today)}
    file = file_name("conducts", conduct["slug"])
    for number, item in enumerate(conduct["citations"], 1):
        key = item["provision"]
        end = times.span(key).end
        if end is None or end >= today or ENDED.search(item["note"]):
            continue
        place = f"citations, item {number}"
        heir = times.heir_in_force(key, today)
        if heir is None:
            yield Finding(
                file, place, f"{key} ended on {end} and nothing in force follows it",
                "name its successor, or say in the note until when it is used (…截止)",
            )  # fmt: skip
        elif heir.partition("#")[0] not in instruments_now:
            yield Finding(
                file, place, f"{key} ended on {end}; {heir}, which follows it, is not cited",
                f"cite {heir} too, or say in the note why not (…截止)",
            )  # fmt: skip


def _limits(conduct: Record, times: LawTimes) -> Iterator[Finding]:
    """Find limits on days when the rule that sets them does not hold."""
    file = file_name("conducts", conduct["slug"])
    for number, item in enumerate(conduct["limits"], 1):
        span = times.span(item["by"])
        early = span.start is not None and (item["from"] is None or item["from"] < span.start)
        late = span.end is not None and (item["to"] is None or item["to"] > span.end)
        if early or late:
            yield Finding(
                file, f"limits, item {number}",
                f"holds from {item['from']} to {item['to']}, but {item['by']} does from "
                f"{span.start} to {span.end}",
                "give the limit days within those of its rule",
            )  # fmt: skip


def _links(kind: str, record: Record, times: LawTimes, today: date) -> Iterator[Finding]:
    for text in texts_of(kind, record):
        for paragraph in paragraphs(text):
            for link in find_links([paragraph]):
                if link.kind != LinkKind.LAW:
                    continue
                span = times.span(link.target)
                if span.end is not None and span.end < today and not ENDED.search(paragraph):
                    what = f"{link} ended on {span.end} and the paragraph does not say so"
                    yield Finding(
                        text.file, text.place, what, "link what holds now, or write 已失效"
                    )
                if span.start is not None and span.start > today and not AHEAD.search(paragraph):
                    what = f"{link} holds only from {span.start} and the paragraph does not say so"
                    yield Finding(text.file, text.place, what, "write from when on (… 起)")
