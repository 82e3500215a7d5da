"""What pages say of programmes, as whoever shows it gets it: numbers of the data, plain words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from data.generation import generations
from language import numbers
from pages.coverage import exhibits as coverage
from pages.integrity import exhibits as integrity
from pages.slice import exhibits as slices
from pages.slice.question import question_of
from pages.slice.view import view_of
from pages.village import exhibits as village
from ui import exhibit
from ui.answers import Answers
from ui.asking import Asking
from ui.exhibit import Bars, Exhibit, Panels, Rows, Stacks
from ui.paper import draw
from ui.slides import flatten, pictures

KECAMATAN = "35.19.06"


def cross(on: Asking) -> Exhibit | None:
    chosen = {"unit": "family", "row": "decile_group", "column": "floor", "release": on.release}
    question = question_of(on.ask("characteristic_value"), on.areas, area=on.area, **chosen)
    return slices.cross(on, view_of(on, question, "row_pct", None))


EXHIBITS: list[Callable[[Asking], Exhibit | None]] = [
    coverage.both_pillars,
    coverage.pillars_below,
    coverage.pillars_of_groups,
    coverage.each_programme,
    coverage.reached,
    partial(coverage.areas, programme="", level="desa"),
    partial(coverage.areas, programme="PKH", level="desa"),
    partial(coverage.over_time, programme=""),
    partial(coverage.over_time, programme="PKH"),
    partial(coverage.by_decile, programme="PKH"),
    partial(coverage.concentration, programme="PKH"),
    coverage.leanings,
    coverage.more_quota,
    integrity.answer,
    integrity.findings,
    integrity.over_time,
    partial(integrity.by_area, level="desa", shown="findings"),
    partial(integrity.by_area, level="desa", shown="amount_idr"),
    partial(integrity.by_programme, shown="findings"),
    integrity.both_programmes,
    village.tasks,
    cross,
]


@pytest.fixture
def on(published: Path) -> Asking:
    """A kecamatan at the newest release, in the public edition."""
    current = generations.current(published)
    ask = Answers(current, "public")
    release = str(ask("release_by_cutoff")["release"].iloc[-1])
    numbers.protect(4, 5)
    return Asking(ask, "35.19", "35", KECAMATAN, release)


@pytest.mark.parametrize("make", EXHIBITS)
def test_everybody_can_draw_it(on: Asking, make: Callable[[Asking], Exhibit | None]) -> None:
    shown = make(on)
    assert shown and shown.title and shown.subtitle and shown.source
    assert not exhibit.is_empty(shown.picture)
    assert not shown.data.empty
    assert draw.picture(shown)["alt"]
    words = [shown.title, shown.subtitle, shown.alt, shown.remark, *shown.notes]
    assert not [said for said in words if "<" in said or "&" in said]


def test_no_two_of_a_page_share_their_addresses(on: Asking) -> None:
    of_integrity = [
        integrity.findings(on),
        integrity.over_time(on),
        integrity.by_area(on, "desa", "findings"),
        integrity.by_programme(on, "findings"),
        integrity.both_programmes(on),
    ]
    assert [shown.stem for shown in of_integrity] == [
        *("findings", "rilis-findings", "wilayah-findings", "program-findings", "families"),
    ]
    assert len({shown.key for shown in of_integrity}) == len(of_integrity)


def test_bars_of_areas_have_the_numbers_of_the_data(on: Asking) -> None:
    shown = coverage.pillars_below(on.of(on.region))
    assert shown and isinstance(shown.picture, Stacks)
    rows = shown.data.set_index("area_name")
    for stack in shown.picture.stacks:
        assert stack.values[0] == rows.loc[stack.name, "families_none"]
    flat = flatten.picture_of(shown)
    assert isinstance(flat, pictures.Bars)
    assert [*flat.series[0].values] == [stack.share for stack in shown.picture.stacks]


def test_where_all_areas_are_too_small_for_a_percentage_a_slide_has_the_counts(on: Asking) -> None:
    shown = coverage.pillars_below(on)
    assert shown and shown.data["unreached_pct"].isna().all()
    flat = flatten.picture_of(shown)
    assert isinstance(flat, pictures.Bars)
    assert flat.series[0].name == "tanpa program apa pun"
    assert flat.unit == "families"


def test_a_slide_of_programmes_has_a_bar_of_what_each_reaches(on: Asking) -> None:
    shown = coverage.each_programme(on.of(on.region))
    assert shown
    flat = flatten.picture_of(shown)
    assert isinstance(flat, pictures.Bars)
    shares = shown.data.set_index("programme_name")["coverage_pct"]
    told = [None if pd.isna(shares[name]) else shares[name] for name in flat.labels]
    assert list(flat.series[0].values) == told
    assert set(flat.colours) == {"protection", "empowerment"}


def test_a_slide_of_one_bar_has_its_parts(on: Asking) -> None:
    shown = coverage.both_pillars(on)
    assert shown
    flat = flatten.picture_of(shown)
    assert isinstance(flat, pictures.Bars) and flat.unit == "families"
    assert len(flat.labels) == 4 and flat.colours[1] == "protection"


def test_without_lists_nothing_is_said_of_programmes(on: Asking) -> None:
    def ask(name: str, **given: object):
        found = on.ask(name, **given)
        if name == "programme_by_release":
            return found.assign(is_listed=False)
        return found.head(0) if name == "integrity_by_release" else found

    without = Asking(ask, "35.19", "35", KECAMATAN, on.release)
    assert coverage.both_pillars(without) is None
    assert coverage.pillars_below(without) is None
    assert coverage.each_programme(without) is None
    assert coverage.reached(without) is None
    assert integrity.answer(without) is None


def test_forms_are_those_that_say_it_best(on: Asking) -> None:
    forms = {type(shown.picture) for make in EXHIBITS if (shown := make(on))}
    assert {Stacks, Panels, Bars, Rows} <= forms
