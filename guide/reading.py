"""How hard a Chinese text is to read. Pure; the reasons stand in docs/decisions/.

Four measures, each of which a writer can mend, in place of one score that nobody can act on. The
limits lie between texts of known difficulty (tests/guide/test_reading.py).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from guide.links import LINK

LONG_SENTENCE = 40  # characters; a line on a phone holds about 20

_SENTENCE_ENDS = re.compile(r"[。！？；!?;\n]+")
_CHARACTER = re.compile(r"[\u4e00-\u9fff]|[A-Za-z0-9]+")  # a Latin word or a number counts as one
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MARKS = re.compile(r"[*_`#>|]|^\s*(?:[-+]|\d+\.)\s", re.MULTILINE)

# Words that hardly anybody says aloud: they come from statutes and notices.
_BOOKISH = re.compile(
    r"应当|不得|予以|依照|按照|依据|依法|根据|以及|及其|或者|对于|关于|其他|其中|上述|前款|该|之|其(?![实他中])"
    r"|所(?=[\u4e00-\u9fff]{1,3}的)|者(?=[，、。的])|系|即|且|并(?=[应予对将])|若|均|须|未(?=[经按予])"
    r"|规定的|有关|相关|进行|实施|履行|负有|具有|属于|构成|情形|行为人|当事人|义务|权利|责任"
)


class Measure(StrEnum):
    SENTENCE = "mean sentence length"
    LONG = "share of text in sentences over 40 characters"
    UNCOMMON = "share of uncommon characters"
    BOOKISH = "bookish words in 100 characters"


@dataclass(frozen=True, slots=True)
class Reading:
    """The measures of one text; lengths in characters, shares from 0 to 1."""

    characters: int
    sentence: float
    long: float
    uncommon: float
    bookish: float
    longest: str  # the longest sentence, for whoever mends the text

    def value(self, measure: Measure) -> float:
        return float(getattr(self, measure.name.lower()))

    def too_hard(self) -> list[Measure]:
        """Return the measures that are over their limits."""
        return [measure for measure, limit in LIMITS.items() if self.value(measure) > limit]


LIMITS = {
    Measure.SENTENCE: 20.0,
    Measure.LONG: 0.25,
    Measure.UNCOMMON: 0.02,
    Measure.BOOKISH: 4.0,
}


def read(text: str) -> Reading:
    """Measure `text`, Markdown with our links; a link counts as its words or as one short name."""
    plain = _MARKS.sub("", LINK.sub(lambda match: match[3] or "那条", text))
    sentences = [part.strip() for part in _SENTENCE_ENDS.split(plain) if _HAN.search(part)]
    lengths = [len(_CHARACTER.findall(sentence)) for sentence in sentences]
    total = sum(lengths)
    han = _HAN.findall(plain)
    if not han:
        return Reading(0, 0, 0, 0, 0, "")
    return Reading(
        characters=total,
        sentence=total / len(lengths),
        long=sum(length for length in lengths if length > LONG_SENTENCE) / total,
        uncommon=sum(not is_common(character) for character in han) / len(han),
        bookish=100 * len(_BOOKISH.findall(plain)) / len(han),
        longest=max(sentences, key=len),
    )


@lru_cache(maxsize=8192)
def is_common(character: str) -> bool:
    """Tell whether `character` is one of the 3,755 of the first level of GB/T 2312.

    That level is the standard's list of characters in common use, rows 16 to 55 of the code.
    """
    try:
        row = character.encode("gb2312")[0] - 0xA0
    except UnicodeEncodeError:
        return False
    return 16 <= row <= 55
