"""Where programmes do not reach, on the map of the whole kabupaten, in every release with lists."""

import pandas as pd

from pages.coverage import words
from pages.coverage.places import measure
from ui import lists
from ui.asking import Asking
from ui.kept import kept
from ui.map import layout
from ui.map.files import Ground
from ui.map.layout import Maps
from ui.map.words import spread_title
from ui.words import withheld
from ui.words.measures import unit


@kept
def maps(on: Asking, programme: str, level: str, ground: Ground) -> Maps:
    """The share that a programme, or any, does not reach."""
    name = measure(programme)
    answers = {name: {each: _areas(on, programme, each, level) for each in lists.releases_of(on)}}
    return layout.maps([name], answers, on.release, level, ground)


def title(areas: pd.DataFrame, programme: str) -> str:
    """From how much to how much the areas reach."""
    name = measure(programme)
    return spread_title(areas, name, unit(name))


def subtitle(on: Asking, programme: str) -> str:
    """Of whom the share is, in the whole kabupaten."""
    name = lists.names_of(on).get(programme, "")
    return lists.subtitle(on, words.of_whom(name), on.region)


def _areas(on: Asking, programme: str, release: str, level: str) -> pd.DataFrame:
    """The share of every area as the map takes it: the columns of `areas_by_measure`."""
    given = {"release": release, "parent": on.region, "level": level}
    areas = (
        on.ask("coverage_by_area", programme=programme, **given)
        if programme
        else on.ask("pillars_by_area", **given)
    )
    parents = on.areas[["area_code", "parent_code", "parent_name"]]
    shown = areas.merge(parents, on="area_code", how="left", validate="1:1").assign(
        low=None,
        high=None,
        province_class=None,
        base=areas["eligible" if programme else "families_decile12"],
    )
    return withheld.renamed(shown, {measure(programme): "value"})
