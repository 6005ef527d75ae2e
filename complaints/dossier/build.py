"""Build the document from what the borrower chose. Pure: the same input gives the same document."""

from complaints.conduct.facts import LenderKind
from complaints.dossier import findings, log, wording
from complaints.dossier.model import Complainant, Dossier, DossierInput, Line, Respondent
from complaints.dossier.sources import Sources


class DossierError(ValueError):
    """The input contradicts itself. Names the field, never what a person typed."""


def build_dossier(given: DossierInput) -> Dossier:
    """Decide everything the paper says: order, numbers, counts, sentences, sources.

    Raises DossierError where the input is crooked: a moment without offset, contacts that share
    an id, a flag about a contact that was not chosen or a rule that this edition does not have.
    """
    _check(given)
    numbered = log.order(given.case)
    sources = Sources(given.flags, given.rulebook, given.case.lender_kind)
    groups = findings.by_conduct(given.flags, given.rulebook)
    return Dossier(
        title="投诉材料",
        addressee=given.addressee.strip(),
        made_on=wording.moment_text(given.made_at),
        made_at=given.made_at,
        app_version=given.app_version,
        rulebook=given.rulebook.hash,
        complainant=_complainant(given.complainant),
        respondent=_respondent(given.respondent, numbered),
        demands=tuple(text for demand in given.demands if (text := demand.text.strip())),
        overview=_overview(given, numbered),
        summary=tuple(findings.summary_row(group, numbered, sources) for group in groups),
        statement=given.statement.strip(),
        log=log.log_rows(numbered, given.flags, given.rulebook),
        findings=tuple(findings.finding(group, numbered, sources) for group in groups),
        sources=sources.rows(),
        case=log.neutral_case(given.case, numbered),
    )


def _check(given: DossierInput) -> None:
    if given.made_at.utcoffset() is None:
        raise DossierError("made_at has no offset")
    if given.respondent.lender_kind not in ("", *LenderKind):
        raise DossierError("the respondent's lender_kind is not in the vocabulary")
    if any(contact.at.utcoffset() is None for contact in given.case.contacts):
        raise DossierError("a contact's at has no offset")
    ids = {contact.id for contact in given.case.contacts}
    if len(ids) != len(given.case.contacts):
        raise DossierError("two contacts share an id")
    acts = {act for contact in given.case.contacts for act in contact.acts}
    if not given.rulebook.conducts.keys() >= acts:
        raise DossierError("a contact has an act that the rulebook does not have")
    for place, flag in enumerate(given.flags, 1):
        if not flag.contacts or not ids.issuperset(flag.contacts):
            raise DossierError(f"flag {place} is about a contact that was not chosen")
        if flag.conduct not in given.rulebook.conducts:
            raise DossierError(f"flag {place} has a conduct that the rulebook does not have")
        if not given.rulebook.provisions.keys() >= set(flag.provisions):
            raise DossierError(f"flag {place} cites a provision that the rulebook does not have")


def _complainant(person: Complainant) -> tuple[Line, ...]:
    lines = [
        _asked("姓名", person.name),
        _asked("身份证号", person.id_number),
        _asked("联系电话", person.phone),
    ]
    return (*lines, *_known(("联系地址", person.address)))


def _respondent(respondent: Respondent, numbered: log.Log) -> tuple[Line, ...]:
    phones = {number for contact in numbered.contacts if (number := (contact.number or "").strip())}
    kind = wording.LENDER_KINDS[LenderKind(respondent.lender_kind or "unknown")]
    return (
        _asked("放款机构", respondent.lender),
        *_known(
            ("机构类型", kind),
            ("产品", respondent.product),
            ("平台或 APP", respondent.platform),
            ("受托催收机构", respondent.agency),
            ("合同编号", respondent.contract_number),
            ("联系所用号码", f"{len(phones)} 个，见联系记录" if phones else ""),
        ),
    )


def _asked(label: str, value: str) -> Line:
    """A line that the office needs: blank, it is there to be filled by hand."""
    return Line(label, value.strip(), to_fill=not value.strip())


def _known(*pairs: tuple[str, str]) -> tuple[Line, ...]:
    return tuple(Line(label, value.strip()) for label, value in pairs if value.strip())


def _overview(given: DossierInput, numbered: log.Log) -> str:
    contacts = numbered.contacts
    if not contacts:
        return "本材料未附联系记录。"
    days = wording.period_text(contacts[0].day, contacts[-1].day)
    how = findings.channels_text(contacts)
    facts = f"{days}，投诉人记录到就{_debt(given.respondent)}的联系共 {len(contacts)} 次（{how}）"
    flagged = {id_ for flag in given.flags for id_ in flag.contacts}
    if not flagged:
        return f"{facts}。"
    return (
        f"{facts}，其中 {len(flagged)} 次经投诉人逐条确认，可能涉嫌违反或不符合催收规定，分类如下。"
    )


def _debt(respondent: Respondent) -> str:
    names = (respondent.product, respondent.lender, respondent.platform)
    name = next((text for name in names if (text := name.strip())), "")
    return f"{name}欠款" if name else "本笔欠款"
