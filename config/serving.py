"""How gunicorn serves the app: `gunicorn -c python:config.serving config.wsgi`.

Small on purpose: two processes of four threads fit a small machine, and opening a casebook takes
64 MB of memory while the recovery code is stretched.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config.env import env_int, env_text
from config.logs import QUIET_LOGGING

PORT = env_int("PORT", 8000, at_least=1, at_most=65_535)
bind = env_text("BIND", f"127.0.0.1:{PORT}")
worker_class = "gthread"
workers = env_int("WEB_PROCESSES", 2, at_least=1, at_most=64)
threads = env_int("WEB_THREADS", 4, at_least=1, at_most=64)
preload_app = True  # a wrong setting stops the start, and the processes share their memory
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 5_000
max_requests_jitter = 500
umask = 0o077
proc_name = "self-help"
accesslog = None  # an address and a time are enough to tell that somebody sought help
logconfig_dict = QUIET_LOGGING


def when_ready(server: Any) -> None:
    """Make ready what all processes share, then say in the terminal where to look."""
    from config.warm import warm_up

    warm_up()
    print(  # noqa: T201 (the person who typed `make run` reads this)
        f"\n  Ready: open http://{bind}/ in a browser (Ctrl-C stops it).\n"
        f"  To edit the guide at http://{bind}/admin/, make an account: make editor\n",
        flush=True,
    )


def worker_exit(server: Any, worker: Any) -> None:
    """Add what this process has counted to the database before it goes."""
    from figures.listening import tally

    tally.flush()


if env_text("BIND", "") and env_text("PORT", ""):
    raise ImproperlyConfigured("BIND and PORT are both set: write the port into BIND alone")
