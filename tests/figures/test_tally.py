"""Counting in memory: nothing is lost or counted twice, whoever counts or stores."""

import logging
import threading
import time
from collections import Counter
from collections.abc import Mapping

import pytest
from django.db import OperationalError
from django.utils import timezone

from figures.tally import Key, Tally

NEVER = 3_600.0


class Shelf:
    """Keeps what is stored, and when; fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.counts: Counter[Key] = Counter()
        self.moments: list[float] = []
        self.failures = failures
        self._lock = threading.Lock()

    def store(self, counts: Mapping[Key, int]) -> None:
        with self._lock:
            self.moments.append(time.monotonic())
            if self.failures:
                self.failures -= 1
                raise OperationalError("locked")
            self.counts.update(counts)


def test_what_many_threads_count_while_it_is_stored_adds_up() -> None:
    shelf = Shelf()
    tally = Tally(shelf.store, NEVER)

    def work(name: str) -> None:
        for number in range(500):
            tally.add("pages", name)
            if number % 50 == 0:
                tally.flush()

    threads = [threading.Thread(target=work, args=(f"page{place % 3}",)) for place in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tally.flush()
    today = timezone.localdate()
    assert shelf.counts == {Key(today, "pages", f"page{place}"): 1_000 for place in range(3)}


def test_it_is_stored_by_itself_and_not_more_often_than_said() -> None:
    shelf, seconds = Shelf(), 0.2
    tally = Tally(shelf.store, seconds)
    ends = time.monotonic() + 5 * seconds
    counted = 0
    while time.monotonic() < ends:
        tally.add("pages", "home")
        counted += 1
        time.sleep(0.001)
    time.sleep(2 * seconds)
    assert sum(shelf.counts.values()) == counted
    assert 2 <= len(shelf.moments) <= 6
    gaps = [after - before for before, after in zip(shelf.moments, shelf.moments[1:], strict=False)]
    assert min(gaps) > seconds * 0.9


def test_nothing_is_stored_while_nothing_happens() -> None:
    shelf = Shelf()
    tally = Tally(shelf.store, 0.05)
    tally.flush()
    time.sleep(0.2)
    assert shelf.moments == []


def test_what_cannot_be_stored_waits_for_the_next_time(caplog: pytest.LogCaptureFixture) -> None:
    shelf = Shelf(failures=2)
    tally = Tally(shelf.store, 0.1)
    with caplog.at_level(logging.WARNING):
        tally.add("pages", "home")
        tally.flush()
        tally.add("pages", "home")
        deadline = time.monotonic() + 5
        while not shelf.counts and time.monotonic() < deadline:
            time.sleep(0.02)
    assert list(shelf.counts.values()) == [2]
    assert len(shelf.moments) == 3
    assert [record.message for record in caplog.records] == [
        "figures could not be stored and wait for another minute"
    ] * 2
