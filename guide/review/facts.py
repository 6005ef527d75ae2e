"""Statements without a source, a day, or the certainty that their words claim."""

import re
from collections.abc import Iterator

from guide.links import LINK, LinkKind, find_links
from guide.review.finding import Finding, Records, Text, paragraphs, texts_of
from guide.transfer.files import Record, file_name

PHONE = re.compile(
    r"(?<![\d-])(?:1[12]0|12\d{3}|9[56]\d{3}|400[- ]?\d{3}[- ]?\d{4}|0\d{2,3}-\d{7,8})(?![\d-])"
)
CHECKED = re.compile(r"\d{4}-\d{2}-\d{2} 核对")
MODAL = re.compile(r"必须|不得|禁止")
UNCONFIRMED = re.compile(r"(?:未|没有|无法|未能|尚未|待)(?:能)?(?:核实|证实|确认)|unconfirmed")
HEDGED = re.compile(r"据|报道|自称|可能")

# Their pages show the day of the last check beside the number.
DATED_PAGES = ("channels", "instruments")


def fact_findings(records: Records) -> Iterator[Finding]:
    unsure = {row["slug"] for row in records["sources"] if UNCONFIRMED.search(row["note"])}
    for kind, of_kind in records.items():
        for record in of_kind:
            file = file_name(kind, record["slug"])
            if "sources" in record and not record["sources"]:
                yield Finding(file, "sources", "no source", "name where this was read")
            if kind == "conducts" and not record["where"]:
                yield Finding(file, "where", "says nobody to complain to", "name the channels")
            texts = list(texts_of(kind, record))
            yield from _certainty(texts, record, unsure)
            if kind not in DATED_PAGES:
                yield from _undated_numbers(texts)


def _undated_numbers(texts: list[Text]) -> Iterator[Finding]:
    """Find phone numbers that no part of the page dates.

    Sentences to copy and examples of what others say bear no day.
    """
    dated: set[str] = set()
    bare: list[tuple[Text, str]] = []
    for text in texts:
        if text.place.startswith("examples"):
            continue
        for part in re.split(r"^## ", text.words, flags=re.MULTILINE):
            lines = [line for line in part.splitlines() if not line.startswith(">")]
            numbers = PHONE.findall(LINK.sub("", "\n".join(lines)))
            if CHECKED.search(part):
                dated.update(numbers)
            else:
                bare += [(text, number) for number in numbers]
    for text, number in bare:
        if number not in dated:
            yield Finding(
                text.file, text.place, f"the number {number} bears no day",
                "write （2026-01-01 核对） behind it, or link its channel instead",
            )  # fmt: skip


def _certainty(texts: list[Text], record: Record, unsure: set[str]) -> Iterator[Finding]:
    """Find what nobody confirmed in the words of law."""
    sources = set(record.get("sources", ()))
    # A row with a confidence of its own says on its page how sure it is.
    only_unsure = bool(sources) and sources <= unsure and "confidence" not in record
    for text in texts:
        for paragraph in paragraphs(text):
            for sentence in re.split(r"(?<=[。！？\n])", paragraph):
                if MODAL.search(sentence) and UNCONFIRMED.search(sentence):
                    yield _as_law(text, "an unconfirmed statement is worded as law")
                elif only_unsure and MODAL.search(sentence) and not _borne(sentence):
                    yield _as_law(text, "worded as law, but every source is marked unconfirmed")


def _borne(sentence: str) -> bool:
    """Tell whether a sentence says where it stands, or that others say so."""
    linked = any(link.kind == LinkKind.LAW for link in find_links([sentence]))
    return linked or HEDGED.search(sentence) is not None


def _as_law(text: Text, what: str) -> Finding:
    return Finding(
        text.file, text.place, what,
        "say 未核实 and where to check instead of 必须、不得、禁止, or find a source",
    )  # fmt: skip
