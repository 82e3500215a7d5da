"""What happens once, when the server starts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Turn Streamlit's old page discovery off before the first reader comes.

    Beside a folder called pages/ it would answer the first deep link after a start with "Page not
    found", before our own script has run (docs/DECISIONS.md, 14).
    """
    PagesManager.uses_pages_directory = False
    yield
