"""Sealed sessions (SESSION_ENGINE): the cookie is the only copy of the key to its row.

Django's database sessions, with two changes: the row is found by a hash of the cookie, and its
data is sealed under a key that follows from the cookie. A thief of the database, or a curious
operator reading it, gets neither the content of a session nor a cookie that would work.
"""

import base64
import json
import secrets
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from complaints.vault.keys import DataKey, SealedBytes, Tampered, derive, seal, unseal

ROW_BYTES = 20  # the hexadecimal form fills Django's 40 characters


class SessionStore(DatabaseStore):
    """A session whose row says nothing without the cookie."""

    def _get_new_session_key(self) -> str:
        return secrets.token_urlsafe(32)

    def _get_session_from_db(self) -> Session | None:
        try:
            return Session.objects.get(
                session_key=_row_of(self.session_key), expire_date__gt=timezone.now()
            )
        except Session.DoesNotExist:
            self._session_key = None
            return None

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        key = self._get_or_create_session_key()  # type: ignore[attr-defined]  # not in the stubs
        row = _row_of(key)
        sealed = seal(_key_of(key), json.dumps(data).encode(), row.encode())
        return Session(
            session_key=row,
            session_data=base64.b64encode(sealed).decode("ascii"),
            expire_date=self.get_expiry_date(),
        )

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Return the session's content; an altered row is an empty session."""
        key = self.session_key
        if key is None:
            return {}
        try:
            sealed = SealedBytes(base64.b64decode(session_data))
            content = json.loads(unseal(_key_of(key), sealed, _row_of(key).encode()))
        except (Tampered, ValueError):
            self._session_key = None
            return {}
        return dict(content)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(session_key=_row_of(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(session_key=_row_of(key)).delete()


def _row_of(cookie: str | None) -> str:
    return derive((cookie or "").encode(), b"session row", ROW_BYTES).hex()


def _key_of(cookie: str) -> DataKey:
    return DataKey(derive(cookie.encode(), b"session key"))
