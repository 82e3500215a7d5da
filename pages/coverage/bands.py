"""The bands of Cakupan as `ui.page.Page` takes them: what is drawn, with title, source and data."""

from typing import NotRequired, TypedDict

import pandas as pd
import plotly.graph_objects as go

from language.text import _
from pages.coverage import choices, course, deciles, pillars, places, programmes, quota, view, words
from pages.coverage.screen import Screen
from ui import screen
from ui.exhibit import Column
from ui.links import profile
from ui.look.theme import Mode
from ui.words import top_decile


class Band(TypedDict):
    """What every band has; see `ui.page.Page.show`."""

    title: str
    subtitle: str
    measure: str
    source: str
    remark: NotRequired[str]


class Drawn(Band):
    """For `Page.drawn`."""

    html: str
    data: pd.DataFrame
    beside: NotRequired[list[str]]


class Shown(Band):
    """For `Page.show`."""

    figure: go.Figure
    data: pd.DataFrame
    beside: NotRequired[list[str]]


class Table(Band):
    """For `Page.table`."""

    frame: pd.DataFrame
    columns: list[Column]
    link: str | None


def both_pillars(on: Screen) -> Drawn:
    """What each pillar reaches in the area."""
    return {
        "html": pillars.own_html(on.whole, words.pillars_alt(on.whole)),
        "title": words.pillars_title(on.whole),
        "subtitle": on.subtitle(_("keluarga desil 1 dan 2 menurut pilar yang menjangkaunya")),
        "data": view.of_groups(on.groups),
        "measure": "families_none",
        "source": on.source,
    }


def pillars_below(on: Screen) -> Drawn:
    """The same for the areas just below it, or those beside a desa."""
    around = on.ask("pillars_by_area", release=on.release, parent=on.parent)
    bars = pillars.area_bars(around, on.names, on.area)
    title = words.areas_title(bars)
    return {
        "html": pillars.small_key_html() + pillars.bars_html(bars, title),
        "title": title,
        "subtitle": on.subtitle(_("keluarga desil 1 dan 2"), on.parent),
        "data": around,
        "measure": "families_protection_only",
        "beside": ["families_empowerment_only", "families_both", "families_none"],
        "source": on.source,
    }


def pillars_of_groups(on: Screen) -> Drawn:
    """The same for families with somebody who needs more care."""
    bars = pillars.group_bars(on.groups)
    title = words.groups_title(bars)
    return {
        "html": pillars.bars_html(bars, title),
        "title": title,
        "subtitle": on.subtitle(_("keluarga desil 1 dan 2 menurut anggotanya")),
        "data": view.of_groups(on.groups),
        "measure": "families_decile12",
        "source": on.source,
        "remark": view.groups_remark(on.groups),
    }


def each_programme(on: Screen) -> Drawn:
    """Reached, missed and outside the rule, for every listed programme."""
    covered = on.ask("coverage_by_programme", area=on.area, release=on.release)
    rows = programmes.rows_of(covered, on.described, on.readable)
    title = words.programmes_title(rows)
    more = programmes.others_html(rows, programmes.unlisted(on.described))
    return {
        "html": programmes.picture_html(rows, title) + more,
        "title": title,
        "subtitle": on.subtitle(_("setiap program menurut aturannya sendiri")),
        "data": programmes.saved(rows),
        "measure": "coverage_pct",
        "beside": ["exclusion_pct", "leakage_pct", "eligible"],
        "source": on.source,
        "remark": words.leaked_answer(rows),
    }


def areas(on: Screen, programme: str, level: str) -> Table:
    """Where a programme, or all of them, do not reach: every area of a level."""
    found = places.areas(on.ask, programme, on.release, on.parent, level)
    found = places.named(found, on.list_names)
    name, measure = on.programmes.get(programme, ""), places.measure(programme)
    return {
        "frame": found,
        "columns": places.columns(found, programme),
        "title": words.places_title(found, measure, name),
        "subtitle": on.subtitle(view.of_whom(name), on.parent),
        "measure": measure,
        "source": on.source,
        "link": profile("AREA").replace("AREA", "{area_code}"),
    }


def over_time(on: Screen, programme: str, mode: Mode) -> Shown:
    """The same share in every release that has lists."""
    found = course.by_release(on.ask, programme, on.area, on.releases, on.by_cutoff)
    name, measure = on.programmes.get(programme, ""), places.measure(programme)
    pillar = programmes.pillar_of(on.described, programme)
    return {
        "figure": screen.reach(found, mode, pillar),
        "title": words.trend_title(course.known(found, measure)),
        "subtitle": on.subtitle(view.of_whom(name)),
        "data": found,
        "measure": measure,
        "source": on.source,
        "beside": ["leakage_pct"] if programme else [],
        "remark": view.over_time_remark(programme),
    }


def by_decile(on: Screen, programme: str) -> Drawn:
    """Who lives in the families that a programme reaches."""
    found = deciles.shared(on.ask("incidence_by_decile", programme=programme, release=on.release))
    name, pillar = on.programmes[programme], programmes.pillar_of(on.described, programme)
    title = deciles.title(found, name)
    return {
        "html": deciles.bars_html(found, pillar, title),
        "title": title,
        "subtitle": on.subtitle(
            _("semua anggota keluarga penerima {name}").format(name=name), on.region
        ),
        "data": top_decile.told(found, on.of_release),
        "measure": "persons_reached",
        "source": on.source,
        "remark": " ".join(
            filter(
                None,
                [
                    deciles.index_words(choices.programme_of(on.described, programme)),
                    top_decile.index_note(on.of_release),
                ],
            )
        ),
    }


def concentration(on: Screen, programme: str, mode: Mode) -> Shown:
    """What part of a programme reaches what part of the people."""
    found = on.ask("concentration_by_decile", programme=programme, release=on.release)
    name, pillar = on.programmes[programme], programmes.pillar_of(on.described, programme)
    found = found.assign(value_name=[deciles.group_words(each) for each in found["decile_group"]])
    return {
        "figure": screen.concentration(found, mode, pillar),
        "title": deciles.curve_title(found, name),
        "subtitle": on.subtitle(
            _("bagian manfaat {name} menurut bagian penduduk").format(name=name), on.region
        ),
        "data": top_decile.told(found, on.of_release),
        "measure": "benefit_below_pct",
        "source": on.source,
        "beside": ["population_below_pct"],
        "remark": deciles.curve_remark(),
    }


def leanings(on: Screen) -> Table:
    """Which way every programme leans."""
    found = deciles.leanings(on.described)
    return {
        "frame": found,
        "columns": deciles.leaning_columns(),
        "title": deciles.leanings_title(found),
        "subtitle": on.subtitle(_("semua anggota keluarga penerima"), on.region),
        "measure": "concentration_index",
        "source": on.source,
        "link": None,
        "remark": " ".join(
            filter(None, [deciles.leanings_remark(), top_decile.index_note(on.of_release)])
        ),
    }


def more_quota(on: Screen) -> Drawn:
    """Where a thousand more would go, for each programme."""
    made = quota.shares(on.ask, on.programmes, on.readable, release=on.release, parent=on.parent)
    title = quota.title(made)
    return {
        "html": quota.table_html(made, title),
        "title": title,
        "subtitle": on.subtitle(_("menurut yang berhak dan belum menerima"), on.parent),
        "data": quota.saved(made),
        "measure": "missed",
        "source": on.source,
        "remark": quota.remark(),
    }
