"""Borrowers for the tests."""

import pytest

from tests.complaints.borrower import Borrower


@pytest.fixture
def borrower(db: None) -> Borrower:
    """Somebody with a fresh casebook and one loan."""
    someone = Borrower().open_new()
    someone.add_debt()
    return someone


@pytest.fixture
def stranger(db: None) -> Borrower:
    """Somebody else, with a casebook, a loan and a contact of their own."""
    someone = Borrower().open_new()
    someone.add_debt(product="别的产品")
    return someone
