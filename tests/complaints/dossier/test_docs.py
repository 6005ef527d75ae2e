"""docs/dossier.md keeps up with the words and files that it explains."""

from pathlib import Path

import pytest

from complaints.dossier.manifest import NAME
from complaints.dossier.package import CASE, PAPER, TABLE
from complaints.dossier.verify import CannotRead, Status

PAGE = (Path(__file__).parents[3] / "docs" / "dossier.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", [*Status, *CannotRead, PAPER, TABLE, CASE, NAME])
def test_it_is_explained(word: str) -> None:
    assert f"`{word}`" in PAGE, f"explain {word} in docs/dossier.md"
