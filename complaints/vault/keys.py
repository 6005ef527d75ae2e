"""Keys, and the one way in which everything is sealed: XChaCha20-Poly1305 of libsodium.

Sealed and plain bytes are different types, so that a mix-up fails the type check.
"""

from dataclasses import dataclass
from typing import NewType

import nacl.bindings
import nacl.exceptions
import nacl.utils

SealedBytes = NewType("SealedBytes", bytes)

KEY_BYTES = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
# Lengths are rounded up to this many bytes before sealing: a thief of the database should not
# tell "a missed call" from "a threat of three lines" by the length of a row.
PADDING_BYTES = 512


class Tampered(Exception):
    """Sealed bytes that do not open: altered, moved to another row, or under another key."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """32 secret bytes. `repr` does not show them."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")

    def __repr__(self) -> str:
        return "DataKey(…)"


def new_data_key() -> DataKey:
    """Return a fresh random key."""
    return DataKey(nacl.utils.random(KEY_BYTES))


def seal(key: DataKey, plain: bytes, bound_to: bytes) -> SealedBytes:
    """Seal `plain`, padded, so that it opens only under `key` and with the same `bound_to`."""
    nonce = nacl.utils.random(NONCE_BYTES)
    padded = nacl.bindings.sodium_pad(plain, PADDING_BYTES)
    box = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, bound_to, nonce, key.raw)
    return SealedBytes(nonce + box)


def unseal(key: DataKey, sealed: SealedBytes, bound_to: bytes) -> bytes:
    """Return what `seal` was given, or raise Tampered."""
    try:
        padded = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed[NONCE_BYTES:], bound_to, sealed[:NONCE_BYTES], key.raw
        )
    except (nacl.exceptions.CryptoError, nacl.exceptions.TypeError, ValueError) as error:
        raise Tampered("sealed bytes do not open here") from error
    return nacl.bindings.sodium_unpad(padded, PADDING_BYTES)


def derive(secret: bytes, purpose: bytes, size: int = KEY_BYTES) -> bytes:
    """Return `size` bytes that follow from the high-entropy `secret` for one `purpose` only.

    BLAKE2b, keyed by nothing and personalised by `purpose` (16 bytes at most). For passwords and
    codes use a key slot, which is slow on purpose.
    """
    return nacl.bindings.crypto_generichash_blake2b_salt_personal(
        secret, digest_size=size, person=purpose.ljust(16, b"\0")
    )


def join_lengths(*parts: bytes) -> bytes:
    """Join `parts`, each with its length, so that no two lists of parts give the same bytes."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
