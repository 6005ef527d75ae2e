"""Which channel of the directory a paper is addressed to, as far as its first line says. Pure."""

import re
from collections.abc import Mapping

LENDER = "lender"  # the slug of the lender's own complaint line
_LINE = re.compile(r"1\d{4}")  # a hotline such as 12378
SHORTEST = 4  # a shorter name stands in too many others


def channel_of(office: str, lender: str, names: Mapping[str, str]) -> str:
    """Return the slug of the channel that `office` names, or '' where it names none we know.

    `names` are the channels' names by slug, `lender` is the lender of the debt. Nothing of
    `office` itself is in what is returned.
    """
    asked = "".join(office.split())
    if not asked:
        return ""
    if asked == "".join(lender.split()):
        return LENDER
    lines = set(_LINE.findall(asked))
    for slug, name in names.items():
        if lines & set(_LINE.findall(name)):
            return slug
    for slug, name in names.items():
        words = re.sub(r"[\d\W]+", "", name)
        if len(words) >= SHORTEST and words in asked:
            return slug
    return ""
