"""Logs and error reports that cannot carry what a borrower typed.

An exception's message often quotes its input (`invalid literal for int(): '…'`), and a report
page prints local variables. Both could put a borrower's words where an operator reads them. So a
log line says which exceptions were raised and where, never their messages; a report shows no value.
"""

import copy
import logging
import traceback
from collections.abc import ItemsView, Iterator, Mapping
from typing import Any

from django.http import HttpRequest
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

HIDDEN = "[hidden]"


class QuietFormatter(logging.Formatter):
    """Format an exception as its type and its places in the code, without its message."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name is logging's)
        return "\n".join(
            line for error in _error_and_causes(ei[1]) for line in _kind_and_places(error)
        )

    def format(self, record: logging.LogRecord) -> str:
        quiet = copy.copy(record)  # other handlers get the record as it was
        quiet.exc_text = None  # another formatter may have cached the full text here
        quiet.args = _without_messages(record.args)
        if isinstance(record.msg, BaseException):
            quiet.msg, quiet.args = _name(record.msg), ()
        return super().format(quiet)


def _error_and_causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _kind_and_places(error: BaseException) -> list[str]:
    places = traceback.extract_tb(error.__traceback__)
    return [f"{_name(error)} at", *(f"  {f.filename}:{f.lineno} in {f.name}" for f in places)]


def _name(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _without_messages(args: Any) -> Any:
    """Return logging arguments with every exception replaced by the name of its kind."""
    if isinstance(args, Mapping):
        return {key: _without_message(value) for key, value in args.items()}
    if isinstance(args, tuple):
        return tuple(_without_message(value) for value in args)
    return args


def _without_message(value: object) -> object:
    return _name(value) if isinstance(value, BaseException) else value


class HideEverything(SafeExceptionReporterFilter):
    """Hide every posted value, cookie, header and local variable in a report, DEBUG or not."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {} if request is None else dict.fromkeys(request.POST, HIDDEN)

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> ItemsView[str, Any]:
        return dict.fromkeys(tb_frame.f_locals, HIDDEN).items()

    def get_safe_cookies(self, request: HttpRequest | None) -> dict[str, Any]:
        return {} if request is None else dict.fromkeys(request.COOKIES, HIDDEN)

    def get_safe_request_meta(self, request: HttpRequest | None) -> dict[str, Any]:
        return {} if request is None else dict.fromkeys(request.META, HIDDEN)


class QuietReporter(ExceptionReporter):
    """A report with the kinds of the errors and their places, but no message and no input."""

    def get_traceback_data(self) -> dict[str, Any]:
        data = super().get_traceback_data()
        for name in ("request_GET_items", "request_FILES_items"):
            data[name] = [(key, HIDDEN) for key, _ in data.get(name) or ()]
        data |= {"exception_value": HIDDEN, "exception_notes": "", "unicode_hint": ""}
        data |= {"request_insecure_uri": HIDDEN, "template_info": None, "user_str": HIDDEN}
        for frame in data["frames"]:
            frame["exc_cause"] = frame["exc_cause"] and _name(frame["exc_cause"])
        return data
