"""Every test starts in Indonesian and with exact counts, whatever the one before it spoke."""

import pytest

from ui import format, text


@pytest.fixture(autouse=True)
def starts_in_indonesian() -> None:
    text.use("id")
    format.protect(0)


@pytest.fixture
def protected() -> None:
    """As in the public edition: 1 to 4 are never shown, and a count is moved by 5 at most."""
    format.protect(4, 5)
