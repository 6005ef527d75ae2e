"""Editions: what a set holds has a digest, and a day on which it came to be so."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from guide.models import DataEdition
from guide.opendata.content import Content
from guide.opendata.licence import LICENCE
from guide.opendata.sets import SETS


@dataclass(frozen=True, slots=True)
class Published:
    """A set as it stands; `made_at` is when this edition was first given out."""

    name: str
    content: Content
    edition: str
    made_at: datetime

    @property
    def stamp(self) -> dict[str, str]:
        """What every row of a table bears."""
        return {
            "edition": self.edition,
            "generated_on": str(timezone.localdate(self.made_at)),
            "licence": LICENCE.id,
        }


def published(name: str) -> Published:
    """Return the set called `name` as the public rows give it now."""
    return of_content(name, SETS[name].build())


def of_content(name: str, content: Content) -> Published:
    """Return `content` with its edition, noted where it is a new one."""
    edition = f"sha256:{hashlib.sha256(canonical(content)).hexdigest()}"
    row = DataEdition.objects.filter(name=name).first()
    if row is None or row.edition != edition:
        row, _made = DataEdition.objects.update_or_create(
            name=name, defaults={"edition": edition, "made_at": timezone.now()}
        )
    return Published(name, content, edition, row.made_at)


def canonical(content: Any) -> bytes:
    """Return the one form of `content` that digests are taken of."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()
