"""Every test starts in Indonesian, whatever the one before it spoke."""

import pytest

from ui import text


@pytest.fixture(autouse=True)
def starts_in_indonesian() -> None:
    text.use("id")
