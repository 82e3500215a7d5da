"""Where a measure is high and where low, as an exhibit of places."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from language import numbers
from language.text import _
from pages.map import words
from queries import measures
from ui import asking, links
from ui.asking import Asking
from ui.exhibit import Cell, Column, Exhibit, Places, Table
from ui.kept import kept
from ui.map import classes, layout
from ui.map.files import Ground
from ui.map.layout import KINDS, MOST_RELEASES, Maps
from ui.map.picture import BASE, Picture, Scale, picture
from ui.map.words import spread_title
from ui.words import poorest, sources, withheld
from ui.words.measures import label, unit

RATE = "poverty_rate_pct"
# What a share of the registry is a share of, nearly: those with an unknown value are left out.
BASES: Final = {
    "decile1_share_pct": "persons",
    "earth_floor_pct": "families",
    "weak_wall_pct": "families",
    "unsafe_water_pct": "families",
    "no_electricity_meter_pct": "families",
    "no_own_toilet_pct": "families",
    "wood_fuel_pct": "families",
    "female_headed_pct": "families",
    "elderly_pct": "persons",
    "severe_disability_pct": "persons",
}


def answers_of(
    on: Asking, shown: Sequence[str], level: str, scale: Scale
) -> dict[str, dict[str, pd.DataFrame]]:
    """Rows of `areas_by_measure` by measure and release, oldest first; around it the gap too."""
    known = _releases(on)
    played = [name for name in known if name == on.release or name in known[-MOST_RELEASES:]]
    names: list[str] = [*shown, *(["gap_pp"] if scale == "around" else [])]
    return {name: {each: _answer(on, name, each, level) for each in played} for name in names}


@kept
def maps(on: Asking, shown: Sequence[str], level: str, scale: Scale, ground: Ground) -> Maps:
    """One measure, or two beside each other, as the browser is given them."""
    answers = answers_of(on, shown, level, scale)
    limits = {name: _limits(on, name, level) for name in shown if layout.is_counted(name)}
    return layout.maps(shown, answers, on.release, level, ground, scale, limits)


@kept
def map_of(on: Asking, drawn: Maps, shown: Sequence[str], level: str, scale: Scale) -> Exhibit:
    """What these maps show; the first note is what is said of them in a hall."""
    first = drawn.pictures[0]
    return _exhibit(on, first, _codes(drawn), drawn.rows, tuple(shown), level, scale)


@kept
def played(
    on: Asking, drawn: Maps, shown: Sequence[str], level: str, scale: Scale
) -> list[Exhibit]:
    """The same in every release that is played, oldest first."""
    first = drawn.pictures[0]
    return [
        _exhibit(
            replace(on, release=each),
            first,
            _codes(drawn),
            drawn.at(each),
            tuple(shown),
            level,
            scale,
        )
        for each in first.letters
    ]


@kept
def villages(on: Asking) -> Exhibit:
    """The villages by their estimate around the province; its message is how many of each class."""
    answers = answers_of(on, [RATE], "desa", "around")
    rates = answers[RATE]
    rows = withheld.renamed(rates[on.release], {"value": RATE})
    codes = [str(code) for code in rows["area_code"]]
    drawn = picture(
        rates,
        answers["gap_pp"],
        on.release,
        codes,
        title=label(RATE),
        unit=unit(RATE),
        scale="around",
    )
    made = _exhibit(on, drawn, codes, rows, (RATE,), "desa", "around")
    said, *_more = made.notes
    return replace(made, title=said, speech=lambda: [words.along_answer(rows, RATE, unit(RATE))])


@kept
def table(on: Asking, drawn: Maps, measure: str, level: str, scale: Scale) -> Exhibit:
    """The same in numbers, in the order of the list beside the map."""
    codes, order = _codes(drawn), drawn.pictures[0].sent["order"]
    rank = {codes[index]: place for place, index in enumerate(order)}
    rows = drawn.rows.sort_values(
        "area_code", key=lambda column: column.map(rank), kind="stable", ignore_index=True
    )
    return Exhibit(
        key="table",
        title=label(measure),
        subtitle=words.subtitle(
            on.region_name, level, on.release, scale, measure, on.province_name
        ),
        picture=Table(
            rows,
            tuple(_columns(rows, level)),
            links.profile("AREA").replace("AREA", "{area_code}"),
        ),
        data=rows,
        measures=(measure,),
        source=_source(on),
    )


def _exhibit(
    on: Asking,
    drawn: Picture,
    codes: Sequence[str],
    rows: pd.DataFrame,
    shown: tuple[str, ...],
    level: str,
    scale: Scale,
) -> Exhibit:
    measure = shown[0]
    letters = drawn.letters[on.release]
    title = spread_title(rows, measure, unit(measure), layout.digits(measure))
    return Exhibit(
        key="map",
        title=title,
        subtitle=words.subtitle(
            on.region_name, level, on.release, scale, measure, on.province_name
        ),
        picture=Places(
            dict(zip(codes, letters, strict=True)),
            dict(drawn.sent["legend"]),
            on.districts,
        ),
        data=rows,
        measures=shown,
        source=_source(on),
        remark=words.remark(layout.is_counted(measure)),
        speech=lambda: [
            poorest.likely_answer(on.row("poorest_fifth_by_release", release=on.release))
            if measure == poorest.CHANCE
            else words.answer(
                drawn.counts(on.release),
                rows,
                measure,
                level,
                on.province_name if drawn.sent["isAround"] else None,
            )
        ],
        piece="map",
    )


def _releases(on: Asking) -> list[str]:
    return [str(name) for name in on.ask("release_by_cutoff")["release"]]


def _answer(on: Asking, measure: str, release: str, level: str) -> pd.DataFrame:
    """The areas with their value, and of a share of the registry what it is a share of."""
    given = {"release": release, "level": level}
    areas = on.ask("areas_by_measure", measure=measure, **given)
    base = BASES.get(measure)
    if not base:
        return areas
    whole = on.ask("areas_by_measure", measure=base, **given)
    of = dict(zip(whole["area_code"], whole["value"], strict=True))
    return areas.assign(**{BASE: [of.get(code) for code in areas["area_code"]]})


def _limits(on: Asking, measure: str, level: str) -> list[float]:
    """The classes of a count: of every release, so that no choice of one moves them."""
    return classes.breaks(
        (
            None if numbers.is_missing(value) else float(value)
            for release in _releases(on)
            for value in on.ask("areas_by_measure", measure=measure, release=release, level=level)[
                "value"
            ]
        ),
        finest=1,
    )


def _codes(drawn: Maps) -> list[str]:
    return [str(code) for code in drawn.codes]


def _source(on: Asking) -> str:
    return sources.registry(asking.of_release(on.ask("release_by_cutoff"), on.release))


def _columns(rows: pd.DataFrame, level: str) -> list[Column]:
    found = [Column("area_name", asking.levels()[level])]
    for name in map(str, rows.columns):
        if name == "parent_name":
            found += [Column(name, _("Kecamatan"))] if level == "desa" else []
        elif name == "poverty_rate_low_pct":
            found.append(Column(name, _("Kisaran 90 %"), "range", until="poverty_rate_high_pct"))
        elif name == "province_class":
            found.append(Column(name, _("Terhadap provinsi"), "class"))
        elif name in measures() and name != "poverty_rate_high_pct":
            found.append(Column(name, label(name), _cell(name)))
    return found


def _cell(name: str) -> Cell:
    if name == poorest.CHANCE:
        return "chance"
    return KINDS.get(unit(name), "count")
