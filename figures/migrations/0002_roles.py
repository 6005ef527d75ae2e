"""Those who run the site may look at its figures."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

WHO = ("管理员",)


def allow(apps: Apps, schema_editor: object) -> None:
    config = apps.get_app_config("figures")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permission = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="figures", codename="view_dailyfigure"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=WHO):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial"), ("curation", "0002_roles")]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
