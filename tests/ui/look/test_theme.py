"""Colours can be read, and told apart, by everybody in both modes."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import plotly.graph_objects as go
import pytest

from tests.ui.look.colour_sight import BLINDNESS, contrast, nearest
from ui.look import theme
from ui.look.theme import MODES, TEXT_COLOURS, Mode

ROOT = Path(__file__).parents[3]
# The smallest CIEDE2000 at which two thin lines are clearly of two colours.
APART = 10


def test_the_colour_sight_of_these_tests_is_sound() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    # red and green of one lightness: apart for most, alike without the red-green sense
    apart, *_pair = nearest(["#C56A5C", "#7F8A3C"], "none")
    alike, *_pair = nearest(["#C56A5C", "#7F8A3C"], "deuteranopia")
    assert apart > 30 > APART > alike


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ground", ["paper", "surface"])
@pytest.mark.parametrize("name", TEXT_COLOURS)
def test_words_have_contrast(mode: Mode, ground: str, name: str) -> None:
    colors = theme.palette(mode)
    assert contrast(getattr(colors, name), getattr(colors, ground)) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_marks_and_the_banner_have_contrast(mode: Mode) -> None:
    colors = theme.palette(mode)
    for mark in (colors.target, colors.protection, colors.empowerment):
        assert contrast(mark, colors.paper) >= 3
    assert contrast(colors.banner_ink, colors.banner) >= 4.5
    assert contrast("#FFFFFF", colors.band) >= 4.5
    assert contrast(colors.banner_ink, colors.banner_stripe) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_names_of_areas_can_be_read_in_their_colour(mode: Mode) -> None:
    for color in theme.area_colors(mode):
        assert contrast(color, theme.palette(mode).paper) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_seven_areas_are_told_apart(mode: Mode, blindness: str) -> None:
    colors = [theme.palette(mode).area, *theme.area_colors(mode)]
    assert len(set(colors)) == 7
    apart, *pair = nearest(colors, blindness)
    assert apart >= APART, pair


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_better_and_worse_are_told_apart(mode: Mode, blindness: str) -> None:
    colors = theme.palette(mode)
    apart, *_pair = nearest([colors.better, colors.worse], blindness)
    assert apart >= APART


def test_an_unknown_mode_is_refused() -> None:
    for ask in (theme.palette, theme.area_colors, theme.plotly_template, theme.css):
        with pytest.raises(ValueError, match="no theme 'sepia'"):
            ask("sepia")  # pyright: ignore[reportArgumentType]


def test_a_tint_keeps_the_colour() -> None:
    assert theme.tint("#0B5D66", 0.2) == "rgba(11,93,102,0.2)"


@pytest.mark.parametrize("mode", MODES)
def test_the_stylesheet_uses_only_colours_that_exist(mode: Mode) -> None:
    sheet = theme.css(mode)
    declared = {field.name.replace("_", "-") for field in fields(theme.Palette)}
    lengths = set(re.findall(r"--([a-z-]+): ", sheet))
    lengths |= {"sheet-ratio", "covered"}  # set by ui/frame/browser and ui/screen/browser
    used = set(re.findall(r"var\(--([a-z-]+)", sheet)) - lengths
    assert used <= declared
    assert f":root{{color-scheme:{mode};" in sheet
    assert f"--ink:{theme.palette(mode).ink};" in sheet
    assert sheet.count("<") == 2  # nothing inside can end the style element early
    assert sheet.startswith("<style>") and sheet.endswith("</style>")


def test_the_stylesheet_reaches_for_nothing_outside() -> None:
    assert "http" not in theme.css("light")
    assert "@import" not in theme.css("light")


@pytest.mark.parametrize("mode", MODES)
def test_the_chart_template_draws_in_the_colours_of_the_mode(mode: Mode) -> None:
    figure = go.Figure(layout={"template": theme.plotly_template(mode)})
    layout = figure.layout.template.layout
    assert layout.paper_bgcolor == theme.palette(mode).paper
    assert layout.font.color == theme.palette(mode).ink
    assert layout.showlegend is False


@pytest.mark.parametrize("mode", MODES)
def test_streamlit_draws_its_own_pieces_in_the_same_colours(mode: Mode) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    theirs, ours = config["theme"][mode], theme.palette(mode)
    assert (theirs["backgroundColor"], theirs["secondaryBackgroundColor"]) == (
        ours.paper,
        ours.surface,
    )
    assert (theirs["textColor"], theirs["borderColor"]) == (ours.ink, ours.rule)
    assert theirs["primaryColor"] == theirs["linkColor"] == ours.area
