"""Where the pages of a change are."""

from django.urls import reverse

from curation.models import Change
from guide.transfer.rows import MODELS


def edit_address(change: Change) -> str:
    """Return where the form of a change's row is."""
    model = MODELS[change.kind]
    name = model._meta.model_name
    pk = model.objects.filter(slug=change.slug).values_list("pk", flat=True).first()
    if pk is None:
        return f"{reverse(f'admin:guide_{name}_add')}?change={change.pk}"
    return reverse(f"admin:guide_{name}_change", args=[pk])
