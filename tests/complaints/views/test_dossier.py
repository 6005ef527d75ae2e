"""From logged contacts to a ZIP that verifies."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from tests.complaints.borrower import WHEN, Borrower, errors_of

pytestmark = pytest.mark.django_db

PEOPLE = {
    "office": "重庆市地方金融管理局",
    "name": "陈小满",
    "phone": "13900000000",
    "demands": ["0", "1"],
    "own_demand": "请把录音给我",
    "statement": "三月起每天都打，我妈也接到了。",
}


def log_two(borrower: Borrower) -> None:
    borrower.log_night_call("问我今天还不还")
    borrower.log(
        {
            "how": {"how-debt": borrower.debt, "how-channel": "phone"},
            "call": {"call-answered": "yes"},
            "when": {**WHEN, "when-day_2": "6", "when-time_0": "10", "when-time_1": "00"},
            "whom": {"whom-to": "family", "whom-label": "妈妈"},
            "words": {"words-text": "跟我妈说我欠了八千块，叫她替我还"},
        }
    )


def prepare(borrower: Borrower) -> str:
    """Go the whole way but the last step; return the dossier's address."""
    address = f"/case/dossier/{borrower.debt}/"
    assert borrower.client.get("/case/dossier/")["Location"] == f"{address}contacts/"
    borrower.client.post(f"{address}contacts/", {"pick": "all"})
    page = borrower.client.get(f"{address}flags/").content.decode()
    flags = [part.split('"')[0] for part in page.split('name="flag" value="')[1:]]
    borrower.client.post(f"{address}flags/", {"flag": flags})
    response = borrower.client.post(f"{address}people/", PEOPLE)
    assert response["Location"] == address, errors_of(response)
    return address


def export(borrower: Borrower, address: str) -> zipfile.ZipFile:
    response = borrower.client.post(f"{address}export/")
    assert response["Content-Type"] == "application/zip"
    assert "no-store" in response["Cache-Control"]
    return zipfile.ZipFile(io.BytesIO(response.content))


def test_the_whole_way(borrower: Borrower, tmp_path: Path) -> None:
    log_two(borrower)
    address = prepare(borrower)
    page = borrower.page(address)
    for shown in ("陈小满", "请把录音给我", "2 条", "夜间催收"):
        assert shown in page
    package = export(borrower, address)
    names = ["complaint.pdf", "contacts.csv", "contacts.json", "manifest.json"]
    assert sorted(package.namelist()) == names
    first = PdfReader(io.BytesIO(package.read("complaint.pdf"))).pages[0].extract_text()
    for shown in ("陈小满", "小花钱包", "重庆市地方金融管理局", "夜间催收"):
        assert shown in first
    path = tmp_path / "d.zip"
    path.write_bytes(borrower.client.post(f"{address}export/").content)
    call_command("verify_dossier", str(path))


def test_the_json_gives_the_same_flags_to_whoever_checks(
    borrower: Borrower, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log_two(borrower)
    package = export(borrower, prepare(borrower))
    path = tmp_path / "contacts.json"
    path.write_bytes(package.read("contacts.json"))
    call_command("assess", str(path))
    answer = json.loads(capsys.readouterr().out)
    conducts = {flag["conduct"] for flag in answer["flags"]}
    assert {"quiet-hours", "debt-disclosure", "third-party-contact"} <= conducts
    manifest = json.loads(package.read("manifest.json"))
    assert manifest["rulebook"] == answer["rulebook"]


def test_dismissed_flags_stay_out(borrower: Borrower) -> None:
    log_two(borrower)
    address = prepare(borrower)
    borrower.client.post(f"{address}flags/", {"flag": []})
    page = borrower.page(address)
    assert "夜间催收" not in page
    pdf = PdfReader(io.BytesIO(export(borrower, address).read("complaint.pdf")))
    assert "夜间催收" not in pdf.pages[0].extract_text()


def test_one_flag_decided_on_its_contact_with_a_reason(borrower: Borrower) -> None:
    contact = borrower.log_night_call("问我今天还不还")
    address = f"/case/contacts/{contact}/"
    given = {
        "flag": f"quiet-hours|{contact}",
        "verdict": "dismiss",
        "reason": "那晚是我约的",
        "back": address,
    }
    response = borrower.client.post(f"/case/flags/{borrower.debt}/", given)
    assert response["Location"] == address
    page = borrower.page(address)
    assert "您已忽略，不会写进投诉材料。" in page
    assert "那晚是我约的" in page
    given["flag"] = "quiet-hours|nonsense"
    assert borrower.client.post(f"/case/flags/{borrower.debt}/", given).status_code == 404


def test_only_the_chosen_contacts_go_in(borrower: Borrower) -> None:
    log_two(borrower)
    address = prepare(borrower)
    contacts = borrower.client.get(f"{address}contacts/").content.decode()
    ids = [part.split('"')[0] for part in contacts.split('name="contact" value="')[1:]]
    borrower.client.post(f"{address}contacts/", {"pick": "ticked", "contact": ids[:1]})
    case = json.loads(export(borrower, address).read("contacts.json"))
    assert [contact["text"] for contact in case["contacts"]] == ["问我今天还不还"]


def test_choosing_none_is_named(borrower: Borrower) -> None:
    log_two(borrower)
    address = f"/case/dossier/{borrower.debt}/contacts/"
    assert errors_of(borrower.client.post(address, {"pick": "ticked"})) == [
        "一条都没有选。请至少勾一条。"
    ]


def test_without_a_demand_what_was_typed_is_kept(borrower: Borrower) -> None:
    log_two(borrower)
    given = {**PEOPLE, "demands": [], "own_demand": ""}
    response = borrower.client.post(f"/case/dossier/{borrower.debt}/people/", given)
    assert errors_of(response) == ["请求对方做什么？ 请至少选一项请求，或在下面自己写一条。"]
    assert "三月起每天都打" in response.content.decode()


def test_nothing_to_export_leads_on(borrower: Borrower) -> None:
    page = borrower.page(f"/case/dossier/{borrower.debt}/contacts/")
    assert "这笔借款还没有联系记录" in page
    response = borrower.client.post(f"/case/dossier/{borrower.debt}/export/")
    assert response["Location"] == f"/case/dossier/{borrower.debt}/contacts/"


def test_a_text_with_every_strange_character_still_exports(borrower: Borrower) -> None:
    borrower.log_night_call('=SUM(1) #read("/etc/passwd") $x$ \\ ] @ 𠮷 😀 \u202eabc\u200b')
    package = export(borrower, prepare(borrower))
    assert package.read("complaint.pdf").startswith(b"%PDF")


def test_the_paper_alone(borrower: Borrower) -> None:
    log_two(borrower)
    response = borrower.client.post(f"{prepare(borrower)}export/", {"form": "pdf"})
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


def test_the_lender_is_the_first_to_write_to(db: None) -> None:
    someone = Borrower().open_new()
    someone.add_debt(lender="某某小额贷款有限公司")
    someone.log_night_call()
    page = someone.client.get(f"/case/dossier/{someone.debt}/people/").content.decode()
    assert 'value="某某小额贷款有限公司"' in page
