"""A stolen sessions table gives neither content nor a cookie that works."""

import pytest
from django.contrib.sessions.models import Session

from complaints.vault.sessions import SessionStore

pytestmark = pytest.mark.django_db


def stored_session() -> SessionStore:
    session = SessionStore()
    session["casebook"] = {"key": "MARKER-KEY", "number": "MARKER-NUMBER"}
    session.save()
    return session


def test_it_comes_back_with_its_cookie() -> None:
    session = stored_session()
    assert SessionStore(session.session_key)["casebook"]["key"] == "MARKER-KEY"


def test_the_row_holds_neither_the_cookie_nor_the_content() -> None:
    session = stored_session()
    row = Session.objects.get()
    for secret in (session.session_key or "", "MARKER", "casebook"):
        assert secret not in row.session_key + row.session_data


def test_the_row_s_own_key_is_no_cookie() -> None:
    stored_session()
    thief = SessionStore(Session.objects.get().session_key)
    assert thief.load() == {}


def test_swapped_or_spoiled_rows_are_empty_sessions() -> None:
    one, other = stored_session(), stored_session()
    first, second = Session.objects.all()
    first.session_data, second.session_data = second.session_data, first.session_data
    first.save()
    second.session_data = "!!"
    second.save()
    assert SessionStore(one.session_key).load() == {}
    assert SessionStore(other.session_key).load() == {}


def test_flush_and_cycle_leave_no_old_row() -> None:
    session = stored_session()
    old = session.session_key
    session.cycle_key()
    assert SessionStore(old).load() == {}
    assert session["casebook"]["number"] == "MARKER-NUMBER"
    session.flush()
    assert not Session.objects.exists()


def test_expired_sessions_do_not_open() -> None:
    session = stored_session()
    session.set_expiry(-1)
    session.save()
    assert SessionStore(session.session_key).load() == {}
