"""Counting in memory: an event costs a dictionary's entry, and no request waits for the database.

A number is added to the database a minute after the first event, by a thread of its own, and when
the process ends. A process that is killed loses a minute of counting and nothing else.
"""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from django.db import Error, connections
from django.utils import timezone

log = logging.getLogger(__name__)


class Key(NamedTuple):
    day: date
    group: str
    name: str


class Tally:
    """Threads may share one. `store` adds the counts to the database or raises django.db.Error."""

    def __init__(self, store: Callable[[Mapping[Key, int]], None], seconds: float) -> None:
        self._store = store
        self._seconds = seconds
        self._counts: Counter[Key] = Counter()
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def add(self, group: str, name: str) -> None:
        """Count one of today."""
        with self._lock:
            self._counts[Key(timezone.localdate(), group, name)] += 1
            self._wind()

    def flush(self) -> None:
        """Store what was counted so far; what cannot be stored now waits for the next time."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        if not counts:
            return
        try:
            self._store(counts)
        except Error:
            log.warning("figures could not be stored and wait for another minute")
            with self._lock:
                self._counts.update(counts)
                self._wind()

    def _wind(self) -> None:
        if self._timer is None:
            self._timer = threading.Timer(self._seconds, self._flush_in_thread)
            self._timer.daemon = True
            self._timer.start()

    def _flush_in_thread(self) -> None:
        try:
            self.flush()
        finally:
            connections.close_all()  # the thread's own
