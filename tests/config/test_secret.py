"""The secret key file: private, whole, made once however many processes start together."""

import stat
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.secret import secret_key


@pytest.fixture(autouse=True)
def no_key_in_the_environment(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)


def test_made_once_and_kept(tmp_path):
    first = secret_key(tmp_path / "key")
    assert len(first) >= 50
    assert secret_key(tmp_path / "key") == first
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_each_installation_has_its_own(tmp_path):
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "two")


def test_readable_by_its_owner_alone(tmp_path):
    secret_key(tmp_path / "key")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_starts_at_the_same_moment_agree(tmp_path):
    for attempt in range(20):
        together = Barrier(8)

        def start(path=tmp_path / f"key-{attempt}", together=together):
            together.wait()
            return secret_key(path)

        with ThreadPoolExecutor(8) as pool:
            keys = {future.result() for future in [pool.submit(start) for _ in range(8)]}
        assert len(keys) == 1


def test_environment_goes_before_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x" * 50)
    assert secret_key(tmp_path / "key") == "x" * 50
    assert not (tmp_path / "key").exists()


def test_short_key_is_refused_without_showing_it(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "changeme")
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY holds fewer than 32") as refusal:
        secret_key(tmp_path / "key")
    assert "changeme" not in str(refusal.value)


def test_spoiled_file_is_refused(tmp_path):
    (tmp_path / "key").write_text("")
    with pytest.raises(ImproperlyConfigured, match="key holds fewer than 32"):
        secret_key(tmp_path / "key")
