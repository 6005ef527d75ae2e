"""Open data holds what is published: a draft is nobody's, not even in its own editor's preview."""

import json
from typing import Any

import pytest
from django.urls import reverse

from curation.models import Change
from guide.models import DataEdition
from guide.opendata import ROOT
from tests.client import CheckedClient
from tests.curation.people import draft, signed_in, somebody

pytestmark = pytest.mark.django_db
LENDERS = f"{ROOT}lenders.json"
NEW = "草稿里写的新摘要"


def lenders(client: CheckedClient) -> tuple[Any, str]:
    response = client.get(LENDERS)
    assert response["Cache-Control"] == "public, max-age=3600"
    return response, response.content.decode()


def test_a_draft_gets_in_with_its_publication_and_not_before(content: None) -> None:
    writer, reviewer = somebody("writer", "编辑"), somebody("reviewer", "审核")
    _response, before = lenders(CheckedClient())
    change: Change = draft("lenders", "huanbei", writer, summary=NEW)
    browser = signed_in(writer)
    browser.post(reverse("admin:curation_preview", args=[change.pk]))
    assert NEW in browser.get("/guide/lenders/huanbei/").content.decode()  # the preview is on
    assert browser.get("/guide/data/").status_code == 200
    assert lenders(browser)[1] == before
    assert DataEdition.objects.get(name="lenders").edition == json.loads(before)["edition"]

    assert signed_in(writer).post(change.get_absolute_url(), {"act": "submit", "reason": "改字"})
    assert signed_in(reviewer).post(change.get_absolute_url(), {"act": "publish", "reason": ""})
    response, after = lenders(CheckedClient())
    assert NEW in after
    assert json.loads(after)["edition"] != json.loads(before)["edition"]
    assert "Cookie" not in response.get("Vary", "")
