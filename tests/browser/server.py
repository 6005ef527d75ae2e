"""The app as it is really served: gunicorn, its own database, its own folder, its own port."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180  # on a busy machine the content alone takes half a minute to load
SETTINGS = {
    *("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "SECRET_KEY", "DEBUG", "HTTPS", "BIND"),
    *("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SESSION_SECONDS"),
}


class Server:
    """A running app. All that it writes, logs and temporary files included, lies in `folder`."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.settings = folder, settings
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        (folder / "tmp").mkdir(parents=True)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The variables of the app's processes: this machine's, and the test's own settings."""
        inherited = {name: text for name, text in os.environ.items() if name not in SETTINGS}
        return inherited | {
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder / "tmp"),
            "VAR_DIR": str(self.folder / "var"),
            "PORT": str(self.port),
            "WEB_PROCESSES": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            **self.settings,
        }

    def start(self) -> None:
        """Prepare and serve; return once the app answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "config.start"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        give_up_at = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > give_up_at:
                self.stop()
                raise RuntimeError(f"the app did not start:\n{self.log.read_text('utf-8')}")
            time.sleep(0.1)

    def stop(self) -> None:
        """End the app as an operator does, and wait for it."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(30)
        self._process = None

    def restart(self) -> None:
        """Stop and start again with the same data at the same address."""
        self.stop()
        self.start()

    def manage(self, *arguments: str) -> str:
        """Run a management command beside the server; return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def files(self) -> list[Path]:
        """Return every file that the app wrote, its log included, static files left out."""
        static = self.folder / "var" / "static"
        return [
            path
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and static not in path.parents
        ]

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):  # noqa: S310 (ours)
                return True
        except (urllib.error.URLError, OSError):
            return False


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Server]:
    """Serve the app from `folder` (new, or left by an earlier server) for the time of a block."""
    server = Server(folder, **settings)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port
