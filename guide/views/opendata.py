"""The open data: a page for people, and the files."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from guide.opendata import ROOT
from guide.opendata.files import DataFile, NoSuchFile, data_file, index
from guide.opendata.licence import LICENCE
from guide.opendata.schema import field_groups
from guide.opendata.sets import SETS
from guide.views.public import public_page

SECONDS_KEPT = 3600
ASKING = "GET, HEAD, OPTIONS"


@public_page
def data(request: HttpRequest) -> HttpResponse:
    """Say what there is, under what terms, and what each field means."""
    content, _stamped = index()
    context = {
        "index": content,
        "index_file": f"{ROOT}index.json",
        "licence": LICENCE,
        "root": ROOT,
        "site": request.build_absolute_uri("/").rstrip("/"),
        "groups": [(each.title, field_groups(each.schema())) for each in SETS.values()],
    }
    return render(request, "guide/data.html", context)


@require_http_methods(["GET", "HEAD", "OPTIONS"])
@gzip_page
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give a file to whoever asks, from whatever site; unchanged ones are not sent again."""
    if request.method == "OPTIONS":
        return _for_everybody(HttpResponse(status=204))
    try:
        found = data_file(name)
    except NoSuchFile:
        raise Http404 from None
    response = _response(found)
    made_at = None if found.made_at is None else int(found.made_at.timestamp())
    answer = get_conditional_response(request, found.etag, made_at, response)
    assert answer is not None  # noqa: S101 (a response was given, so one comes back)
    return _for_everybody(answer)


def _response(found: DataFile) -> HttpResponse:
    response = HttpResponse(found.content, content_type=found.media_type)
    response["ETag"] = found.etag
    if found.made_at is not None:
        response["Last-Modified"] = http_date(found.made_at.timestamp())
    links = [f'<{LICENCE.address}>; rel="license"']
    if found.described_by:
        links.append(f'<{found.described_by}>; rel="describedby"')
    response["Link"] = ", ".join(links)
    if found.saved_as:
        response["Content-Disposition"] = f'attachment; filename="{found.saved_as}"'
    return response


def _for_everybody(response: HttpResponseBase) -> HttpResponseBase:
    """Let pages of other sites read it, and anybody keep it for an hour."""
    response["Cache-Control"] = f"public, max-age={SECONDS_KEPT}"
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = ASKING
    response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link, Content-Disposition"
    return response
