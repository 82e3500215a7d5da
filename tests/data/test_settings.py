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


def test_a_template_that_is_not_there_is_refused_by_name(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATA_TEMPLATE", "kantor.pptx")
    with pytest.raises(ValueError, match=r"kantor\.pptx tidak ada"):
        Settings()


def test_a_template_lies_beside_the_settings(monkeypatch: pytest.MonkeyPatch):
    assert Settings().office_template is None
    monkeypatch.setenv("DATA_TEMPLATE", "README.md")
    assert Settings().office_template == PROJECT / "README.md"


@pytest.mark.parametrize("words", ["", "https://kemiskinan.madiunkab.go.id/", "http://10.1.2.3/d"])
def test_the_public_address_is_whole_or_none(words: str):
    assert Settings(public_address=words).public_address == words


@pytest.mark.parametrize(
    "words",
    [
        "kemiskinan.madiunkab.go.id",
        "ftp://x.id",
        "https://",
        "https://x.id/?a=1",
        "https://a:b@x.id",
    ],
)
def test_half_a_public_address_is_refused(words: str):
    with pytest.raises(ValueError, match="write the whole address"):
        Settings(public_address=words)
