"""What the environment may change, and what it must never change."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from data import settings as module_settings
from data.settings import PROJECT, Settings, WrongSettings, settings


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATA_STORE", "")
    assert Settings().store == PROJECT / "data" / "store"


def test_a_desktop_s_own_variables_change_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LANGUAGE", "en_US:en")
    monkeypatch.setenv("REGION", "JKT")
    found = Settings()
    assert (found.language, found.region) == ("id", "35.19")


def test_a_table_of_the_environment_joins_that_of_the_file(monkeypatch: pytest.MonkeyPatch):
    usual = Settings().alarms
    monkeypatch.setenv("data_alarms", '{"set_aside_rows": 99, "least_change": 7}')
    found = Settings(alarms={"least_change": 9}).alarms
    assert found == usual.model_copy(update={"set_aside_rows": 99, "least_change": 9})


def test_a_template_that_is_not_there_is_refused_by_name(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATA_TEMPLATE", "kantor.pptx")
    with pytest.raises(ValueError, match=r"kantor\.pptx tidak ada"):
        Settings()


def test_a_template_lies_beside_the_settings(monkeypatch: pytest.MonkeyPatch):
    assert Settings().office_template is None
    monkeypatch.setenv("DATA_TEMPLATE", "README.md")
    assert Settings().office_template == PROJECT / "README.md"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lambang.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'),
        ("lambang.png", b"\x89PNG\r\n\x1a\n and more"),
    ],
)
def test_arms_are_a_picture(tmp_path: Path, name: str, content: bytes):
    (tmp_path / name).write_bytes(content)
    assert Settings(arms=str(tmp_path / name)).office_arms == tmp_path / name
    assert Settings().office_arms is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lambang.svg", None),
        ("lambang.svg", b"<html/>"),
        ("lambang.svg", b"<svg"),
        ("lambang.png", b"GIF89a"),
        ("lambang.jpg", b"\xff\xd8"),
        ("lambang.png", b"\x89PNG\r\n\x1a\n" + bytes(200_000)),
    ],
)
def test_arms_that_cannot_be_read_are_refused(tmp_path: Path, name: str, content: bytes | None):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=rf"arms: .*{name} tidak dapat dibaca"):
        Settings(arms=str(tmp_path / name))


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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('{"public": {"most": 5, "variance": 40, "unseen": 4}}', "variance"),
        ('{"public": {"most": 0}}', "public"),
        ("kuat", "dictionary"),
        ('{"internal": {"most": 1, "variance": 0.5, "unseen": 1}}', "unseen"),
    ],
)
@pytest.mark.parametrize("module", ["data", "queries"])
def test_settings_that_cannot_be_had_are_one_line_and_no_number(words: str, said: str, module: str):
    done = subprocess.run(
        [sys.executable, "-m", module, "--help"],
        cwd=PROJECT,
        env={**os.environ, "DATA_PROTECTION": words},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1 and said in done.stderr
    assert "settings.toml: protection" in done.stderr


def test_the_settings_of_hidden_cells_are_told_where_they_went(monkeypatch: pytest.MonkeyPatch):
    old = partial(Settings, **{"smallest_shown": {"public": 10}})
    monkeypatch.setattr(module_settings, "Settings", old)
    settings.cache_clear()
    with pytest.raises(WrongSettings, match=r"smallest_shown.*protection\.public"):
        settings()
    settings.cache_clear()
