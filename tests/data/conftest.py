"""Tests of the data count on paper: their internal editions publish true counts (most = 0).

What protection does to counts is tested where it is meant, with the settings of the project. They
read Indonesian, whatever a test before them in the same process has spoken.
"""

from collections.abc import Iterator

import pytest

from language import text
from tests.conftest import EXACT


@pytest.fixture(scope="package", autouse=True)
def internal_is_exact() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_PROTECTION", EXACT)
        yield


@pytest.fixture(autouse=True)
def indonesian() -> None:
    text.use("id")
