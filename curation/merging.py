"""Two changes of one row brought together, key by key. Pure."""

from dataclasses import dataclass

from guide.transfer.files import Record


@dataclass(frozen=True, slots=True)
class Merge:
    """`record` has both changes; `clashes` are the keys that both changed, each in its own way."""

    record: Record | None
    clashes: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return not self.clashes


def merge(base: Record | None, mine: Record | None, theirs: Record | None) -> Merge:
    """Return `theirs` with what `mine` changed from `base`.

    Where both changed a key, mine stands and the key is a clash; so is the whole row (`slug`) where
    one side deleted or made it.
    """
    if theirs in (base, mine):
        return Merge(mine, ())
    if mine == base:
        return Merge(theirs, ())
    if base is None or mine is None or theirs is None:
        return Merge(mine, ("slug",))
    merged, clashes = {}, []
    for key in mine:
        if mine[key] == base[key]:
            merged[key] = theirs[key]
        else:
            merged[key] = mine[key]
            if theirs[key] not in (base[key], mine[key]):
                clashes.append(key)
    return Merge(merged, tuple(clashes))
