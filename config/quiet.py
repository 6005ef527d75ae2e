"""Logs and error reports that cannot carry what a borrower typed.

An exception's message often quotes its input (`invalid literal for int(): '…'`), and a report
page prints local variables. Both could put a borrower's words where an operator reads them. So a
log line says which exception was raised and where, never its message; a report shows no variable.
"""

import logging
import traceback
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

HIDDEN = "[hidden]"


class QuietFormatter(logging.Formatter):
    """Format an exception as its type and its places in the code, without its message."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name is logging's)
        kind: type[BaseException] = ei[0]
        trace: TracebackType | None = ei[2]
        places = [f"  {f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join([f"{kind.__module__}.{kind.__qualname__} at", *places])

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have cached the full text
        return super().format(record)


class HideEverything(SafeExceptionReporterFilter):
    """Hide every posted value, cookie and local variable in an error report, DEBUG or not."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {} if request is None else {name: HIDDEN for name in request.POST}

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> list[tuple[str, str]]:
        return [(name, HIDDEN) for name in tb_frame.f_locals]

    def get_safe_cookies(self, request: HttpRequest | None) -> dict[str, Any]:
        return {} if request is None else {name: HIDDEN for name in request.COOKIES}
