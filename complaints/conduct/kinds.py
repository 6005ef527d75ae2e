"""The kinds of a conduct that weigh otherwise than the conduct itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from complaints.conduct.facts import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of `conduct`, known by words in the quotation."""

    slug: str
    conduct: str
    severity: Severity
    words: re.Pattern[str]


KINDS = (
    Kind(
        "home-intrusion-or-refusal-to-leave",
        "improper-visit",
        Severity.HIGH,
        re.compile(
            r"闯|[冲挤推踹撬][进门开]|硬[进闯]|[赖坐躺睡]\S{0,8}不走|不(?:肯|愿)走|拒不离|赶不走|轰不走|过夜"
        ),
    ),
    Kind(
        "urged-to-a-crime",
        "urging-new-debt",
        Severity.HIGH,
        re.compile(r"卖[肾血卵身淫]|去[偷抢]|贩|代孕|陪酒|赌|盗刷|冒用"),
    ),
    Kind(
        "debt-told-to-many",
        "debt-disclosure",
        Severity.HIGH,
        re.compile(r"群发|群里|挨个|全[村厂公司班校]|通讯录|逐个|广播"),
    ),
    Kind(
        "insult-before-others",
        "insult",
        Severity.HIGH,
        re.compile(r"群里|当众|朋友圈|喇叭|广播|当着.{0,8}面"),
    ),
)


def severity_of(conduct: str, ordinary: Severity, quotations: Iterable[str]) -> Severity:
    """Return the severity of the kind that the quoted words show, else the ordinary one."""
    said = "\n".join(quotations)
    for kind in KINDS:
        if kind.conduct == conduct and kind.words.search(said):
            return kind.severity
    return ordinary
