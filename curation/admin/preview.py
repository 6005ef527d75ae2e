"""Looking at the public pages as a change would make them."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from curation.models import Change
from curation.preview import SESSION_ENTRY
from guide.transfer.rows import MODELS
from guide.vocabulary import GRAVER


def start_preview(request: HttpRequest, change: Change) -> str:
    """Show this browser the change from now on; return the address of the page to look at."""
    request.session[SESSION_ENTRY] = change.pk
    return public_address(change)


def public_address(change: Change) -> str:
    """Return the page that a change shows on most, whether or not it is there yet."""
    if change.is_deletion:
        return reverse("home")
    if change.kind == "phrases":
        conduct = change.slug.removeprefix(GRAVER)
        known = MODELS["conducts"].objects.filter(slug=conduct).exists()
        return reverse("guide:conduct", args=[conduct]) if known else reverse("guide:conducts")
    if change.kind == "sources":
        return reverse("guide:sources")
    row = MODELS[change.kind](slug=change.slug)
    try:
        address: str = row.get_absolute_url()
    except (AttributeError, NoReverseMatch):
        return reverse("guide:conducts")
    return address
