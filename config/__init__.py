"""The Django project: settings, addresses, servers."""

APP_VERSION = "0.1.0"
