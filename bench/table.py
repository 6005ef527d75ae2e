"""Print rows as one table, with the growth from each size to the next."""

from collections.abc import Iterable, Sequence

from bench.row import Row

HEADS = ("what", "size", "time", "baseline of the same run", "its time", "ratio", "growth")


def table(rows: Iterable[Row]) -> str:
    """Return the table as text, its columns aligned."""
    lines: list[Sequence[str]] = [HEADS]
    before: Row | None = None
    for row in rows:
        lines.append(_cells(row, before))
        before = row
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cells(row: Row, before: Row | None) -> Sequence[str]:
    return (
        row.what,
        f"{row.size:,} {row.unit}",
        duration(row.seconds),
        row.baseline,
        duration(row.baseline_seconds),
        f"{row.ratio:.1f}",
        growth(row, before),
    )


def growth(row: Row, before: Row | None) -> str:
    """Say how much more time how much more size took, or nothing where sizes don't compare."""
    if before is None or before.what != row.what or before.size >= row.size:
        return ""
    return f"×{row.seconds / before.seconds:.1f} time for ×{row.size / before.size:g} size"


def duration(seconds: float) -> str:
    """Return a time with three significant digits in a unit that suits it."""
    for unit, factor in (("s", 1.0), ("ms", 1e3)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"
