"""Key slots: a data key wrapped under a code, as in LUKS.

A slot records its own cost, so that the cost can rise later without locking anybody out. Argon2id
takes 64 MB a run, so few run at once: a flood of attempts gets a clear "busy" instead of taking
the machine's memory.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore

import nacl.pwhash.argon2id as argon2id
import nacl.utils

from complaints.vault.keys import DataKey, SealedBytes, Tampered, join_lengths, seal, unseal

RUNS_AT_ONCE = 2
PATIENCE_SECONDS = 8
_gate = BoundedSemaphore(RUNS_AT_ONCE)


class Busy(Exception):
    """Too many codes are being checked at this moment; try again shortly."""


class WrongCode(Exception):
    """The code does not open this slot."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What the database keeps of a slot. Without the code it opens nothing."""

    salt: bytes
    operations: int
    memory_bytes: int
    wrapped: SealedBytes


def make_slot(secret: bytes, data_key: DataKey, bound_to: bytes) -> Slot:
    """Wrap `data_key` under `secret`; the slot opens only with the same `bound_to`."""
    salt = nacl.utils.random(argon2id.SALTBYTES)
    operations, memory = argon2id.OPSLIMIT_INTERACTIVE, argon2id.MEMLIMIT_INTERACTIVE
    wrapping = _stretch(secret, salt, operations, memory)
    return Slot(salt, operations, memory, seal(wrapping, data_key.raw, _binding(bound_to, salt)))


def open_slot(slot: Slot, secret: bytes, bound_to: bytes) -> DataKey:
    """Return the data key of `slot`, or raise WrongCode; Busy where too many try at once."""
    wrapping = _stretch(secret, slot.salt, slot.operations, slot.memory_bytes)
    try:
        return DataKey(unseal(wrapping, slot.wrapped, _binding(bound_to, slot.salt)))
    except Tampered as error:
        raise WrongCode from error


def spend_the_time(secret: bytes) -> None:
    """Do the work of `open_slot` for nothing: a missing casebook must not answer faster."""
    salt = bytes(argon2id.SALTBYTES)
    _stretch(secret, salt, argon2id.OPSLIMIT_INTERACTIVE, argon2id.MEMLIMIT_INTERACTIVE)


def _stretch(secret: bytes, salt: bytes, operations: int, memory_bytes: int) -> DataKey:
    with _turn():
        return DataKey(argon2id.kdf(32, secret, salt, operations, memory_bytes))


@contextmanager
def _turn() -> Iterator[None]:
    if not _gate.acquire(timeout=PATIENCE_SECONDS):
        raise Busy
    try:
        yield
    finally:
        _gate.release()


def _binding(bound_to: bytes, salt: bytes) -> bytes:
    return join_lengths(b"slot", bound_to, salt)
