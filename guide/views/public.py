"""How public pages are served."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Serve `view` with an ETag, to be asked for again each time: an editor's change shows at once.

    Private, because the frame of the page says whether a casebook is open in this browser.
    """

    wrapped: View = require_safe(conditional_page(cache_control(private=True, no_cache=True)(view)))
    return wrapped
