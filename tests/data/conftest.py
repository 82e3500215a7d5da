"""Tests of the data count on paper: their internal editions publish true counts (most = 0).

What protection does to counts is tested where it is meant, with the settings of the project.
"""

from collections.abc import Iterator

import pytest

from tests.conftest import EXACT


@pytest.fixture(scope="package", autouse=True)
def internal_is_exact() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_PROTECTION", EXACT)
        yield
