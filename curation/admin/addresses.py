"""Where the pages of a change are, and what an address names."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
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


def found_or_404(rows: QuerySet[Any], pk: str) -> Any:
    """Return the row that `pk`, a part of an address, names; raise Http404 for anything else."""
    try:
        return rows.get(pk=pk)
    except (rows.model.DoesNotExist, ValueError):  # ValueError: no number
        raise Http404 from None
