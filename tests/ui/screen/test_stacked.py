"""Stacked bars show the numbers of the table beside them, in colours that can be told apart."""

import re
from itertools import chain
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from pages.slice import bars
from pages.slice.question import Value
from tests.pages.slice import slices
from tests.pages.slice.slices import FLOORS, asked, view
from tests.ui.look.colour_sight import BLINDNESS, contrast, nearest
from ui.exhibit import STEPS, Colour, Exhibit, Part, Stacks
from ui.look import theme
from ui.look.theme import MODES, Mode
from ui.paper import draw
from ui.screen.stacked import Bar, fill, stacked_html
from ui.slides import words


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("colour", ["muted", "rule", *bars.HUES, *chain(*STEPS.values())])
def test_words_can_be_read_on_every_part(mode: Mode, colour: Colour):
    part = fill(colour, mode)
    assert contrast(part.words, part.ground) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_kinds_are_told_apart(mode: Mode, blindness: str):
    apart, *pair = nearest([fill(hue, mode).ground for hue in bars.HUES], blindness)
    assert apart >= 10, pair


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("count", STEPS)
def test_steps_grow_stronger(mode: Mode, count: int):
    paper = theme.palette(mode).paper
    away = [contrast(fill(step, mode).ground, paper) for step in STEPS[count]]
    assert away == sorted(set(away)) and len(away) == count


@pytest.mark.parametrize("is_ordered", [True, False])
def test_paper_and_slides_have_the_colours_of_the_screen(
    monkeypatch: pytest.MonkeyPatch, is_ordered: bool
):
    monkeypatch.setattr(bars, "ORDERED", ("floor",) if is_ordered else ())
    shown = view()
    picture = bars.stacks(shown)
    colours = [part.colour for part in picture.parts]
    assert colours == [*(STEPS[2] if is_ordered else bars.HUES[:2]), "rule"]
    chart = bars.chart_html(shown)
    made = draw.picture(cross(picture), draw.HALL)
    for part, drawn_part in zip(picture.parts, made["rows"][0]["parts"], strict=True):
        light = theme.colour(part.colour, "light")
        assert f'style="background:{light};' in chart
        assert theme.colours("light")[drawn_part["kind"]] == light
        assert str(words.colour(part.colour)) == light.lstrip("#")


def cross(picture: Stacks) -> Exhibit:
    return Exhibit("cross", "Title", "", picture, pd.DataFrame(), ("count",), "")


def drawn(**chosen: object) -> str:
    return bars.chart_html(view(**chosen))  # pyright: ignore[reportArgumentType]


def test_the_bars_have_the_numbers_of_the_table():
    chart = drawn()
    assert re.findall(r'<span class="bar-name">(.*?)</span>', chart) == ["desil 1", "desil 2"]
    titles = [
        title.replace("\N{NO-BREAK SPACE}", " ") for title in re.findall('title="(.*?)"', chart)
    ]
    assert titles[:2] == ["keramik: 60,0 % · 60 keluarga", "tanah: 30,0 % · 30 keluarga"]
    assert re.findall(r"width:([\d.]+)%", chart)[:3] == ["60.000", "30.000", "10.000"]


def test_in_percentages_of_columns_each_column_is_a_bar():
    names = re.findall(r'<span class="bar-name">(.*?)</span>', drawn(shown="column_pct"))
    assert names == ["keramik", "tanah", "tidak diketahui"]


@pytest.mark.parametrize("whole", [80, 120])
def test_a_bar_is_full_although_its_parts_do_not_add_up(whole: int):
    chart = drawn(rows={"1": whole})
    first = chart[chart.index("desil 1</span>") : chart.index("desil 2</span>")]
    assert sum(map(float, re.findall(r"width:([\d.]+)%", first))) == pytest.approx(100, abs=0.01)
    assert "· 60\N{NO-BREAK SPACE}keluarga" in first


def test_a_row_of_too_few_has_its_count_and_no_bar():
    chart = drawn(rows={"1": 29})
    first = chart[chart.index("desil 1</span>") : chart.index("desil 2</span>")]
    assert "part" not in first
    assert '<span class="bar-end">29</span>' in first


def test_nothing_is_drawn_where_all_are_of_too_few():
    assert drawn(rows={"1": 29, "2": 29}) == ""


def test_the_other_side_stands_under_each_bar():
    chart = drawn(other=asked(slices.KECAMATAN), other_counts=FLOORS)
    names = re.findall(r'<span class="bar-name">(.*?)</span>', chart)
    assert names == ["desil 1", "Kecamatan Kebonsari", "desil 2", "Kecamatan Kebonsari"]


def test_the_rarest_values_share_a_part(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bars, "MOST", 3)
    shown = view({**FLOORS, ("1", "bamboo"): 5, ("2", "bamboo"): 0})
    assert [part.name for part in bars.parts(shown)] == [
        "keramik",
        "2 nilai lainnya",
        "tidak diketahui",
    ]
    first, second = bars.bars(shown)
    assert first.lengths[1] == pytest.approx(100 * 35 / 105)
    assert second.lengths[1] == pytest.approx(100 * 20 / 400)


def test_the_chart_can_be_read_aloud_and_folds():
    html = stacked_html(
        [Bar("<desil>", [10.0], ["10 %"], "100")],
        [Part("a & b", "area")],
        is_share=True,
        alt="Grafik batang.",
    )
    assert 'role="img" aria-label="Grafik batang."' in html
    assert "&lt;desil&gt;" in html and "a &amp; b" in html


def many_valued(common: tuple[int, ...]) -> Any:
    """A view of ten values, of which six are the most frequent."""
    values = [Value(str(place), f"nilai {place}") for place in range(10)]
    totals = {value.value: 100 if int(value.value) in common else 1 for value in values}
    trait = SimpleNamespace(name="floor")
    return SimpleNamespace(
        shown="count",
        columns=values,
        rows=[],
        question=SimpleNamespace(row=trait, column=trait),
        table=SimpleNamespace(column_totals=totals),
    )


def test_a_value_keeps_its_colour_whichever_others_are_shown():
    first = {part.name: part.colour for part in bars.parts(many_valued((0, 1, 2, 3, 4, 5)))}
    other = {part.name: part.colour for part in bars.parts(many_valued((1, 2, 3, 4, 5, 6)))}
    clash = {part.name: part.colour for part in bars.parts(many_valued((0, 1, 2, 3, 4, 7)))}
    shared = {f"nilai {place}" for place in range(1, 6)}
    assert all(first[name] == other[name] for name in shared)
    named = [f"nilai {place}" for place in (0, 1, 2, 3, 4, 7)]
    assert [clash[name] for name in named[:5]] == list(bars.HUES[:5])
    assert len({clash[name] for name in named}) == 6
