"""The editors' handbook (docs/handbook) as pages beside the admin, for those with an account."""

from pathlib import Path

from django.conf import settings
from django.contrib import admin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = Path(settings.BASE_DIR) / "docs" / "handbook"
CONTENTS = "README"
PICTURES = "pictures/"


def page(request: HttpRequest, part: str = CONTENTS) -> HttpResponse:
    """Show one part; the contents where none is named."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(_file(f"{part}.md").read_text("utf-8"))
    for token in tokens:
        _lead_to_pages(token)
    _open, title, _close, *rest = tokens  # a part begins with its title
    html = parser.renderer.render(rest, parser.options, {})
    context = {
        **admin.site.each_context(request),
        "title": title.content,
        "is_contents": part == CONTENTS,
        "content": mark_safe(html),  # noqa: S308 (our own files, and HTML in them is off)
    }
    return render(request, "handbook.html", context)


def picture(request: HttpRequest, name: str) -> FileResponse:
    """Give a picture of the handbook."""
    return FileResponse(_file(f"{PICTURES}{name}").open("rb"), content_type="image/png")


def _file(name: str) -> Path:
    """Return a file of the handbook by a name that is known; raise Http404 otherwise."""
    known = {str(each.relative_to(FOLDER)): each for each in FOLDER.rglob("*") if each.is_file()}
    if name not in known:
        raise Http404
    return known[name]


def _lead_to_pages(token: Token) -> None:
    """Turn the files that a part names into addresses of this site."""
    for child in token.children or ():
        _lead_to_pages(child)
    for attribute in ("href", "src"):
        target = str(token.attrGet(attribute) or "")
        if target.endswith(".md"):
            token.attrSet(attribute, reverse("handbook-part", args=[target.removesuffix(".md")]))
        elif target.startswith(PICTURES):
            name = target.removeprefix(PICTURES)
            token.attrSet(attribute, reverse("handbook-picture", args=[name]))


urlpatterns = [
    path("", admin.site.admin_view(page), name="handbook"),
    path("pictures/<str:name>", admin.site.admin_view(picture), name="handbook-picture"),
    path("<slug:part>/", admin.site.admin_view(page), name="handbook-part"),
]
