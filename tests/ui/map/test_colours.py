"""The colours of the map can be told apart: in both themes, by the colour-blind, in grey print."""

import re
from itertools import combinations, pairwise

import pytest

from data.settings import PROJECT
from tests.ui.look.colour_sight import BLINDNESS, contrast, distance
from ui.look import theme

SHEET = PROJECT / "ui" / "map" / "browser" / "map.css"
ALONG = ("c0", "c1", "c2", "c3", "c4")
AROUND = ("cA", "cB", "cN", "cC", "cD")


def colours(mode: str) -> dict[str, str]:
    """The map's colours in a mode, by their name in the stylesheet."""
    text = SHEET.read_text(encoding="utf-8")
    both = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", text)
    return {name: light if mode == "light" else dark for name, light, dark in both}


def lightness(colour: str) -> float:
    """0 for black to 100 for white, as a grey print shows it."""
    return (contrast(colour, "#000000") - 1) ** (1 / 2.2) / 20 ** (1 / 2.2) * 100


@pytest.mark.parametrize("mode", theme.MODES)
@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("scale", [ALONG, AROUND], ids=["along", "around"])
def test_no_two_classes_look_alike(mode: str, blindness: str, scale: tuple[str, ...]):
    shown = colours(mode)
    for one, other in combinations(scale, 2):
        assert distance(shown[one], shown[other], blindness) >= 10, (one, other)


@pytest.mark.parametrize("mode", theme.MODES)
def test_along_the_scale_lightness_runs_one_way(mode: str):
    steps = [lightness(colours(mode)[name]) for name in ALONG]
    if mode == "light":
        steps.reverse()
    assert all(after - before >= 6 for before, after in pairwise(steps)), steps


def test_a_grey_print_tells_above_from_below():
    shown = {name: lightness(colours("light")[name]) for name in AROUND}
    for one, other in combinations(AROUND, 2):
        assert abs(shown[one] - shown[other]) >= 6, (one, other)


def test_only_what_is_withheld_is_hatched():
    hatched = [line for line in SHEET.read_text(encoding="utf-8").split("}") if "#hatch" in line]
    assert [line.strip().split()[0] for line in hatched] == [".cx"]


@pytest.mark.parametrize("mode", theme.MODES)
def test_hatching_and_rings_stand_out_from_what_is_under_them(mode: str):
    shown, paper = colours(mode), theme.palette(mode).paper
    assert contrast(shown["line"], paper) >= 3
    assert contrast(shown["ring"], paper) >= 4.5


def test_browsers_without_both_modes_see_the_light_one():
    text = SHEET.read_text(encoding="utf-8")
    first = dict(re.findall(r"--(\w+): (#\w{6})", text.split("@supports")[0]))
    assert first == colours("light")
