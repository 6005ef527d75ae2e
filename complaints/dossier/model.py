"""What goes into a dossier and the document that comes out, with everything already decided.

Renderers only set the document in type: they count, choose and word nothing. What leaves is what
is written here (a whitelist): no internal id, no key, nothing about third persons but their label.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from complaints.conduct.facts import Case, Flag
from complaints.conduct.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Complainant:
    """The borrower as they want the office to know them; blanks become lines to fill by hand."""

    name: str = ""
    phone: str = ""
    id_number: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Respondent:
    """Whom the complaint is about. `lender_kind` is a word of the vocabulary or ''."""

    lender: str = ""
    lender_kind: str = ""
    product: str = ""
    platform: str = ""
    agency: str = ""
    contract_number: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    text: str


@dataclass(frozen=True, slots=True)
class DossierInput:
    """What the borrower chose.

    `case` holds the chosen contacts, `flags` the confirmed ones, `statement` the person's own
    words. `made_at` carries an offset.
    """

    case: Case
    flags: tuple[Flag, ...]
    complainant: Complainant
    respondent: Respondent
    addressee: str
    demands: tuple[Demand, ...]
    statement: str
    made_at: datetime
    app_version: str
    rulebook: Rulebook


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its value; `to_fill` asks for a line to write on."""

    label: str
    value: str
    to_fill: bool = False


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One kind of conduct on the first page. `rules` are (rule, force in words)."""

    conduct: str
    contacts: int
    dates: str
    rules: tuple[tuple[str, str], ...]
    cited: str
    log: str


@dataclass(frozen=True, slots=True)
class LogRow:
    number: int
    at: str
    channel: str
    to: str
    phone: str
    claims: str
    answered: str
    seconds: int | None
    duration: str
    invited: bool
    words: str
    ticked: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of conduct: a sentence that sums it up, then a sentence for each occasion."""

    conduct: str
    lead: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A provision as the paper explains it. `says` is a paraphrase, never the official text.

    `condition` says when it fits: for which lenders, for what conduct; blank where always.
    """

    number: int
    title: str
    instrument: str
    force: str
    dates: str
    says: str
    consequence: str
    condition: str
    address: str


@dataclass(frozen=True, slots=True)
class AnnexFile:
    name: str
    what: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """The document. `case` is the case with neutral names: c001, c002, … as the log numbers."""

    title: str
    addressee: str
    made_on: str
    made_at: datetime
    app_version: str
    rulebook: str
    complainant: tuple[Line, ...]
    respondent: tuple[Line, ...]
    demands: tuple[str, ...]
    overview: str
    summary: tuple[SummaryRow, ...]
    statement: str
    log: tuple[LogRow, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    case: Case
    files: tuple[AnnexFile, ...] = field(default=())

    def with_files(self, files: tuple[AnnexFile, ...]) -> "Dossier":
        """The same document whose annex lists `files`."""
        return replace(self, files=files)
