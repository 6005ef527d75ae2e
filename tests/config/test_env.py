"""Settings from the environment: good values are understood, others refused by name."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from config.env import env_bool, env_database, env_int, env_list, env_text

SQLITE = "sqlite:////srv/db.sqlite3"


@pytest.fixture
def setting(monkeypatch):
    return lambda value: monkeypatch.setenv("SETTING", value)


@pytest.mark.parametrize("value", [None, ""])
def test_unset_and_empty_mean_the_default(monkeypatch, value):
    if value is None:
        monkeypatch.delenv("SETTING", raising=False)
    else:
        monkeypatch.setenv("SETTING", value)
    assert env_text("SETTING", "here") == "here"
    assert env_bool("SETTING", True) is True
    assert env_int("SETTING", 7, at_least=1) == 7
    assert env_list("SETTING", ["a", "b"]) == ["a", "b"]
    assert env_database("SETTING", SQLITE)["NAME"] == "/srv/db.sqlite3"


@pytest.mark.parametrize(("value", "meant"), [("true", True), ("false", False)])
def test_booleans(setting, value, meant):
    setting(value)
    assert env_bool("SETTING", not meant) is meant


@pytest.mark.parametrize("value", ["yes", "1", "True", "off", " true", "真"])
def test_other_booleans_are_refused_with_the_good_values(setting, value):
    setting(value)
    with pytest.raises(ImproperlyConfigured, match=r"SETTING=.*write 'true' or 'false'"):
        env_bool("SETTING", False)


@given(number=st.integers(min_value=3, max_value=500))
def test_whole_numbers_in_range(number):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SETTING", str(number))
        assert env_int("SETTING", 1, at_least=3, at_most=500) == number


@pytest.mark.parametrize("value", ["2", "501", "-3", "3.5", "1e2", "three", "３", "9" * 5000, " 4"])
def test_other_numbers_are_refused_with_the_range(setting, value):
    setting(value)
    with pytest.raises(ImproperlyConfigured, match=r"SETTING=.*from 3 to 500"):
        env_int("SETTING", 3, at_least=3, at_most=500)


def test_lists_are_split_at_commas(setting):
    setting("a.example, b.example,,")
    assert env_list("SETTING", []) == ["a.example", "b.example"]


def test_postgres_address_with_encoded_signs_and_socket(setting):
    setting("postgres://self:p%40ss%2Fword@%2Frun%2Fpostgresql/help")
    database = env_database("SETTING", SQLITE)
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["USER"], database["PASSWORD"]) == ("self", "p@ss/word")
    assert (database["HOST"], database["NAME"]) == ("/run/postgresql", "help")


@pytest.mark.parametrize(
    "value",
    [
        "postgres",
        "postgres://self:geheim@host:port/help",
        "postgres://self:geheim@[host/help",
        "mysql://self:geheim@host/help",
        "geheim://",
    ],
)
def test_other_databases_are_refused_without_repeating_the_password(setting, value):
    setting(value)
    with pytest.raises(ImproperlyConfigured, match="SETTING is not understood") as refusal:
        env_database("SETTING", SQLITE)
    assert "geheim" not in str(refusal.value)
    assert refusal.value.__suppress_context__
