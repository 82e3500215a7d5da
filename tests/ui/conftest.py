"""Every test starts in Indonesian, whatever the one before it spoke."""

import pytest

from tests import samples
from ui import text

published = samples.published


@pytest.fixture(autouse=True)
def starts_in_indonesian() -> None:
    text.use("id")
