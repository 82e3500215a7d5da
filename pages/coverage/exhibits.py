"""Whom programmes reach, whom they miss, and where, as exhibits; None without lists."""

from dataclasses import replace

import pandas as pd

from language.text import _
from pages.coverage import (
    course,
    deciles,
    elsewhere,
    maps,
    pillars,
    places,
    programmes,
    quota,
    words,
)
from pages.coverage.programmes import Row
from ui import lists
from ui.asking import Asking
from ui.exhibit import Exhibit, Places, Table, told
from ui.kept import kept
from ui.links import profile
from ui.map.layout import Maps
from ui.words import telling, top_decile
from ui.words.groups import decile_words, family_words
from ui.words.programmes import by_registry_rule

# Other pages and papers say these too.
answer, priority_html = elsewhere.answer, elsewhere.priority_html
spoken, others, unlisted = elsewhere.spoken, elsewhere.others, elsewhere.unlisted

MOST_SPOKEN = 3  # programmes that a speaker says a sentence about


@kept
def both_pillars(on: Asking) -> Exhibit | None:
    """What each pillar reaches in the area."""
    if not on.has_lists:
        return None
    whole = lists.whole_of(on)
    title = words.pillars_title(whole)
    return Exhibit(
        key="pillars",
        title=title,
        subtitle=lists.subtitle(on, _("keluarga desil 1 dan 2 menurut pilar yang menjangkaunya")),
        picture=pillars.stack(whole),
        data=_named(lists.groups_of(on)),
        measures=("families_none",),
        source=lists.source(on),
        alt=f"{title}.",
        speech=lambda: [*_answers(on), by_registry_rule()],
        markup=lambda: pillars.own_html(whole, words.pillars_alt(whole)),
    )


@kept
def pillars_below(on: Asking) -> Exhibit | None:
    """The same for the areas just below it, or those beside a desa."""
    if not on.has_lists:
        return None
    parent = lists.parent_of(on)
    areas = on.ask("pillars_by_area", release=on.release, parent=parent)
    bars = pillars.area_bars(areas, on.names, on.area)
    title = words.areas_title(bars)
    return Exhibit(
        key="pillars-below",
        title=title,
        subtitle=lists.subtitle(on, _("keluarga desil 1 dan 2"), parent),
        picture=pillars.stacks(bars),
        data=areas,
        measures=(
            "families_protection_only",
            "families_empowerment_only",
            "families_both",
            "families_none",
        ),
        source=lists.source(on),
        speech=lambda: _answers(on),
        markup=lambda: pillars.small_key_html() + pillars.bars_html(bars, title),
    )


@kept
def pillars_of_groups(on: Asking) -> Exhibit | None:
    """The same for families with somebody who needs more care."""
    if not on.has_lists:
        return None
    groups = lists.groups_of(on)
    bars = pillars.group_bars(groups)
    title = words.groups_title(bars)
    return Exhibit(
        key="pillars-groups",
        title=title,
        subtitle=lists.subtitle(on, _("keluarga desil 1 dan 2 menurut anggotanya")),
        picture=pillars.stacks(bars),
        data=_named(groups),
        measures=("families_decile12",),
        source=lists.source(on),
        remark=words.groups_remark(groups),
        speech=lambda: _answers(on),
        markup=lambda: pillars.bars_html(bars, title),
    )


@kept
def each_programme(on: Asking) -> Exhibit | None:
    """Reached, missed and outside the rule, for every listed programme."""
    if not on.has_lists:
        return None
    rows = programmes.rows_in(on)
    title, remark = words.programmes_title(rows), words.leaked_answer(rows)
    unlisted = programmes.unlisted(lists.programmes_of(on))
    return Exhibit(
        key="programmes",
        title=title,
        subtitle=lists.subtitle(on, _("setiap program menurut aturannya sendiri")),
        picture=programmes.stacks(rows),
        data=programmes.saved(rows),
        measures=("coverage_pct", "exclusion_pct", "leakage_pct", "eligible"),
        source=lists.source(on),
        remark=remark,
        speech=lambda: [*_missed(rows), remark, by_registry_rule()],
        markup=lambda: (
            programmes.picture_html(rows, title) + programmes.others_html(rows, unlisted)
        ),
    )


