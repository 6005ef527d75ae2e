"""The three roles. People are put into them at /admin/auth/user/."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

ROWS = ("source", "instrument", "provision", "conduct", "citation", "limit", "phraselist", "phrase",
        "wordlist", "topic", "stage", "lender", "channel")
EDITOR = (
    *((("guide", f"{act}_{row}") for row in ROWS for act in ("view", "add", "change", "delete"))),
    ("guide", "view_remark"), ("guide", "change_remark"), ("guide", "view_rulebookedition"),
    ("curation", "view_change"), ("curation", "draft_change"), ("curation", "import_change"),
)
REVIEWER = (*EDITOR, ("guide", "delete_remark"), ("curation", "approve_change"),
            ("curation", "revert_change"))
ADMIN = (*REVIEWER, *(("auth", f"{act}_{what}") for what in ("user", "group")
                      for act in ("view", "add", "change", "delete")))
ROLES = {"编辑": EDITOR, "审核": REVIEWER, "管理员": ADMIN}


def make_roles(apps: Apps, schema_editor: object) -> None:
    """Make the groups with their permissions, which Django itself makes only after migrating."""
    for label in ("guide", "curation", "auth"):
        config = apps.get_app_config(label)
        config.models_module = True  # type: ignore[assignment]
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    permission = apps.get_model("auth", "Permission").objects
    for name, rights in ROLES.items():
        group, _new = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            *(permission.get(content_type__app_label=app, codename=code) for app, code in rights)
        )


def drop_roles(apps: Apps, schema_editor: object) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0001_changes"),
        ("guide", "0004_limits_in_percent"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, drop_roles)]
