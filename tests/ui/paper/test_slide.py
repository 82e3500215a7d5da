"""Slides of a meeting and saved pictures: all of an exhibit, in letters that a hall can read."""

from collections.abc import Callable, Mapping, Sequence
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
from ui.answers import Answers
from ui.asking import Ask, Asking
from ui.exhibit import Exhibit, Panel, PanelBar, Panels
from ui.paper import draw, press, printer, slide
from ui.words.telling import plain

REGION, KECAMATAN = "35.19", "35.19.06"
MANY = "35.19.03"  # the kecamatan with most desa: 19
SMALLEST = 0.81  # of the text; see house.typ
PIXELS = 2  # of a hall, for each point
AROUND = slide.Around(True, notes=("Terbitan 20261124T080000",))


@pytest.fixture
def ask(published: Path) -> Ask:
    return Answers(generations.current(published), "public")


def every(ask: Ask, swell: Callable[[Ask], Ask] = lambda same: same) -> list[tuple[Step, Exhibit]]:
    """Every slide there is, of the kabupaten, of a kecamatan and of the largest."""
    release = str(ask("release_by_cutoff")["release"].iloc[-1])
    on = Asking(swell(ask), REGION, "35", REGION, release)
    steps = [Step(name, area) for area in (REGION, KECAMATAN, MANY) for name in agenda.kinds(area)]
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


@pytest.mark.parametrize("swell", [lambda same: same, swollen], ids=["sample", "longest"])
def test_a_list_is_whole_on_as_many_slides_as_it_needs(
    published: Path, ask: Ask, swell: Callable[[Ask], Ask]
) -> None:
    on, lists = ground(published), 0
    for step, shown in every(ask, swell):
        whole = labels(slide._facts(shown, AROUND, on, draw.HALL, slide.HEIGHT))
        if not whole:
            continue
        parts = slide.parts(shown, AROUND, on)
        lists += len(parts) > 1
        found: list[str] = []
        for part in parts:
            made = slide.facts(shown, AROUND, on, part)
            (fit,) = printer.labelled("slide", made, "fit")
            assert fit["high"] <= fit["room"] + 0.5, step
            assert fit["rows"] == len(labels(made)), step
            found += labels(made)
        assert found == whole, step
    assert lists >= 2


def test_one_slide_of_a_long_list_has_every_row_that_is_named(published: Path, ask: Ask) -> None:
    """Whatever it leaves out, in the middle or at the end, it counts."""
    on, cut = ground(published), 0
    for step, shown in every(ask):
        said = plain(" ".join([shown.title, *shown.notes]))
        whole = labels(slide._facts(shown, AROUND, on, draw.HALL, slide.HEIGHT))
        if not whole:
            continue
        made = slide.facts(shown, AROUND, on)
        (fit,) = printer.labelled("slide", made, "fit")
        assert fit["rows"] == len(labels(made)), step
        named = [name for name in whole if slide.is_named(name, said)]
        assert set(named) <= set(labels(made)), step
        if labels(made) != whole:
            cut += 1
            (left,) = [name for name in labels(made) if name not in whole]
            assert left == f"… dan {len(whole) - len(labels(made)) + 1} lagi"
    assert cut


def test_the_slides_of_a_list_have_one_scale(ask: Ask) -> None:
    shown = dict(every(ask))[Step("wilayah", MANY)]
    whole = {row["label"]: row["at"] for row in drawn_rows(slide.facts(shown, AROUND))}
    parts = slide.parts(shown, AROUND)
    assert len(parts) == 2
    for part in parts:
        made = slide.facts(shown, AROUND, part=part)
        assert made["title"] == f"{shown.title} ({part and part.number}/2)"
        for row in drawn_rows(made):
            assert whole.get(row["label"], row["at"]) == row["at"]


def drawn_rows(made: Mapping[str, Any]) -> Sequence[Any]:
    return slide._rows(made["picture"])


def labels(made: Mapping[str, Any]) -> list[str]:
    """What the rows of a slide are called; [] where its picture is no list."""
    return [str(row["label"] if "label" in row else row[0]) for row in drawn_rows(made)]


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