@kept
def rates(on: Asking) -> Exhibit:
    """The shares of every programme in figures, for paper."""
    rows = programmes.rows_in(on)
    return Exhibit(
        key="rates",
        title=_("Cakupan, yang terlewat, dan penerima di luar aturan"),
        subtitle="",
        picture=programmes.rates(rows),
        data=programmes.saved(rows),
        measures=("coverage_pct", "exclusion_pct", "leakage_pct"),
        source=lists.source(on),
        remark=words.leaked_answer([row for row in rows if row.is_readable]),
    )


@kept
def reached(on: Asking) -> Exhibit | None:
    """What programmes do in one area, in the space of a hand."""
    if not on.has_lists:
        return None
    rows = [row for row in programmes.rows_in(on) if row.is_readable]
    whole = lists.whole_of(on)
    return Exhibit(
        key="reached",
        title=words.profile_title(whole),
        subtitle=lists.subtitle(
            on, _("keluarga desil 1 dan 2, dan yang berhak atas setiap program")
        ),
        picture=programmes.stacks(rows),
        data=programmes.saved(rows),
        measures=("missed",),
        source=lists.source(on),
        speech=lambda: _missed(rows),
        markup=lambda: elsewhere.profile_html(whole, rows, on.area),
    )


@kept
def areas(on: Asking, programme: str, level: str) -> Exhibit:
    """Where a programme, or all of them, do not reach: every area of a level."""
    parent, measure = lists.parent_of(on), places.measure(programme)
    below = places.areas(on.ask, programme, on.release, parent, level)
    named = places.named(below, lists.list_names(on))
    name = _name(on, programme)
    return Exhibit(
        key="areas",
        title=words.places_title(named, measure, name),
        subtitle=lists.subtitle(on, words.of_whom(name), parent),
        picture=Table(
            named,
            places.columns(below, programme),
            profile("AREA").replace("AREA", "{area_code}"),
        ),
        data=below,
        measures=(measure,),
        source=lists.source(on),
    )


@kept
def over_time(on: Asking, programme: str) -> Exhibit:
    """The same share in every release that has lists."""
    by_release = course.by_release(on, programme)
    measure, picture = places.measure(programme), course.lines(on, by_release, programme)
    return Exhibit(
        key="over-time",
        title=words.trend_title(course.shares_of(by_release, measure)),
        subtitle=lists.subtitle(on, words.of_whom(_name(on, programme))),
        picture=picture,
        data=by_release,
        measures=(measure, "leakage_pct") if programme else (measure,),
        source=lists.source(on),
        alt=course.described(picture),
        remark=words.over_time_remark(programme),
    )


@kept
def by_decile(on: Asking, programme: str) -> Exhibit:
    """Who lives in the families that a programme reaches."""
    shared = deciles.shared(on.ask("incidence_by_decile", programme=programme, release=on.release))
    name, pillar = _name(on, programme), programmes.pillar_of(on, programme)
    title = deciles.title(shared, name)
    index = deciles.index_words(lists.programme_of(on, programme))
    return Exhibit(
        key="deciles",
        title=title,
        subtitle=lists.subtitle(
            on, _("semua anggota keluarga penerima {name}").format(name=name), on.region
        ),
        picture=deciles.bars(shared, pillar),
        data=top_decile.with_top_decile(shared, on.of_release),
        measures=("persons_reached",),
        source=lists.source(on),
        remark=" ".join(told(index, top_decile.index_note(on.of_release))),
        markup=lambda: deciles.bars_html(shared, pillar, title),
    )


