import pytest

from complaints.dossier.package import pack
from tests.complaints.dossier.made_up import given


@pytest.fixture(scope="session")
def packed() -> bytes:
    """A good dossier."""
    return pack(given())
