"""The workflow over the editing pages of the guide: what is saved there becomes a change."""

from typing import Any

from django.contrib import admin

from curation.admin import changes
from curation.admin.editing import Curated
from curation.bulk.pages import InBulk
from curation.bulk.tables import TABLES
from curation.trial import pages
from guide import admin as guide_admin
from guide.admin import law
from guide.admin.looking import LookedAtOnly
from guide.models import Provision
from guide.transfer.rows import MODELS

__all__ = ["changes", "guide_admin", "pages"]

admin.site.index_template = "curation/index.html"

for _kind, _model in MODELS.items():
    _plain: Any = type(admin.site._registry[_model])
    admin.site.unregister(_model)
    _parts = (InBulk, Curated, _plain) if _kind in TABLES else (Curated, _plain)
    admin.site.register(_model, type(f"Curated{_plain.__name__}", _parts, {}))

admin.site.unregister(Provision)
# Provisions are changed on the page of their instrument alone, where the workflow is.
admin.site.register(
    Provision, type("CuratedProvisionAdmin", (LookedAtOnly, law.ProvisionAdmin), {})
)
