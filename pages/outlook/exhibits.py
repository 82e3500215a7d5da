"""What is coming, whether the target will be met, and what it would take, as exhibits."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd

from language import numbers
from language.text import _
from pages.outlook import scenarios, words
from pages.outlook.scenarios import Fall
from pages.trend import exhibits as trend
from ui.asking import Asking
from ui.exhibit import Bar, Bars, Colour, Exhibit, Fan, Numbers
from ui.kept import kept
from ui.records import Record, records
from ui.words import sources, telling, withheld

FALLS: Final[dict[str, Colour]] = {"estimate": "area", "official": "area", "target": "target"}
# The first screen of Ringkasan is made from these too.
living_target, total_of, parts_of = words.living_target, scenarios.total, scenarios.parts


@kept
def answer(on: Asking) -> Exhibit:
    """Whether the living target will be met."""
    target, is_living = words.living_target(records(targets(on)), today(on))
    return Exhibit(
        key="answer",
        title=words.target_chance(target, on.province_name, is_living=is_living),
        subtitle=on.region_name,
        picture=Numbers(()),
        data=targets(on),
        measures=("p0_forecast_pct",),
        source=sources.official(on.official),
        speech=lambda: [spoken(on)],
    )


@kept
def fan(on: Asking) -> Exhibit:
    """The official rates since 2015 with the targets, and what the coming Marches may be."""
    official, forecast, next_one = on.official, on.ask("gap_forecast", area=on.region), coming(on)
    own, around = trend.rounds(official, on.region), trend.rounds(official, on.province)
    marches = scenarios.ahead(forecast, own.name) if own and around else ()
    return Exhibit(
        key="fan",
        title=words.fan_title(next_one, official, on.region, on.province),
        subtitle=words.fan_subtitle(next_one),
        picture=Fan(
            own, around, scenarios.aims(records(targets(on)), own, around) if own else (), marches
        ),
        data=scenarios.fan_data(official, forecast),
        measures=("p0_pct", "p0_forecast_pct") if next_one else ("p0_pct",),
        source=sources.official(official),
        alt=scenarios.fan_alt(own, marches) if own and marches else trend.series_alt(own, around),
        speech=lambda: (
            [
                words.published_reason(next_one, on.province_name),
                words.true_reason(next_one, on.province_name, error_of(on), reading(on)),
            ]
            if next_one
            else trend.official(on).notes
        ),
    )


@kept
def falls(on: Asking) -> Exhibit:
    """The fall that is needed beside those that were seen, and what each leads to."""
    rows = on.ask("scenario_by_name", area=on.region)
    bars = tuple(map(_fall, scenarios.falls(rows)))
    return Exhibit(
        key="falls",
        title=words.fall_title(rows),
        subtitle=_("penurunan dalam satu langkah, poin, dan angka yang dicapai"),
        picture=Bars(bars, "points", _("perubahan")),
        data=scenarios.falls_data(rows),
        measures=("scenario_change_pp", "largest_fall_pp"),
        source=sources.official(on.official),
        alt=_("Grafik batang penurunan: {areas}.").format(
            areas="; ".join(f"{bar.name} {bar.words}" for bar in bars)
        ),
    )


@kept
def persons(on: Asking) -> Exhibit:
    """How many would have to leave poverty to be level with the province, and where."""
    parts = scenarios.parts(to_leave(on), on.region)
    bars = tuple(map(_persons, parts)) if total(on).get("persons_to_leave") is not None else ()
    return Exhibit(
        key="persons",
        title=words.persons_title(total(on)),
        subtitle=_("orang, dibagi menurut perkiraan penduduk miskin setiap kecamatan"),
        picture=Bars(bars, "persons", _("orang")),
        data=to_leave(on),
        measures=("persons_to_leave",),
        source=sources.both(sources.official(on.official), on.registry),
        alt=_("Grafik batang orang yang harus keluar dari kemiskinan; terbanyak {areas}.").format(
            areas=", ".join(f"{bar.name} {bar.words}" for bar in bars[:3])
        ),
        speech=lambda: [
            _most(parts),
            words.fall_title(on.ask("scenario_by_name", area=on.region)) + ".",
        ],
    )


def _most(parts: Sequence[Record]) -> str:
    """Where most would have to leave it."""
    most = [row for row in parts if row["persons_to_leave"] is not None][:3]
    said = [f"{row['area_name']} ({numbers.about(row['persons_to_leave'])})" for row in most]
    return telling.of_areas(_("Terbanyak: {areas}."), said)


def spoken(on: Asking) -> str:
    """Both answers in one paragraph, for those who say it in passing."""
    return words.outlook_answer(coming(on), on.province_name)


@kept
def coming(on: Asking) -> Record:
    """The next March that BPS will speak of (a row of `gap_forecast`); {} without a forecast."""
    return words.coming(on.ask("gap_forecast", area=on.region))


@kept
def targets(on: Asking) -> pd.DataFrame:
    """Rows of `target_status`."""
    return on.ask("target_status", area=on.region)


def today(on: Asking) -> date:
    """The day up to which the data tell: of the release, else of the newest official figure."""
    cutoff = on.of_release.get("cutoff")
    if cutoff is not None:
        return numbers.day(cutoff)
    return max(
        (numbers.first_day(str(row["period"])) for row in records(on.official, ("period",))),
        default=date.min,
    )


def to_leave(on: Asking) -> pd.DataFrame:
    """Rows of `persons_to_leave_by_area` of the kabupaten and its kecamatan."""
    return on.ask("persons_to_leave_by_area", parent=on.region, release=on.release)


@kept
def total(on: Asking) -> Record:
    """The row of the kabupaten in it; {} without one."""
    return scenarios.total(to_leave(on), on.region)


@kept
def error_of(on: Asking) -> Record:
    """The standard error of the newest official figure of the kabupaten; {} where unknown."""
    columns = ("area_code", "period", "p0_se_pct", "is_se_assumed")
    rows = [row for row in records(on.official, columns) if row["area_code"] == on.region]
    return max(rows, key=lambda row: str(row["period"]), default={})


@kept
def reading(on: Asking) -> Record:
    """What the survey's error may be (a row of `true_gap_by_area`); {} where none is known."""
    return next(iter(records(on.ask("true_gap_by_area", area=on.region))), {})


def _fall(fall: Fall) -> Bar:
    said = numbers.number(fall.change, signed=True)
    if fall.rate is not None:
        said += " → " + numbers.percent(fall.rate)
    return Bar(
        fall.name,
        -fall.change,
        said,
        FALLS[fall.kind],
        f"**{fall.name}**\n{numbers.change(fall.change).words}",
        is_pale=fall.kind == "estimate",
    )


def _persons(row: Record) -> Bar:
    name, count = str(row["area_name"]), row["persons_to_leave"]
    if count is None:
        return Bar(name, None, withheld.words(row, "persons_to_leave"))
    said = _("**{area}**\nperkiraan {people}, {month} per bulan").format(
        area=name,
        people=numbers.about_people(count),
        month=numbers.about_people(row["persons_a_month"]),
    )
    return Bar(name, float(count), numbers.about(count), hover=said)
