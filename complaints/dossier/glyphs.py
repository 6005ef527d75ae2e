"""Make any text fit to be set in type: shown whole, in order, and broken where a line ends.

The paper has two fonts and no others, so that it looks the same everywhere, and archival PDF
refuses a character that neither can show. People do paste emoji, rare characters and worse.
"""

import re
import unicodedata
from functools import cache

from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import sans_path, serif_path

# Nothing to see, but able to reorder or swallow what stands beside them.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
LONG_RUN = re.compile(r"[!-~]{21,}")
ADJACENT = re.compile(r"〕〔(?=U\+)")
PIECE = re.compile(r".{1,12}")
BREAK = "\u200b"


def printable(text: str) -> str:
    """The text as the paper prints it.

    Control and direction marks go, a character that the fonts lack becomes its code point
    (〔U+20BB7〕, 〔表情 U+1F600〕) so that nothing is lost silently, and long runs of letters
    (addresses of pages) may break.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    shown = "".join(_shown(char) for char in unicodedata.normalize("NFC", lines))
    shown = ADJACENT.sub(" ", shown)
    return LONG_RUN.sub(lambda run: BREAK.join(PIECE.findall(run[0])), shown)


@cache
def _covered() -> frozenset[int]:
    """The characters that both fonts can show."""
    sets = []
    for path in (sans_path(), serif_path()):
        with TTFont(path, lazy=True) as font:
            sets.append(frozenset(font.getBestCmap()))
    return sets[0] & sets[1]


def _shown(char: str) -> str:
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category in ("Cc", "Cf") or 0xFE00 <= ord(char) <= 0xFE0F:
        return ""
    if category not in INVISIBLE and ord(char) in _covered():
        return char
    if category in ("Zs", "Zl", "Zp"):
        return " "
    label = "表情 " if category in ("So", "Sk") else ""
    return f"〔{label}U+{ord(char):04X}〕"
