"""The dashboard as a reader meets it: always through dashboard.py, never a page alone."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from data.settings import PROJECT
from tests.pages.reading import SUMMARY, Reader
from tests.samples import Serve


@pytest.fixture(scope="session", autouse=True)
def components_are_looked_for_once() -> Iterator[None]:
    """Every AppTest reads what is said of all installed packages, which takes most of its time."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture
def reader(serve: Serve, published: Path) -> Reader:
    """Open a page: `reader(page, address, store=...)`; it has run without a traceback."""

    def open_page(
        page: str = SUMMARY, address: Mapping[str, str] | None = None, store: Path = published
    ) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=30)
        if page != SUMMARY:
            # AppTest knows the pages after a run; one that has nothing to show is soon over.
            serve(store / "nothing")
            app.run()
            app.switch_page(page)
        serve(store)
        app.query_params.update(address or {})
        app.run()
        assert not app.exception
        return app

    return open_page
