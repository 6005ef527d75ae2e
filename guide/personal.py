"""Numbers that point at a person: a remark to the editors must not hold any. Pure."""

import re
import unicodedata
from enum import StrEnum, auto

_SPOKEN = str.maketrans("〇零一二三四五六七八九幺两", "0012345678912")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d){8}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)\d{6}[ -]?(?:19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?![\dA-Za-z])")
_CARD = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")


class PersonalNumber(StrEnum):
    MOBILE = auto()
    IDENTITY = auto()
    CARD = auto()
    MAIL = auto()


_PATTERNS = (
    (PersonalNumber.IDENTITY, _IDENTITY),
    (PersonalNumber.MOBILE, _MOBILE),
    (PersonalNumber.CARD, _CARD),
    (PersonalNumber.MAIL, _MAIL),
)


def personal_number(text: str) -> PersonalNumber | None:
    """Return what kind of personal number `text` holds, or None.

    Days, article numbers, sums and the numbers of hotlines and standards are no personal numbers.
    """
    plain = unicodedata.normalize("NFKC", text)
    for kind, pattern in _PATTERNS:
        if pattern.search(plain):
            return kind
    # Spelled out, as people do to get past a check: only an unbroken row of digits counts.
    spoken = re.findall(r"\d{11,}", plain.translate(_SPOKEN))
    return PersonalNumber.MOBILE if any(_MOBILE.fullmatch(row) for row in spoken) else None
