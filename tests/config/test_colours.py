"""Both themes have the contrast that WCAG 2.2 AA asks for, whatever is put on what."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = Path(settings.BASE_DIR) / "static" / "css" / "tokens.css"
GROUNDS = ("ground", "surface", "accent-wash", "warn-wash", "danger-wash")
WORDS = ("ink", "ink-soft", "link", "danger", "warn")
EDGES = ("control", "accent", "danger", "warn")


def themes() -> dict[str, dict[str, str]]:
    """Return the colours by theme; the dark one takes what it does not name from the light one."""
    light, dark, *_rest = re.split(r"@media[^{]+{", TOKENS.read_text("utf-8"))
    colours = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]
    return {"light": colours[0], "dark": colours[0] | colours[1]}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG defines it."""
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_every_ground(theme: str) -> None:
    colours = themes()[theme]
    pairs = [(words, ground) for words in WORDS for ground in GROUNDS]
    pairs += [("accent-ink", "accent"), ("danger-ink", "danger")]
    low = [pair for pair in pairs if contrast(*(colours[name] for name in pair)) < 4.5]
    assert not low


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_and_the_focus_stand_out_from_every_ground(theme: str) -> None:
    colours = themes()[theme]
    for ground in GROUNDS:
        for edge in EDGES:
            assert contrast(colours[edge], colours[ground]) >= 3, (edge, ground)
        rings = [contrast(colours[ring], colours[ground]) for ring in ("focus", "focus-ink")]
        assert max(rings) >= 3, ground
