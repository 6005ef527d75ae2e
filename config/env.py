"""Read settings from the environment; refuse a value that is not understood."""

import os
import re
from collections.abc import Sequence

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")
DATABASES_SERVED = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


def env_text(name: str, default: str) -> str:
    """Return the variable `name`, or `default` where it is unset or empty."""
    return os.environ.get(name) or default


def env_bool(name: str, default: bool) -> bool:
    """Return `name` as a boolean; raise ImproperlyConfigured unless it is 'true' or 'false'."""
    value = os.environ.get(name)
    if not value:
        return default
    if value not in ("true", "false"):
        raise ImproperlyConfigured(f"{name}={value!r}: write 'true' or 'false'")
    return value == "true"


def env_int(name: str, default: int, *, at_least: int, at_most: int = 999_999_999) -> int:
    """Return `name` as a whole number between the two, or raise ImproperlyConfigured."""
    value = os.environ.get(name)
    if not value:
        return default
    if not WHOLE_NUMBER.fullmatch(value) or not at_least <= int(value) <= at_most:
        raise ImproperlyConfigured(
            f"{name}={value!r}: write a whole number from {at_least} to {at_most}"
        )
    return int(value)


def env_list(name: str, default: Sequence[str]) -> list[str]:
    """Return `name` split at commas, or `default` where it is unset or empty."""
    value = os.environ.get(name)
    return [part.strip() for part in value.split(",") if part.strip()] if value else list(default)


def env_database(name: str, default: str) -> dj_database_url.DBConfig:
    """Return the database that the URL in `name` stands for; raise ImproperlyConfigured otherwise.

    The message never repeats the URL, for it may hold a password.
    """
    try:
        database = dj_database_url.parse(
            env_text(name, default), conn_max_age=60, conn_health_checks=True
        )
    except ValueError:
        database = None
    if database is None or database["ENGINE"] not in DATABASES_SERVED:
        raise ImproperlyConfigured(
            f"{name} is not understood: write postgres://USER:PASSWORD@HOST:PORT/NAME with special "
            "signs percent-encoded, or sqlite:////absolute/path/of/db.sqlite3"
        ) from None
    return database
