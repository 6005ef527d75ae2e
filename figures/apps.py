from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "figures"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("使用情况")

    def ready(self) -> None:
        from figures import listening  # noqa: F401 (its receiver listens from now on)
