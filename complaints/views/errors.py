"""Error pages that say what to do next, in Chinese, and never what was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _page(request: HttpRequest, status: int, title: str, *lines: str) -> HttpResponse:
    return render(
        request, "complaints/error.html", {"heading": title, "lines": lines}, status=status
    )


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: the request could not be read."""
    return _page(
        request,
        400,
        _("这次提交没有读懂"),
        _("可能内容太长，或者中途断了。请返回上一页，再试一次；刚才填的内容还在那一页。"),
    )


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403: not allowed."""
    return _page(request, 403, _("这一页不能这样打开"), _("请从首页或记录本重新进入。"))


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: no such page, or a row of another casebook (which of the two is not told)."""
    return _page(
        request,
        404,
        _("没有找到这一页"),
        _("网址可能抄错了，或者这条记录已经删除。"),
        _("请从首页或记录本重新进入。"),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of the form check, mostly a browser that refuses cookies."""
    return _page(
        request,
        403,
        _("没有保存：浏览器没有带上必要的凭证"),
        _("请允许本站使用 Cookie（只用来保持打开状态，关掉浏览器就没了），再返回上一页重新提交。"),
        _("返回上一页时，刚才填的内容一般还在。"),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: ours to mend. The page needs no database."""
    return _page(
        request,
        500,
        _("网站出错了，不是您的问题"),
        _("请返回上一页再试一次；已经保存的步骤不会丢。"),
    )
