"""Slides from a published store: every picture agrees with itself; one of too few says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.generation import generations
from language import text
from pages.meeting import agenda, exhibits
from tests.samples import change
from ui import states
from ui.asking import Asking
from ui.look.theme import CLASS_COLOURS
from ui.map.files import CODE
from ui.slides.flatten import slide_of
from ui.slides.pictures import Bars, Lines, Numbers, Places, Rows, Slide

REGION, KECAMATAN = "35.19", "35.19.06"
Ask = Callable[..., pd.DataFrame]


def slides(store: Path, area: str) -> dict[str, Slide]:
    current = generations.current(store)

    def ask(name: str, **values: Any) -> pd.DataFrame:
        return generations.read(current, "public", name, values)

    releases = ask("release_by_cutoff")
    release = "" if releases.empty else str(releases["release"].iloc[-1])
    on = Asking(ask, REGION, "35", REGION, release)
    steps = agenda.ready(on.areas, area)
    return {step.slide: slide_of(exhibits.of_step(step, on)) for step in steps}


def is_whole(slide: Slide) -> bool:
    """Whether labels and values of its picture have the same length."""
    picture = slide.picture
    if isinstance(picture, Bars | Lines):
        return all(len(each.values) == len(picture.labels) for each in picture.series)
    if isinstance(picture, Places):
        return set(picture.classes.values()) <= set(picture.legend)
    if isinstance(picture, Rows):
        return all(len(row) == len(picture.head) for row in picture.rows)
    return isinstance(picture, Numbers)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("area", [REGION, KECAMATAN])
def test_every_slide_says_one_thing_and_what_is_behind_it(
    published: Path, area: str, language: text.Language
) -> None:
    text.use(language)
    for name, slide in slides(published, area).items():
        assert slide.title and slide.title != states.absent(), name
        assert "**" not in " ".join([slide.title, slide.subtitle, *slide.notes])
        assert slide.notes and all(note.endswith(".") for note in slide.notes), name
        assert is_whole(slide), name
        assert slide.source.startswith({"id": "Sumber: ", "en": "Source: "}[language])


def test_an_estimate_of_too_few_is_none_and_the_words(own_store: Path) -> None:
    change(
        own_store,
        "update area_release set poverty_rate_pct = null, poverty_rate_low_pct = null, "
        "poverty_rate_high_pct = null, province_class = null, "
        "withheld = absence('poverty_rate_pct', null, 'too_few') "
        f"where area_code like '{KECAMATAN}%'",
    )
    made = slides(own_store, KECAMATAN)
    assert "terlalu sedikit" in made["jawaban"].title
    numbers = made["jawaban"].picture
    assert isinstance(numbers, Numbers)
    assert numbers.numbers[0].number == "terlalu sedikit"
    course = made["arah"].picture
    assert isinstance(course, Lines)
    assert set(course.series[0].values) == {None}


def test_the_first_release_has_nothing_to_move_from(first_release: Path) -> None:
    made = slides(first_release, REGION)
    assert made["gerak"].title == states.absent()
    assert made["gerak"].picture == Rows((), ())
    assert made["wilayah"].title.startswith("Dari 15 kecamatan")


def test_without_lists_programmes_are_said_to_be_absent(own_store: Path) -> None:
    tables = ("programme_area", "pillar_area", "integrity_area", "programme_release")
    change(own_store, *(f"delete from {table}" for table in tables))
    made = slides(own_store, REGION)
    for name in ("pilar", "terlewat", "program", "ketepatan"):
        assert made[name].title == states.absent()


def test_the_map_on_a_slide_has_the_colours_of_the_page() -> None:
    sheet = (CODE.folder / "map.css").read_text(encoding="utf-8")
    light = sheet.partition("@supports")[0]
    for letter in "ABNCD":
        assert f"--c{letter}: {CLASS_COLOURS[letter]}" in light
