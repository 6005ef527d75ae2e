"""`manage.py regression` as somebody at a terminal sees it."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("regression", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_figures_and_changed_texts_of_all_open_changes(draft_phrase: Any) -> None:
    change = draft_phrase("insult", pattern="快递|无赖", decides=True)
    lines = said()
    assert lines[0] == f"with change {change.pk}: phrases/insult draft"
    assert "corpus: 1 changed, 1 worse, 0 better" in lines
    assert lines[-1] == "worse  open-09  +insult  您的快递放在3号柜，取件码40562"
    assert not any("无赖" in line for line in lines)
    columns = [line.split() for line in lines if "published" in line or "drafted" in line]
    assert [row[-6:-4] for row in columns[:2]] == [["published", "10"], ["drafted", "10"]]
    assert float(columns[1][-1]) < float(columns[0][-1])


def test_strict_ends_with_status_1_where_a_text_got_worse(draft_phrase: Any) -> None:
    draft_phrase("insult", pattern="快递", decides=True)
    with pytest.raises(CommandError, match="some texts got worse") as caught:
        said("--strict")
    assert caught.value.returncode == 1


def test_one_change_alone(draft_phrase: Any) -> None:
    draft_phrase("insult", pattern="快递", decides=True)
    calm = draft_phrase("extra-fee", pattern="一句没有的话")
    assert "corpus: 0 changed, 0 worse, 0 better" in said(str(calm.pk), "--strict")


def test_content_files_can_be_compared(content: None) -> None:
    lines = said("--content", str(settings.CONTENT_DIR), "--strict")
    assert "corpus: 0 changed, 0 worse, 0 better" in lines


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("12345",), "no open change of rules has the number 12345")],
)
def test_what_is_not_there_is_named(content: None, arguments: Any, message: str) -> None:
    with pytest.raises(CommandError, match=message) as caught:
        said(*arguments)
    assert caught.value.returncode == 2


def test_a_bad_content_file_is_named(content: None, tmp_path: Path) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "insult.yaml").write_text("slug: [", "utf-8")
    with pytest.raises(CommandError, match=r"phrases/insult\.yaml") as caught:
        said("--content", str(tmp_path))
    assert caught.value.returncode == 2
