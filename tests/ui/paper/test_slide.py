"""Slides of a meeting and saved pictures: all of an exhibit, in letters that a hall can read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest

from data.generation import generations
from data.settings import Settings
from language import numbers, text
from pages.meeting import agenda, exhibits
from pages.meeting.agenda import Step
from tests.ui.paper.papers import swollen
from ui.asking import Ask, Asking, remembered
from ui.exhibit import Exhibit, Panel, PanelBar, Panels
from ui.paper import press, printer, slide

REGION, KECAMATAN = "35.19", "35.19.06"
SMALLEST = 0.81  # of the text; see house.typ
PIXELS = 2  # of a hall, for each point
AROUND = slide.Around(True, notes=("Terbitan 20261124T080000",))


@pytest.fixture
def ask(published: Path) -> Ask:
    current = generations.current(published)

    def asked(name: str, **values: Any) -> pd.DataFrame:
        return generations.read(current, "public", name, values)

    return remembered(asked)


def every(ask: Ask, swell: Callable[[Ask], Ask] = lambda same: same) -> list[tuple[Step, Exhibit]]:
    """Every slide there is, of the kabupaten and of a kecamatan."""
    release = str(ask("release_by_cutoff")["release"].iloc[-1])
    on = Asking(swell(ask), REGION, "35", REGION, release)
    steps = [Step(name, area) for area in (REGION, KECAMATAN) for name in agenda.kinds(area)]
    return [(step, exhibits.of_step(step, on)) for step in steps]


def ground(store: Path) -> Any:
    return press.ground(Settings(store=store))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("swell", [lambda same: same, swollen], ids=["sample", "longest"])
def test_every_picture_stands_in_its_room(
    published: Path, ask: Ask, language: text.Language, swell: Callable[[Ask], Ask]
) -> None:
    text.use(language)
    numbers.protect(4, 5)
    on = ground(published)
    for step, shown in every(ask, swell):
        (fit,) = printer.labelled("slide", slide.facts(shown, AROUND, on), "fit")
        assert fit["high"] <= fit["room"] + 0.5, step


def test_rows_of_columns_stand_in_their_room_with_their_words() -> None:
    words = ["tidak diperiksa", *(f"{share},00" for share in range(1, 14))]
    columns = tuple(PanelBar(f"2026-{n}", n or None, said) for n, said in enumerate(words))
    names = ["Tercatat meninggal sebelum periode penyaluran"] * 3
    picture = Panels(tuple(Panel(name, columns) for name in names), "registry")
    shown = Exhibit("history", "Temuan " * 20, "", picture, pd.DataFrame(), ("findings",), "")
    (fit,) = printer.labelled("slide", slide.facts(shown, AROUND), "fit")
    assert 0.9 * fit["room"] <= fit["high"] <= fit["room"] + 0.5


def test_the_smallest_words_can_be_read_from_afar() -> None:
    """21 px at 1280 x 720, and the message 40."""
    assert slide.TEXT * SMALLEST * PIXELS >= 21
    assert min(slide.MESSAGE) * PIXELS >= 40


def test_a_slide_is_said_to_who_cannot_see_it(published: Path, ask: Ask) -> None:
    on = ground(published)
    for _step, shown in every(ask):
        svg = ElementTree.fromstring(slide.slide(shown, AROUND, on))
        space = "{http://www.w3.org/2000/svg}"
        assert svg.findtext(f"{space}title")
        assert svg.findtext(f"{space}desc") == slide.words(shown)


def test_a_slide_says_its_source_and_that_its_data_are_made_up(ask: Ask) -> None:
    shown = dict(every(ask))[Step("wilayah", REGION)]
    said = slide.facts(shown, AROUND)
    assert said["source"].startswith("Sumber: DTSEN")
    assert said["made_up"]["mark"] == "Data sintetis"
    assert AROUND.notes[0] in said["notes"]
    assert slide.facts(shown, slide.Around(False))["made_up"] is None


def test_what_bps_published_is_not_called_made_up(ask: Ask) -> None:
    official = [shown for _step, shown in every(ask) if "DTSEN" not in shown.source]
    assert official
    assert all(slide.facts(shown, AROUND)["made_up"] is None for shown in official)
