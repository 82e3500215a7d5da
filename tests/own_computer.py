"""What a session knows of who opened it."""

import pytest
import streamlit as st

HERE = {"Host": "localhost:8501"}


def opened_with(monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]) -> None:
    """Let sessions of this process have been opened with these headers."""
    monkeypatch.setattr(type(st.context), "headers", property(lambda _context: headers))
