"""What the environment may change, and what it must never change."""

import pytest

from data.settings import PROJECT, Settings


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATA_STORE", "")
    assert Settings().store == PROJECT / "data" / "store"


def test_a_desktop_s_own_variables_change_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LANGUAGE", "en_US:en")
    monkeypatch.setenv("REGION", "JKT")
    found = Settings()
    assert (found.language, found.region) == ("id", "35.19")
