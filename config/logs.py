"""One way of logging for Django and for gunicorn: to standard error, and quiet about people."""

from typing import Any

QUIET_LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "quiet": {
            "()": "config.quiet.QuietFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # The warnings of these quote an address, a host or a request as it was typed.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "gunicorn.error": {"handlers": [], "level": "ERROR", "propagate": True},
        # An address and a time are enough to tell that somebody sought help.
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
