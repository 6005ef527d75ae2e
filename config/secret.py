"""The secret that signs Django's own tokens: made on the first start, kept outside the code."""

import os
import secrets
from pathlib import Path

from config.env import env_text


def secret_key(path: Path) -> str:
    """Return SECRET_KEY from the environment, or else from `path`, made there if need be.

    The file is readable by its owner alone. It protects forms and signed values; no borrower's
    data is sealed with it, so losing it loses nothing but open sessions' form tokens.
    """
    from_environment = env_text("SECRET_KEY", "")
    if from_environment:
        return from_environment
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as new_file:
        key = secrets.token_urlsafe(50)
        new_file.write(key)
    return key
