"""What a borrower typed never reaches a log line or an error report."""

import io
import logging

import pytest
from django.test import RequestFactory

from config.quiet import HIDDEN, QuietFormatter, QuietReporter

MARKER = "标记MARKER13800001234"


@pytest.fixture
def log():
    """A logger with the quiet formatter, and the text it wrote."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(QuietFormatter("{levelname} {message}", style="{"))
    logger = logging.Logger("quiet-test")
    logger.addHandler(handler)
    return logger, stream


def raise_plain():
    raise ValueError(MARKER)


def raise_from():
    try:
        int(MARKER)
    except ValueError as error:
        raise RuntimeError(MARKER) from error


def raise_while_handling():
    try:
        dict[str, str]()[MARKER]
    except KeyError:
        int(MARKER)


def raise_with_note():
    error = ValueError(MARKER)
    error.add_note(MARKER)
    raise error


@pytest.mark.parametrize(
    ("trouble", "kinds"),
    [
        (raise_plain, ["builtins.ValueError"]),
        (raise_from, ["builtins.RuntimeError", "builtins.ValueError"]),
        (raise_while_handling, ["builtins.ValueError", "builtins.KeyError"]),
        (raise_with_note, ["builtins.ValueError"]),
    ],
)
def test_exception_is_logged_by_kind_and_place_alone(log, trouble, kinds):
    logger, stream = log
    try:
        trouble()
    except Exception:
        logger.exception("saving failed")
    written = stream.getvalue()
    assert MARKER not in written
    assert written.startswith("ERROR saving failed\n")
    assert [line.split()[0] for line in written.splitlines() if line.endswith(" at")] == kinds
    assert f"test_quiet.py:{trouble.__code__.co_firstlineno + 1} in " in written or (
        f" in {trouble.__name__}" in written
    )


def test_text_cached_by_another_formatter_is_not_used(log):
    logger, stream = log
    loud = io.StringIO()
    logger.handlers.insert(0, logging.StreamHandler(loud))
    try:
        raise_plain()
    except ValueError:
        logger.exception("saving failed")
    assert MARKER in loud.getvalue()
    assert MARKER not in stream.getvalue()


def test_exception_given_as_argument_or_message(log):
    logger, stream = log
    error = ValueError(MARKER)
    logger.error("failed: %s", error)
    logger.error("failed: %(error)s", {"error": error})
    logger.error(error)
    assert stream.getvalue().splitlines() == [
        "ERROR failed: builtins.ValueError",
        "ERROR failed: builtins.ValueError",
        "ERROR builtins.ValueError",
    ]


def test_errors_that_name_each_other_end(log):
    logger, stream = log
    first, second = ValueError(MARKER), KeyError(MARKER)
    first.__cause__, second.__cause__ = second, first
    logger.error("failed", exc_info=first)
    assert MARKER not in stream.getvalue()
    assert stream.getvalue().count(" at") == 2


def report(error: Exception) -> QuietReporter:
    request = RequestFactory().post(f"/case/?q={MARKER}", {"words": MARKER})
    request.COOKIES["s"] = MARKER
    request.META["HTTP_X_TEST"] = MARKER
    return QuietReporter(request, type(error), error, error.__traceback__)


@pytest.mark.parametrize("trouble", [raise_plain, raise_from, raise_while_handling])
@pytest.mark.parametrize("debug", [True, False])
def test_report_shows_no_value(settings, trouble, debug):
    settings.DEBUG = debug
    words = MARKER  # a local variable of a frame in the report
    with pytest.raises((ValueError, RuntimeError, KeyError)) as caught:
        trouble()
    pages = report(caught.value).get_traceback_html(), report(caught.value).get_traceback_text()
    for page in pages:
        assert words not in page
        assert type(caught.value).__name__ in page
        assert HIDDEN in page
        assert f"in {trouble.__name__}" in page


def test_project_uses_the_quiet_parts(settings):
    assert settings.DEFAULT_EXCEPTION_REPORTER == "config.quiet.QuietReporter"
    assert settings.DEFAULT_EXCEPTION_REPORTER_FILTER == "config.quiet.HideEverything"
    handlers = [*logging.root.handlers, *logging.getLogger("django").handlers]
    ours = [handler for handler in handlers if isinstance(handler.formatter, QuietFormatter)]
    assert len(ours) == 1
    assert not logging.getLogger("django").handlers
