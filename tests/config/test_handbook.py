"""The editors' handbook: whole, true to the words on the pages, and for editors alone."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from config.handbook import FOLDER
from tests.client import CheckedClient

pytestmark = pytest.mark.django_db

ROOT = FOLDER.parents[1]
PARTS = sorted(FOLDER.glob("*.md"))
NOT_OURS = {  # words of Django's own editing pages, as it says them in Chinese
    *("用户", "工作人员状态", "登录", "修改密码", "注销", "增加", "删除"),
}


def texts() -> str:
    """Return every template and module that can show words to an editor."""
    folders = ("templates", "guide", "curation", "figures", "config")
    files = [
        file
        for folder in folders
        for pattern in ("*.html", "*.py")
        for file in (ROOT / folder).rglob(pattern)
    ]
    return "\n".join(file.read_text("utf-8") for file in files)


@pytest.fixture
def editor(client: CheckedClient) -> CheckedClient:
    client.force_login(User.objects.create_user("editor", password="x", is_staff=True))
    return client


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_every_button_and_field_it_names_is_there(part: Path) -> None:
    said = texts()
    named = set(re.findall(r"「([^」]+)」", part.read_text("utf-8"))) - NOT_OURS
    assert {name for name in named if name not in said} == set()


def test_its_parts_and_pictures_are_all_there_and_all_used() -> None:
    whole = "".join(part.read_text("utf-8") for part in PARTS)
    linked = set(re.findall(r"\]\(([a-z-]+\.md)\)", whole))
    assert linked == {part.name for part in PARTS} - {"README.md"}
    contents = (FOLDER / "README.md").read_text("utf-8")
    assert linked == set(re.findall(r"\]\(([a-z-]+\.md)\)", contents))
    shown = set(re.findall(r"!\[[^\]]+\]\(pictures/([a-z-]+\.png)\)", whole))
    assert shown == {picture.name for picture in (FOLDER / "pictures").glob("*.png")}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_every_part_is_a_page_whose_links_lead_somewhere(
    content: None, editor: CheckedClient, part: Path
) -> None:
    address = reverse("handbook-part", args=[part.stem])
    html = editor.get(address).content.decode()
    body = html[html.index('class="handbook"') :]
    assert len(re.findall("<h1", html)) == 1
    for link in re.findall(r'(?:href|src)="(/[^"]*)"', body):
        assert editor.get(link).status_code == 200, link
    assert "](" not in body


def test_it_is_found_on_the_first_page(content: None, editor: CheckedClient) -> None:
    assert f'href="{reverse("handbook")}"' in editor.get("/admin/").content.decode()
    assert "编辑手册" in editor.get(reverse("handbook")).content.decode()


@pytest.mark.parametrize("address", ["", "rows/", "pictures/board.png"])
def test_readers_have_no_use_for_it(client: CheckedClient, address: str) -> None:
    assert client.get(f"/admin/handbook/{address}").status_code == 302


@pytest.mark.parametrize("address", ["none/", "pictures/none.png", "pictures/..%2FREADME.md"])
def test_there_is_nothing_else(editor: CheckedClient, address: str) -> None:
    assert editor.get(f"/admin/handbook/{address}").status_code == 404
