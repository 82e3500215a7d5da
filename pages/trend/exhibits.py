"""How poverty has gone, in areas by release and officially since 2015, as exhibits."""

from collections.abc import Sequence

import pandas as pd

from language import numbers
from language.text import _
from pages.trend import change, ranking, words
from pages.trend import course as courses
from pages.trend import depth as depths
from pages.trend import marches as every_march
from pages.trend import movers as moved
from pages.trend.course import Measure
from ui.asking import Asking
from ui.exhibit import Exhibit, Fan, Rounds, Table, told
from ui.files import columns
from ui.kept import kept
from ui.records import records
from ui.words import poorest, sources, withheld
from ui.words.class_sentences import class_title, revision_note
from ui.words.official import FIRST_COMPARABLE, gap_title

# The course of an area among those around it is drawn on its profile too.
lines, description = courses.lines, courses.description


def trend_of(on: Asking, codes: Sequence[str]) -> pd.DataFrame:
    """Rows of `trend_by_area` up to this release."""
    return on.until(on.ask("trend_by_area", areas=list(codes)))


@kept
def course(
    on: Asking,
    codes: Sequence[str],
    measure: Measure = "poverty_rate_pct",
    places: Sequence[str] = (),
) -> Exhibit:
    """A measure of several areas by release; `on.area` is the one that is spoken of.

    places: codes in the order of their colours, '' for one that nobody has.
    """
    trend = trend_of(on, codes)
    official = on.ask("official_by_area", areas=[on.region])
    is_estimate = measure == "poverty_rate_pct"
    drawn = lines(trend, measure, province=on.province_name, around=official, places=places)
    remarks = told(
        words.not_drawn(trend, measure, on.list_names),
        revision_note(on.ask("revision_by_release", area=on.area), on.list_names[on.area])
        if is_estimate
        else "",
        *(change.remarks(on) if is_estimate else ()),
    )
    return Exhibit(
        key="course",
        title=words.trend_title(trend, measure),
        subtitle=words.subtitle(measure),
        picture=drawn,
        data=trend,
        measures=(measure, "p0_pct") if is_estimate else (measure,),
        source=sources.both(on.span, sources.official(official) if is_estimate else ""),
        alt=description(drawn, measure),
        remark=" ".join(remarks),
        speech=lambda: [words.trend_answer(trend, on.area, measure, _kind(on), on.province_name)],
    )


@kept
def by_class(on: Asking, level: str, since: str | None, link: str) -> Exhibit:
    """The areas of a level in their order (`ranking.ranked`), with their history.

    link: see `Table`.
    """
    given = {"parent": on.region, "release": on.release, "level": level}
    banded = on.ask("poverty_estimate_by_area", **given)
    to_leave = on.ask("persons_to_leave_by_area", **given)
    areas = on.ask("poverty_by_area", **given, since=since)
    areas = withheld.beside(areas, banded, *ranking.BESIDE)
    areas = withheld.beside(areas, to_leave, "persons_to_leave")
    history = on.ask("history_by_area", parent=on.region, level=level)
    is_of_desa = level == "desa"
    if is_of_desa:
        areas = areas.merge(on.areas[["area_code", "parent_name"]], on="area_code", how="left")
    frame = ranking.ranked(areas, history, on.names if is_of_desa else on.list_names, level)
    return Exhibit(
        key="ranking",
        title=poorest.fifth_title(on.row("poorest_fifth_by_release", release=on.release))
        if is_of_desa
        else class_title(banded, level),
        subtitle=words.ranking_subtitle(on.release, level),
        picture=Table(frame, tuple(ranking.columns(level, since)), link),
        data=frame.drop(columns=["history", "list_name"]),
        measures=("poorest_fifth_pct" if is_of_desa else "poverty_rate_pct",),
        source=on.registry,
    )


