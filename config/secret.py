"""The secret that signs Django's own tokens: made on the first start, kept outside the code."""

import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config.env import env_text

SHORTEST = 32


def secret_key(path: Path) -> str:
    """Return SECRET_KEY from the environment, or else from `path`, made there if need be.

    The file is readable by its owner alone. It protects forms and signed values; no borrower's
    data is sealed with it, so losing it loses nothing but open sessions' form tokens.
    """
    from_environment = env_text("SECRET_KEY", "")
    if from_environment:
        return _long_enough(from_environment, "SECRET_KEY")
    if not path.exists():
        _make(path)
    return _long_enough(path.read_text("ascii").strip(), str(path))


def _make(path: Path) -> None:
    """Write a new key to `path` unless another process was faster.

    The name appears together with the whole key, so that no process ever reads half of one.
    """
    handle, draft = tempfile.mkstemp(dir=path.parent)  # made with mode 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as draft_file:
            draft_file.write(secrets.token_urlsafe(50))
        os.link(draft, path)
    except FileExistsError:
        pass  # the other process's key is as good, and is the one that counts
    finally:
        os.unlink(draft)


def _long_enough(key: str, place: str) -> str:
    if len(key) < SHORTEST:
        raise ImproperlyConfigured(
            f"{place} holds fewer than {SHORTEST} characters: write a long random text "
            "(or remove the file: the next start makes a new one)"
        )
    return key
