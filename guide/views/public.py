"""How public pages are served."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Serve `view` with an ETag, to be asked for again each time: an editor's change shows at once.

    Private, because the frame of the page says whether a casebook is open in this browser.
    Compressed, which no other page is: here is nothing secret that its length could give away.
    """
    tagged = conditional_page(cache_control(private=True, no_cache=True)(view))
    wrapped: View = require_safe(gzip_page(tagged))  # outside the tag: no two packings are alike
    return wrapped
