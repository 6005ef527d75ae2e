"""Start the app as `make run` does: `python -m config.start`.

Looks whether the port is free before anything else, prepares (config/prepare.py), then becomes
gunicorn (config/serving.py).
"""

import os
import socket
import sys

from django.core.exceptions import ImproperlyConfigured

from config import prepare


def port_problem(port: int) -> str | None:
    """Return why this machine's `port` cannot be served, or None where it can."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            return f"port {port} needs special rights: choose one from 1024 up, PORT=8001 make run"
        except OSError:
            other = port + 1 if port < 65_535 else port - 1
            return f"port {port} is taken (is the app running already?): PORT={other} make run"
    return None


def main() -> None:
    """Check, prepare, serve; never returns."""
    try:
        from config import serving
    except ImproperlyConfigured as error:
        sys.exit(f"Cannot start: {error}")
    problem = None if os.environ.get("BIND") else port_problem(serving.PORT)
    if problem:
        sys.exit(f"Cannot start: {problem}")
    prepare.main()
    gunicorn = [sys.executable, "-m", "gunicorn", "-c", "python:config.serving", "config.wsgi"]
    os.execv(sys.executable, gunicorn)  # noqa: S606 (no shell, and nothing from outside)


if __name__ == "__main__":
    main()