@kept
def concentration(on: Asking, programme: str) -> Exhibit:
    """What part of a programme reaches what part of the people."""
    points = on.ask("concentration_by_decile", programme=programme, release=on.release)
    points = points.assign(value_name=[decile_words(each) for each in points["decile_group"]])
    name = _name(on, programme)
    curve = deciles.curve(points, programmes.pillar_of(on, programme))
    return Exhibit(
        key="concentration",
        title=deciles.curve_title(points, name),
        subtitle=lists.subtitle(
            on, _("bagian manfaat {name} menurut bagian penduduk").format(name=name), on.region
        ),
        picture=curve,
        data=top_decile.with_top_decile(points, on.of_release),
        measures=("benefit_below_pct", "population_below_pct"),
        source=lists.source(on),
        alt=deciles.curve_described(curve),
        remark=deciles.curve_remark(),
    )


@kept
def leanings(on: Asking) -> Exhibit:
    """Which way every programme leans."""
    leaning = deciles.leanings(lists.programmes_of(on))
    return Exhibit(
        key="leanings",
        title=deciles.leanings_title(leaning),
        subtitle=lists.subtitle(on, _("semua anggota keluarga penerima"), on.region),
        picture=deciles.leanings_table(leaning),
        data=leaning,
        measures=("concentration_index",),
        source=lists.source(on),
        remark=" ".join(told(deciles.leanings_remark(), top_decile.index_note(on.of_release))),
    )


@kept
def more_quota(on: Asking) -> Exhibit:
    """Where a thousand more would go, for each programme."""
    parent = lists.parent_of(on)
    shares = quota.shares(
        on.ask,
        lists.names_of(on),
        lists.readable_in(on),
        release=on.release,
        parent=parent,
    )
    title, table = quota.title(shares), quota.table(shares)
    return Exhibit(
        key="quota",
        title=title,
        subtitle=lists.subtitle(on, _("menurut yang berhak dan belum menerima"), parent),
        picture=table,
        data=quota.saved(shares),
        measures=("missed",),
        source=lists.source(on),
        remark=quota.remark(),
        markup=lambda: quota.table_html(table, title),
    )


def _answers(on: Asking) -> tuple[str, str]:
    return words.answer(lists.whole_of(on), on.name), words.basis(on)


def _name(on: Asking, programme: str) -> str:
    return lists.names_of(on).get(programme, "")


def _named(groups: pd.DataFrame) -> pd.DataFrame:
    """Rows of `pillars_by_group` with the group in words, to be read and saved."""
    return groups.assign(value_name=[family_words(str(name)) for name in groups["group_name"]])


def _missed(rows: list[Row]) -> list[str]:
    """Of the programmes that miss most, whom they reach."""
    missing = [row for row in rows if row.is_readable and row.numbers["missed"]]
    missing.sort(key=lambda row: -row.numbers["missed"])
    return [
        telling.coverage(
            row.name,
            row.unit,
            row.numbers["reached"],
            row.numbers["eligible"],
            row.numbers["missed"],
        )
        for row in missing[:MOST_SPOKEN]
    ]


@kept
def places_of(on: Asking, drawn: Maps, programme: str) -> Exhibit:
    """Where a programme, or any, does not reach; drawn: what the browser is given of it."""
    return _places_at(on, drawn, programme, drawn.rows)


@kept
def played(on: Asking, drawn: Maps, programme: str) -> list[Exhibit]:
    """The same in every release that is played, oldest first."""
    return [
        _places_at(replace(on, release=each), drawn, programme, drawn.at(each))
        for each in drawn.answers
    ]


def _places_at(on: Asking, drawn: Maps, programme: str, rows: pd.DataFrame) -> Exhibit:
    first = drawn.pictures[0]
    letters = first.letters[on.release]
    return Exhibit(
        key="map",
        title=maps.title(rows, programme),
        subtitle=maps.subtitle(on, programme),
        picture=Places(
            dict(zip(map(str, drawn.codes), letters, strict=True)),
            dict(first.sent["legend"]),
            on.districts,
        ),
        data=rows,
        measures=(places.measure(programme),),
        source=lists.source(on),
        piece="map",
    )