@kept
def movers(on: Asking, level: str | None = None) -> Exhibit:
    """The areas that moved most since the release before, falls on top."""
    areas = on.ask("poverty_by_area", parent=on.region, release=on.release, level=level)
    shown = moved.biggest(areas) if on.before else areas.iloc[:0]
    rows = moved.in_order(shown)
    return Exhibit(
        key="movers",
        title=moved.title(areas, on.before),
        subtitle=moved.since(on.before),
        picture=moved.picture(rows),
        data=shown,
        measures=("change_pp",),
        source=on.span,
        alt=moved.alt(rows),
        speech=lambda: course(on.of(on.region), [on.region]).notes,
    )


@kept
def official(on: Asking, year: str = "2015") -> Exhibit:
    """The official series of kabupaten and province since a year."""
    since = f"{year}-03"
    own = rounds(on.official, on.region, since)
    around = rounds(on.official, on.province, since)
    return Exhibit(
        key="official",
        title=gap_title(on.official, on.region, on.province),
        subtitle=_("penduduk di bawah garis kemiskinan, Maret setiap tahun"),
        picture=Fan(own, around, since=since),
        data=on.official,
        measures=("p0_pct",),
        source=sources.official(on.official),
        alt=series_alt(own, around),
        remark=words.years_remark(since),
        speech=lambda: [depths.depth_answer(on.ask("depth_by_period", area=on.region))],
    )


@kept
def depth(on: Asking) -> Exhibit:
    """How many are poor, how deep and how severely, and how much they lack, in each March."""
    followed = on.ask("depth_by_period", area=on.region)
    frame = columns.official_rows(
        on.ask("official_by_period", area=on.region).merge(
            followed[["period", "mean_distance_pct", "mean_shortfall_idr", "all_shortfalls_idr"]],
            on="period",
            how="left",
        )
    )
    return Exhibit(
        key="depth",
        title=_("Berapa banyak, seberapa dalam, seberapa parah"),
        subtitle=_("Maret setiap tahun; tanda – berarti kami belum memiliki angkanya"),
        picture=Table(frame, tuple(columns.official_columns())),
        data=frame,
        measures=("p1", "mean_shortfall_idr", "all_shortfalls_idr"),
        source=sources.official(on.ask("official_by_area", areas=[on.region])),
        speech=lambda: [depths.shortfall_answer(followed)],
    )


@kept
def marches(on: Asking) -> Exhibit:
    """Every March since 2015 in figures, for paper."""
    own, around = rounds(on.official, on.region), rounds(on.official, on.province)
    return Exhibit(
        key="marches",
        title=_("Angka resmi BPS"),
        subtitle=_("– berarti belum diterbitkan, atau belum kami miliki"),
        picture=every_march.rows(on, own, around),
        data=on.official,
        measures=("p0_pct", "p1", "p2", "poor_thousand", "poverty_line_idr"),
        source=sources.official(on.official),
    )


def rounds(official: pd.DataFrame, code: str, since: str = FIRST_COMPARABLE) -> Rounds | None:
    """What BPS published of one area since a period; None without any.

    official: rows of `official_by_area`.
    """
    rows = [
        row
        for row in records(official, ("area_code", "area_name", "period", "p0_pct"))
        if row["area_code"] == code and row["p0_pct"] is not None and str(row["period"]) >= since
    ]
    rates = {str(row["period"]): float(row["p0_pct"]) for row in rows}
    if not rates:
        return None
    return Rounds(str(rows[0]["area_name"]), {period: rates[period] for period in sorted(rates)})


def series_alt(*areas: Rounds | None) -> str:
    """The official series in a sentence."""
    said = []
    for area in areas:
        if area is not None:
            first, *_between, last = [*area.rates, *area.rates]
            said.append(
                _("{area} {first} ({from_period}) menjadi {last} ({to_period})").format(
                    area=area.name,
                    first=numbers.percent(area.rates[first]),
                    from_period=numbers.period(first),
                    last=numbers.percent(area.rates[last]),
                    to_period=numbers.period(last),
                )
            )
    return _("Grafik garis angka kemiskinan resmi: {areas}.").format(areas="; ".join(said))


def _kind(on: Asking) -> str | None:
    """Whether the area is called kecamatan, desa or kelurahan."""
    rows = records(on.areas, ("area_code", "kind"))
    return next((row["kind"] for row in rows if row["area_code"] == on.area), None)
