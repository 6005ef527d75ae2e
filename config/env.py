"""Read settings from the environment; refuse a value that is not understood."""

import os
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured


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


def env_int(name: str, default: int, *, at_least: int) -> int:
    """Return `name` as a whole number not under `at_least`; raise ImproperlyConfigured otherwise."""
    value = os.environ.get(name)
    if not value:
        return default
    if not value.isdecimal() or int(value) < at_least:
        raise ImproperlyConfigured(f"{name}={value!r}: write a whole number, {at_least} or more")
    return int(value)


def env_list(name: str, default: Sequence[str]) -> list[str]:
    """Return `name` split at commas, or `default` where it is unset or empty."""
    value = os.environ.get(name)
    return [part.strip() for part in value.split(",") if part.strip()] if value else list(default)
