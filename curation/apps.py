from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from guide.row_changes import register_change_finder


class CurationConfig(AppConfig):
    name = "curation"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("编辑流程")

    def ready(self) -> None:
        from curation import from_files  # noqa: F401 (its receiver listens from now on)
        from curation.before_publish import register_before_publish
        from curation.for_remarks import published_changes
        from curation.trial.report import report_on

        register_change_finder(published_changes)
        register_before_publish(report_on)
