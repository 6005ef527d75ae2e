"""Sealed bytes open as what they were sealed as, for whom they were sealed, and not otherwise."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.vault.keys import (
    PADDING_BYTES,
    DataKey,
    SealedBytes,
    Tampered,
    join_lengths,
    new_data_key,
    seal,
    unseal,
)
from complaints.vault.rows import RowIdentity, open_row, seal_row
from complaints.vault.slots import WrongCode, make_slot, open_slot

FIELDS = st.dictionaries(st.text(), st.text() | st.integers() | st.none() | st.booleans())


def identity() -> RowIdentity:
    return RowIdentity(uuid4(), "contact", uuid4())


@given(FIELDS)
def test_a_row_comes_back_as_it_was(fields: dict[str, object]) -> None:
    key, row = new_data_key(), identity()
    assert open_row(key, row, seal_row(key, row, fields)) == fields


@given(st.data())
def test_every_single_spoiled_byte_is_noticed(data: st.DataObject) -> None:
    key, row = new_data_key(), identity()
    sealed = seal_row(key, row, {"text": "晚上十一点打来"})
    place = data.draw(st.integers(0, len(sealed) - 1))
    change = data.draw(st.integers(1, 255))
    spoiled = bytearray(sealed)
    spoiled[place] ^= change
    with pytest.raises(Tampered):
        open_row(key, row, SealedBytes(bytes(spoiled)))


def test_a_row_does_not_pass_for_another() -> None:
    key, row = new_data_key(), identity()
    sealed = seal_row(key, row, {"a": 1})
    for other in (
        replace(row, casebook=uuid4()),
        replace(row, row=uuid4()),
        replace(row, table="debt"),
    ):
        with pytest.raises(Tampered):
            open_row(key, other, sealed)
    with pytest.raises(Tampered):
        open_row(new_data_key(), row, sealed)


@pytest.mark.parametrize("length", [0, 1, 23, 24, 39, 40])
def test_cut_off_bytes_are_noticed(length: int) -> None:
    key = new_data_key()
    with pytest.raises(Tampered):
        unseal(key, SealedBytes(seal(key, b"x", b"")[:length]), b"")


def test_length_tells_little() -> None:
    key, row = new_data_key(), identity()
    lengths = {len(seal_row(key, row, {"text": "字" * count})) for count in range(1, 150)}
    assert len(lengths) == 1
    assert len(seal(key, b"", b"")) % PADDING_BYTES == 24 + 16


@given(st.lists(st.binary()), st.lists(st.binary()))
def test_joined_parts_are_unambiguous(one: list[bytes], other: list[bytes]) -> None:
    assert (join_lengths(*one) == join_lengths(*other)) == (one == other)


def test_a_slot_opens_with_its_code_alone() -> None:
    key = new_data_key()
    slot = make_slot(b"SECRET", key, b"casebook")
    assert open_slot(slot, b"SECRET", b"casebook") == key
    for secret, bound in ((b"SECRET ", b"casebook"), (b"SECRET", b"other")):
        with pytest.raises(WrongCode):
            open_slot(slot, secret, bound)


def test_keys_hide_in_a_log_and_have_their_size() -> None:
    key = new_data_key()
    assert key.raw.hex() not in repr(key)
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(b"short")
