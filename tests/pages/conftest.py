"""The dashboard as a reader meets it: always through dashboard.py, never a page alone."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.settings import PROJECT
from tests.pages.reading import SUMMARY, Reader
from tests.samples import Serve


@pytest.fixture
def reader(serve: Serve, published: Path) -> Reader:
    """Open a page: `reader(page, address, store=...)`; it has run without a traceback."""

    def open_page(
        page: str = SUMMARY, address: Mapping[str, str] | None = None, store: Path = published
    ) -> AppTest:
        serve(store)
        app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=30)
        app.query_params.update(address or {})
        app.run()
        if page != SUMMARY:
            app.switch_page(page)
            app.query_params.update(address or {})
            app.run()
        assert not app.exception
        return app

    return open_page
