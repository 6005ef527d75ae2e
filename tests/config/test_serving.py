"""The served app: what it says in the terminal, and what it never says."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from complaints.conduct.text.patterns import reader_of
from complaints.rules import current_rulebook
from config.warm import warm_up
from tests.browser.server import Server, running

MARKER = "MARKER13800001234"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("serving")) as server:
        yield server


def send(server: Server, request: bytes) -> bytes:
    """Send bytes as they are and return the first line of the answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return connection.makefile("rb").readline()


def test_says_where_to_look_and_how_to_edit(server: Server):
    said = server.log.read_text("utf-8")
    assert f"open {server.url}/ in a browser" in said
    assert "make editor" in said


@pytest.mark.parametrize(
    ("request_line", "headers"),
    [
        (f"GET /case/{MARKER}?q={MARKER} HTTP/1.1", "Host: 127.0.0.1"),
        ("GET / HTTP/1.1", f"Host: {MARKER}.example"),
        (f"GET / HTTP/9.9{MARKER}", "Host: 127.0.0.1"),
        ("GET / HTTP/1.1", f"Host: 127.0.0.1\r\nBad header {MARKER}"),
        ("GET / HTTP/1.1", f"Host: 127.0.0.1\r\nCookie: s={MARKER}; c={MARKER}"),
        ("POST /case/open/ HTTP/1.1", f"Host: 127.0.0.1\r\nReferer: http://{MARKER}/"),
        (f"GET /{MARKER * 500} HTTP/1.1", "Host: 127.0.0.1"),
    ],
)
def test_log_repeats_nothing_of_a_request(server: Server, request_line: str, headers: str):
    answer = send(server, f"{request_line}\r\n{headers}\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 ")
    assert MARKER not in server.log.read_text("utf-8")


def test_missing_page_is_told_without_its_address(server: Server):
    with pytest.raises(HTTPError) as missing:
        urlopen(f"{server.url}/{MARKER}")  # noqa: S310 (our own address)
    assert missing.value.code == 404
    assert MARKER not in missing.value.read().decode()


def test_second_start_does_only_what_changed(tmp_path: Path):
    with running(tmp_path / "server") as server:
        first = server.log.read_text("utf-8")
        assert "Loading the guide's content" in first
        assert "Collecting static files" in first
        server.restart()
        again = server.log.read_text("utf-8").removeprefix(first)
        assert "Ready" in again
        assert "Loading" not in again
        assert "Collecting" not in again


def test_warm_up_asks_no_database():
    warm_up()  # pytest-django fails whatever asks it in a test that is not marked


@pytest.mark.usefixtures("content")
def test_after_the_warm_up_no_reader_is_made_for_rows_like_the_files():
    reader_of.cache_clear()
    warm_up()
    assert reader_of.cache_info().misses == 1
    reader_of(current_rulebook())
    assert reader_of.cache_info().misses == 1
