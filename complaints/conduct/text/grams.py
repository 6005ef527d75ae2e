"""What the learned reader sees of a contact: pieces of its text and the facts beside it.

Pieces are runs of one to three characters, known by a number in place of a word list: small to
store, fast to find. Training and reading share this module, so a change here (or in normalise.py)
needs a new training (tools/train_reader.py).
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from complaints.conduct.facts import Addressee, Channel, Claim, Contact
from complaints.conduct.text.normalise import Normal, normalise

LONGEST = 3
BUCKET_BITS = 21  # two pieces in use share a number once in about eighty
# Odd multipliers, one for each place in a piece and one for each length, drawn once at random.
_PLACES = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], dtype=np.uint32)
_LENGTHS = np.array([0x27D4EB2F, 0x165667B1, 0xD3A2646D], dtype=np.uint32)
_SHIFT = np.uint32(32 - BUCKET_BITS)

# A sum, a date or a number weighs by its shape, not by its digits.
_ZERO = str.maketrans("123456789", "000000000")
_TO_SHORTEN = re.compile("(?<=000)0+|[ \t\n]+")
_EDGE = "^"
_GROUPS = {Addressee.BORROWER: "borrower", Addressee.PUBLIC: "public"}
_SIZES = 6  # 64 characters or more are one size

Buckets = npt.NDArray[np.uint32]


def cut_text(normal: Normal) -> str:
    """Return mended text as its pieces are cut: digits are zeros, at most three in a row, spaces
    are gone, and `^` marks both ends."""
    return _EDGE + _TO_SHORTEN.sub("", normal.text.translate(_ZERO)) + _EDGE


def places_of_cut(normal: Normal) -> Sequence[int]:
    """Return for each character of `cut_text`, edges left out, its place in the mended text."""
    text = normal.text.translate(_ZERO)
    if not _TO_SHORTEN.search(text):
        return range(len(text))
    dropped = {place for match in _TO_SHORTEN.finditer(text) for place in range(*match.span())}
    return [place for place in range(len(text)) if place not in dropped]


def buckets_of(cut: str) -> Buckets:
    """Return the number of every piece of `cut`: first all single characters, then all pairs, then
    all runs of three, each in order of place."""
    codes = np.frombuffer(cut.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    size = len(codes)
    found = np.empty(max(0, 3 * size - 3), dtype=np.uint32)
    one = codes * _PLACES[0]
    two = one[:-1] + codes[1:] * _PLACES[1]
    three = two[:-1] + codes[2:] * _PLACES[2]
    np.multiply(one, _LENGTHS[0], out=found[:size])
    np.multiply(two, _LENGTHS[1], out=found[size : 2 * size - 1])
    np.multiply(three, _LENGTHS[2], out=found[2 * size - 1 :])
    found >>= _SHIFT
    return found


def read_buckets(text: str) -> Buckets:
    """Return the numbers of the pieces of a text as it was written."""
    return buckets_of(cut_text(normalise(text)))


def facts_of(contact: Contact) -> tuple[str, ...]:
    """Return names for who was reached, how, by whom, and how long the text is."""
    size = min(_SIZES, int(math.log2(len(contact.text) + 1)))
    return _facts(contact.to, contact.channel, contact.claims_to_be, size)


@lru_cache(maxsize=4096)
def _facts(to: Addressee, channel: Channel, claim: Claim, size: int) -> tuple[str, ...]:
    group = _GROUPS.get(to, "third")
    return (
        f"to {to.value}",
        f"by {channel.value}",
        f"as {claim.value}",
        f"group {group}",
        f"group {group} as {claim.value}",
        f"to {to.value} by {channel.value}",
        f"size {size}",
    )
