"""Links that lead nowhere."""

import re
from collections.abc import Callable, Iterator

from guide.links import find_links
from guide.review.finding import Finding, Records, texts_of
from guide.transfer.check import link_targets

_OWN = re.compile(r"\]\((/[^)\s]*)\)")

IsPage = Callable[[str], bool]


def link_findings(records: Records, is_page: IsPage) -> Iterator[Finding]:
    """Find links in texts without a target; `is_page` tells whether an address of ours is one."""
    targets = link_targets(records)
    for kind, of_kind in records.items():
        for record in of_kind:
            for text in texts_of(kind, record):
                for link in find_links([text.words]):
                    if link.target not in targets.get(link.kind, ()):
                        yield Finding(text.file, text.place, f"{link} leads nowhere",
                                      "correct the name, or make what it names")  # fmt: skip
                for address in _OWN.findall(text.words):
                    if not is_page(address):
                        yield Finding(text.file, text.place, f"{address} is no page of this site",
                                      "write a [[kind:name]] link")  # fmt: skip
