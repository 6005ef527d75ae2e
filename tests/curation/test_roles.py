"""The roles that a migration makes, as a table: docs/permissions.md, which this test writes."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db.models import ProtectedError
from django.urls import reverse

from curation.states import Act
from curation.workflow import save_draft
from tests.curation.people import draft, record, signed_in, somebody

pytestmark = pytest.mark.django_db

TABLE = Path(settings.BASE_DIR) / "docs" / "permissions.md"
ROLES = ("编辑", "审核", "管理员")
HEAD = """# What each role may do

The roles are groups, made by migrations (`curation/migrations/0002_roles.py` and later ones).
People are put into them at `/admin/auth/user/`, with 工作人员状态 ticked. For a row of the guide,
`add`, `change` and `delete` mean that a change of it may be drafted: nothing that is saved reaches
readers before somebody with `curation.approve_change` publishes it, and law, conduct, phrases and
words need somebody who wrote nothing of it, superusers included. The test
`tests/curation/test_roles.py` writes this table anew where it differs, and fails until that is
looked at and committed.

| permission | 编辑 editor | 审核 reviewer | 管理员 admin |
|---|---|---|---|
"""


def test_the_table_of_permissions_is_up_to_date() -> None:
    """Write the table anew where it differs, and fail, so that somebody looks at it."""
    rights = {
        name: {
            f"{right.content_type.app_label}.{right.codename}"
            for right in Group.objects.get(name=name).permissions.select_related("content_type")
        }
        for name in ROLES
    }
    rows = [
        f"| `{right}` | {' | '.join('✓' if right in rights[name] else '–' for name in ROLES)} |"
        for right in sorted(set().union(*rights.values()))
    ]
    text = HEAD + "\n".join(rows) + "\n"
    if not TABLE.exists() or TABLE.read_text("utf-8") != text:
        TABLE.write_text(text, "utf-8")
        pytest.fail(
            "the roles have changed: look at docs/permissions.md, written anew, and commit it"
        )


def test_each_role_has_what_the_one_before_it_has() -> None:
    editor, reviewer, admin = (
        set(Group.objects.get(name=name).permissions.values_list("pk", flat=True)) for name in ROLES
    )
    assert editor < reviewer < admin


def test_no_role_touches_what_borrowers_keep() -> None:
    private = Permission.objects.filter(content_type__app_label__in=["complaints", "sessions"])
    assert private.exists()
    assert not private.filter(group__isnull=False).exists()


@pytest.mark.parametrize(
    ("role", "judges", "names_people"),
    [("编辑", False, False), ("审核", True, False), ("管理员", True, True)],
)
def test_the_pages_keep_to_the_roles(
    content: None, role: str, judges: bool, names_people: bool
) -> None:
    author, person = somebody("author", "编辑"), somebody("person", role)
    change = draft("topics", "fees", author, title="新")
    browser = signed_in(person)
    html = browser.get(change.get_absolute_url()).content.decode()
    assert ("通过并马上发布" in html) is judges
    answer = browser.post(change.get_absolute_url(), {"act": "publish"}).content.decode()
    assert (f"您的角色不能“{Act.PUBLISHED.label}”" in answer) is not judges
    assert (record("topics", "fees")["title"] == "新") is judges
    users = browser.get(reverse("admin:auth_user_changelist")).status_code
    assert (users == 200) is names_people


def test_staff_without_a_role_see_nothing(content: None) -> None:
    author, stranger = somebody("author", "编辑"), somebody("stranger")
    change = save_draft("topics", "fees", {**record("topics", "fees"), "title": "新"}, by=author)
    browser = signed_in(stranger)
    pages = [
        change.get_absolute_url(),
        reverse("admin:curation_change_changelist"),
        reverse("admin:curation_history", args=["topics", "fees"]),
        reverse("admin:guide_topic_changelist"),
    ]
    assert [browser.get(page).status_code for page in pages] == [403] * 4
    assert browser.post(reverse("admin:curation_preview", args=[change.pk])).status_code == 403
    assert "等我审核" not in browser.get("/admin/").content.decode()


def test_a_person_who_wrote_changes_cannot_be_deleted(content: None) -> None:
    """History says who: an account is switched off, not deleted."""
    author = somebody("author", "编辑")
    draft("topics", "fees", author, title="新")
    with pytest.raises(ProtectedError):
        author.delete()
