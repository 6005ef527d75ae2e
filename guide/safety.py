"""When a page puts the helplines before everything else."""

from collections.abc import Iterable

from guide.vocabulary import NoticeKind

DANGEROUS = frozenset(
    {
        *NoticeKind,
        "self-harm-incitement",
        "sexual-harassment",
        "stalking-or-detention",
        "violence-threat",
    }
)


def needs_helplines(slugs: Iterable[str]) -> bool:
    """Tell whether conduct or topics with these slugs touch somebody's life or body."""
    return not DANGEROUS.isdisjoint(slugs)
