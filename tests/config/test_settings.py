"""Starting with wrong settings is refused with the name and the good values."""

import os
import subprocess
import sys

import pytest


def start(tmp_path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the project in a process of its own, with this environment alone."""
    kept = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var")}
    return subprocess.run(
        [sys.executable, *(command or ("-c", "import config.settings"))],
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_nothing_needs_to_be_set(tmp_path):
    assert start(tmp_path).returncode == 0
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"DEBUG": "yes"}, "DEBUG='yes': write 'true' or 'false'"),
        ({"SESSION_SECONDS": "10"}, "SESSION_SECONDS='10': write a whole number from 60"),
        ({"ALLOWED_HOSTS": "help.example"}, "serve it over HTTPS and say HTTPS=true"),
        ({"ALLOWED_HOSTS": "127.0.0.1,*"}, "serve it over HTTPS and say HTTPS=true"),
        ({"DEBUG": "true", "HTTPS": "true"}, "write DEBUG=false"),
        ({"DATABASE_URL": "mysql://a:b@c/d"}, "DATABASE_URL is not understood"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY holds fewer than 32 characters"),
        ({"VAR_DIR": "/dev/null/var"}, "VAR_DIR='/dev/null/var' cannot be made"),
    ],
)
def test_refused_with_what_to_write(tmp_path, environment, said):
    refused = start(tmp_path, **environment)
    assert refused.returncode != 0
    assert "ImproperlyConfigured" in refused.stderr
    assert said in refused.stderr


@pytest.mark.parametrize("hosts", ["127.0.0.1", "localhost,[::1]"])
def test_this_machine_needs_no_https(tmp_path, hosts):
    assert start(tmp_path, ALLOWED_HOSTS=hosts).returncode == 0


def test_public_host_behind_https_passes_djangos_own_deployment_check(tmp_path):
    checked = start(
        tmp_path,
        *("manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        ALLOWED_HOSTS="help.example",
        HTTPS="true",
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"PORT": "http"}, "PORT='http': write a whole number from 1 to 65535"),
        ({"PORT": "70000"}, "from 1 to 65535"),
        ({"PORT": "8000", "BIND": "127.0.0.1:8000"}, "write the port into BIND alone"),
    ],
)
def test_start_refuses_a_wrong_port_in_one_line(tmp_path, environment, said):
    refused = start(tmp_path, "-m", "config.start", **environment)
    assert refused.returncode == 1
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_start_names_another_port_where_one_is_taken(tmp_path, taken_port):
    refused = start(tmp_path, "-m", "config.start", PORT=str(taken_port))
    assert refused.returncode == 1
    assert f"port {taken_port} is taken" in refused.stderr
    assert f"PORT={taken_port + 1} make run" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert not (tmp_path / "var").exists()


@pytest.fixture
def taken_port():
    """A port of this machine on which somebody listens."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
