"""Streamlit's own pieces wear the colours of the charts and stay on this computer."""

import tomllib
from typing import Any

import pytest

from data.settings import PROJECT
from ui.look import theme
from ui.look.theme import MODES, Mode

CONFIG: dict[str, Any] = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))


@pytest.mark.parametrize("mode", MODES)
def test_the_colours_are_those_of_the_palette(mode: Mode) -> None:
    colors = theme.palette(mode)
    assert CONFIG["theme"][mode] == {
        "primaryColor": colors.area,
        "linkColor": colors.area,
        "backgroundColor": colors.paper,
        "secondaryBackgroundColor": colors.surface,
        "textColor": colors.ink,
        "borderColor": colors.rule,
    }


def test_nothing_is_asked_of_another_host() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["browser"]["serverAddress"]
    assert "http" not in str(CONFIG["theme"])


def test_readers_see_no_traceback() -> None:
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["client"]["toolbarMode"] == "viewer"


def test_nobody_else_can_open_it_until_an_office_says_so() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
