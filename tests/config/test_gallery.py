"""The gallery: all components on one page, for those who work on the site and nobody else."""

import re
from pathlib import Path

import pytest
from django.conf import settings as project
from pytest_django.fixtures import Settings

from tests.client import CheckedClient

pytestmark = pytest.mark.django_db
COMPONENTS = Path(project.BASE_DIR) / "templates" / "components"
NOT_ALONE = {"step_header.html"}  # brings a first heading of its own


def test_there_is_no_gallery_where_people_are_served(client: CheckedClient) -> None:
    assert client.get("/gallery/").status_code == 404


def test_the_gallery_shows_every_component(client: CheckedClient, settings: Settings) -> None:
    settings.DEBUG = True
    response = client.get("/gallery/")
    assert response.status_code == 200
    used = {(each.name or "").rsplit("/", 1)[-1] for each in response.templates}
    assert {path.name for path in COMPONENTS.glob("*.html")} - NOT_ALONE <= used


def test_each_field_names_what_describes_it(client: CheckedClient, settings: Settings) -> None:
    settings.DEBUG = True
    html = client.get("/gallery/").content.decode()
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    described = re.findall(r'aria-describedby="([^"]+)"', html)
    assert {name for names in described for name in names.split()} <= ids
    box = re.search(r'<textarea[^>]*id="id_wrong-lines"[^>]*>', html)
    assert box is not None
    names = "id_wrong-lines_helptext id_wrong-lines_error id_wrong-lines_count"
    assert f'aria-describedby="{names}"' in box[0]
    assert 'aria-invalid="true"' in box[0]
    for part in ("day_0", "day_1", "time_0"):
        assert re.search(rf'id="id_wrong-{part}"[^>]*aria-invalid="true"', html), part
    assert not re.search(r'id="id_(empty|filled)-[^>]*aria-invalid', html)
