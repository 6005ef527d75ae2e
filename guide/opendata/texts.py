"""Texts as others can use them: links to pages of this site become plain Markdown links."""

from datetime import date
from typing import Any

from guide.links import LINK, link_at, texts_in
from guide.targets import Targets


def for_others(value: Any) -> Any:
    """Return `value` (records and lists of them) as JSON holds it, its content links resolved.

    `[[law:…]]` becomes `[《…》第…条](/guide/law/…)`, a limit shows the number that holds today, and
    a link whose target is gone leaves its words.
    """
    targets = Targets.of(list(texts_in(value)))
    return _changed(value, targets)


def _changed(value: Any, targets: Targets) -> Any:
    if isinstance(value, str):
        return _plain(value, targets) if "[[" in value else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _changed(each, targets) for key, each in value.items()}
    if isinstance(value, list):
        return [_changed(each, targets) for each in value]
    return value


def _plain(text: str, targets: Targets) -> str:
    def replaced(match: Any) -> str:
        found = link_at(match[0])
        assert found is not None  # noqa: S101 (the same pattern found it)
        link, _end = found
        target = targets.get(link)
        if target is None:
            return link.words
        return f"[{link.words or target.words}]({target.href})"

    return LINK.sub(replaced, text)
