"""Which addresses lead somewhere on this site."""

from django.urls import Resolver404, resolve


def is_page(address: str) -> bool:
    """Tell whether an address of this site leads to some page."""
    try:
        resolve(address.partition("#")[0].partition("?")[0])
    except Resolver404:
        return False
    return True
