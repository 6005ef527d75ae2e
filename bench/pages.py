"""Pages that people wait for, as the server makes them, beside bare pages."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.test import Client, override_settings

from bench.cases import case_of
from bench.row import Row, best_of
from complaints.casebook.access import (
    OpenCasebook,
    create_casebook,
    free_case_number,
    remember,
)
from complaints.casebook.contacts import log_contact
from complaints.casebook.debts import save_debt
from complaints.casebook.facts import ContactFacts, DebtFacts
from complaints.conduct.facts import Addressee, Channel, LenderKind
from complaints.intake.drafts import start_draft
from complaints.vault.codes import new_recovery_code
from guide.models import Stage

GUIDE_BASELINE = "bare page, our middleware"
WIZARD_BASELINE = "bare formtools step"
LOG_SIZES = (20, 200, 2_000)


def rows() -> Iterator[Row]:
    """Measure guide pages, then the contact wizard in casebooks that grow."""
    yield from guide_pages()
    yield from wizard_pages()


def guide_pages() -> Iterator[Row]:
    """Measure pages that anybody may read."""
    with override_settings(ROOT_URLCONF="bench.bare"):
        baseline = best_of(partial(get, Client(SERVER_NAME="localhost"), "/page/"))
    stage = Stage.objects.order_by("order").first()
    assert stage is not None
    client = Client(SERVER_NAME="localhost")
    for name, address in (
        ("home", "/"),
        ("stage", f"/guide/stages/{stage.slug}/"),
        ("law", "/guide/law/"),
    ):
        size = len(get(client, address))
        seconds = best_of(partial(get, client, address))
        yield Row(f"guide page: {name}", size, "bytes", seconds, GUIDE_BASELINE, baseline)


def wizard_pages() -> Iterator[Row]:
    """Measure a step (sent, and the next page fetched) and the page with the flags."""
    bare = {"SESSION_ENGINE": "django.contrib.sessions.backends.db", "ROOT_URLCONF": "bench.bare"}
    with override_settings(**bare):
        fields = {"bare_wizard-current_step": "how", "how-channel": "1"}
        step = partial(wizard_step, Client(SERVER_NAME="localhost"), "/wizard", fields)
        baseline = best_of(step)
    steps, checks = [], []
    for size in LOG_SIZES:
        casebook, debt = casebook_with(size)
        client = client_of(casebook)
        draft = f"/case/contacts/new/{start_draft(casebook)}"
        answers = first_answers(debt)
        for name, fields in answers.items():
            post(client, f"{draft}/{name}/", fields)
        seconds = best_of(partial(wizard_step, client, draft, answers["how"]))
        steps.append(Row("wizard: a step", size, "contacts", seconds, WIZARD_BASELINE, baseline))
        seconds = best_of(partial(get, client, f"{draft}/check/"))
        checks.append(Row("wizard: check", size, "contacts", seconds, WIZARD_BASELINE, baseline))
    yield from (*steps, *checks)


def get(client: Client, address: str) -> bytes:
    """Fetch a page that must be there."""
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return response.content


def post(client: Client, address: str, fields: dict[str, str]) -> None:
    """Send a step that must be accepted, which leads on to another."""
    response = client.post(address, fields)
    assert response.status_code == 302, f"{address}: {response.status_code}"


def wizard_step(client: Client, wizard: str, fields: dict[str, str]) -> None:
    """What a person waits for: the answer is taken, and the next page comes."""
    post(client, f"{wizard}/how/", fields)
    get(client, f"{wizard}/words/")


def client_of(casebook: OpenCasebook) -> Client:
    """Return a client whose session holds `casebook` open."""
    client = Client(SERVER_NAME="localhost")
    session = client.session
    remember(session, casebook)
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client


def casebook_with(contacts: int) -> tuple[OpenCasebook, UUID]:
    """Return a new casebook with one debt and so many contacts about it."""
    casebook = create_casebook(new_recovery_code(), free_case_number())
    debt = save_debt(casebook, DebtFacts("小花钱包", lender_kind=LenderKind.CONSUMER_FINANCE))
    for contact in case_of(contacts)["contacts"]:
        person = contact["person"]
        facts = ContactFacts(
            debt=str(debt),
            at=datetime.fromisoformat(contact["at"]),
            channel=Channel(contact["channel"]),
            to=Addressee(contact["to"]),
            person=f"{contact['to']}:{person}" if person else "",
            answered=contact["answered"],
            seconds=contact["seconds"],
            number=contact["number"],
            text=contact["text"],
        )
        log_contact(casebook, facts)
    return casebook, debt


def first_answers(debt: UUID) -> dict[str, dict[str, str]]:
    """Return good answers for every step of a message to the borrower."""
    return {
        "how": {"how-debt": str(debt), "how-channel": "sms"},
        "when": {
            "when-day": "2026-03-05",
            "when-time": "22:41",
            "when-number": "10690000",
            "when-claims_to_be": "lender",
        },
        "whom": {"whom-to": "borrower"},
        "words": {"words-text": "再不还钱就把你的通讯录一个一个打过去。"},
    }
