"""Where the kabupaten stands, and what was promised, as exhibits."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from language import numbers
from language.text import _
from pages.integrity import exhibits as integrity
from pages.outlook import exhibits as outlook
from pages.outlook.exhibits import targets
from pages.summary import calendar as awaited
from pages.summary import gap as gaps
from pages.summary import news as told
from pages.summary import targets as aims
from pages.summary.news import Names
from pages.summary.verdict import verdict
from pages.trend import exhibits as trend
from pages.village import exhibits as village
from ui.asking import Asking
from ui.exhibit import Exhibit, Numbers, Table
from ui.kept import kept
from ui.look.markup import prose
from ui.records import records
from ui.screen.svg.lines import lines_html
from ui.screen.svg.multiples import multiples_html, scale_of_all
from ui.words import programmes, sources
from ui.words.class_sentences import class_title
from ui.words.official import gap_title
from ui.words.telling import bold


@kept
def answer(on: Asking) -> Exhibit:
    """The verdict in a word and a sentence, on its track from where we were to the province."""
    found = verdict(on)
    return Exhibit(
        key="answer",
        title=f"**{found.word}.** {found.sentence}",
        subtitle=found.question,
        picture=found.track,
        data=pd.DataFrame([on.head]),
        measures=("p0_pct",),
        source=sources.both(sources.official(on.official), on.registry),
        speech=lambda: [
            *(f"{fact.label}: {bold(fact.value)}, {fact.note}." for fact in found.facts),
            outlook.spoken(on),
        ],
    )


@kept
def gap(on: Asking) -> Exhibit | None:
    """Both official series since 2015, and what lies between them; None without one of them."""
    own, around = trend.rounds(on.official, on.region), trend.rounds(on.official, on.province)
    if own is None or around is None:
        return None
    lines = gaps.gap_lines(own, around)
    alt = trend.series_alt(own, around)
    return Exhibit(
        key="gap",
        title=gap_title(on.official, on.region, on.province),
        subtitle=_("penduduk di bawah garis kemiskinan, Maret setiap tahun"),
        picture=lines,
        data=on.official,
        measures=("p0_pct",),
        source=sources.official(on.official),
        alt=alt,
        markup=lambda: lines_html(lines, alt),
        piece="selisih",
    )


@kept
def kecamatan(on: Asking) -> Exhibit | None:
    """The estimate of every kecamatan by release, all on one axis; None without any."""
    given = {"parent": on.region, "release": on.release}
    banded = on.ask("poverty_estimate_by_area", **given)
    if banded.empty:
        return None
    newest = sorted(
        records(banded), key=lambda row: (-(row["estimate_pct"] or 0), str(row["area_code"]))
    )
    codes = [str(row["area_code"]) for row in newest]
    course = on.until(on.ask("trend_by_area", areas=codes))
    lines, days = gaps.courses(course), gaps.days(course)
    shown = [gaps.multiple(row, lines[str(row["area_code"])]) for row in newest]
    frame = banded.assign(
        history=[list(lines[str(code)][0].values) for code in banded["area_code"]]
    )
    scale = scale_of_all(shown, days)
    return Exhibit(
        key="kecamatan",
        title=class_title(banded, "kecamatan"),
        subtitle=gaps.subtitle(scale.low, scale.high, on.province_name),
        picture=Table(frame, gaps.columns()),
        data=course,
        measures=("poverty_rate_pct",),
        source=on.span,
        markup=lambda: multiples_html(shown, days),
        piece="kecamatan",
    )


@kept
def news(on: Asking) -> Exhibit:
    """What changed beyond its noise since the release before, at most five of it."""
    found = on.ask("news_by_release", release=on.release)
    named = programmes.names(on.ask("programme_by_release", release=on.release))
    names = Names(on.names, named, integrity.kind_names())
    changes, remark = told.told(found), told.by_chance(found)
    return Exhibit(
        key="news",
        title=told.title(found, on.before),
        subtitle=_("perkiraan menurut galatnya, hitungan menurut pelindung dan gerak acaknya"),
        picture=told.rows(changes, names),
        data=found,
        measures=("numbers_told", "numbers_tested", "errors_apart"),
        source=on.span,
        markup=lambda: told.news_html(changes, names, remark),
        piece="kabar",
    )


@kept
def shortfall(on: Asking) -> Exhibit:
    """What closing the gap of all poor would cost a month at least."""
    row = gaps.months_shortfall(on.ask("depth_by_period", area=on.region))
    return Exhibit(
        key="shortfall",
        title=gaps.shortfall_title(row),
        subtitle=_("turunan angka resmi; batas bawah"),
        picture=Numbers(gaps.shortfall_figures(row)),
        data=pd.DataFrame([row]),
        measures=("all_shortfalls_idr", "mean_shortfall_idr"),
        source=sources.official(on.ask("official_by_area", areas=[on.region])),
        speech=lambda: trend.depth(on).notes,
        markup=lambda: prose(gaps.shortfall_words(row), ""),
    )


@kept
def record(on: Asking) -> Exhibit:
    """Every target that was set, and what became of it."""
    return Exhibit(
        key="record",
        title=aims.title(targets(on)),
        subtitle=_("target yang pernah disampaikan, menurut tenggatnya"),
        picture=aims.rows(targets(on), on.province_name),
        data=targets(on),
        measures=("p0_pct",),
        source=sources.official(on.official),
        markup=lambda: aims.targets_html(targets(on), on.province_name),
        piece="target",
    )


@kept
def calendar(on: Asking, day: date) -> Exhibit:
    """What comes next, and what is late on a day."""
    rows = on.ask("calendar_by_day", area=on.region, day=day)
    shown = awaited.events(rows, on.region_name, on.province_name)
    return Exhibit(
        key="calendar",
        title=awaited.title(shown),
        subtitle=_("yang ditunggu per {date}").format(date=numbers.date(day)),
        picture=awaited.rows(shown),
        data=rows,
        measures=("days_late",),
        source=sources.both(*sources.citations([each.source for each in shown])),
        markup=lambda: awaited.calendar_html(shown),
        piece="kalender",
    )


@kept
def moved(on: Asking) -> Sequence[Exhibit | None]:
    """What stood on this page once: the agenda of a meeting may still ask for it here."""
    made = [outlook.fan(on), outlook.falls(on), outlook.persons(on)]
    return [*made, village.by_class(on), trend.movers(on)] if on.release else made
