"""Where the kabupaten stands, what is coming, and what it would take, as exhibits."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from language import numbers
from language.numbers import ARROW_DOWN, ARROW_UP
from language.text import _
from pages.summary import outlook, words
from pages.summary import outlook_words as ahead
from pages.summary import targets as aims
from pages.summary.outlook import Fall
from pages.summary.verdict import verdict
from pages.trend import exhibits as trend
from ui.asking import Asking
from ui.exhibit import Bar, Bars, Colour, Exhibit, Fan
from ui.records import Record, records
from ui.words import sources, telling, withheld
from ui.words.telling import bold

SHADES: Final[dict[str, Colour]] = {"better": "better", "worse": "worse"}
FALLS: Final[dict[str, Colour]] = {"estimate": "area", "official": "area", "target": "target"}
MOST_SPOKEN: Final = 6  # areas in the sentence that stands for a picture


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
            ahead.outlook_answer(coming(on), on.province_name),
        ],
    )


def fan(on: Asking) -> Exhibit:
    """The official rates since 2015 with the targets, and what the coming Marches may be."""
    official, forecast, next_one = on.official, on.ask("gap_forecast", area=on.region), coming(on)
    own, around = trend.rounds(official, on.region), trend.rounds(official, on.province)
    marches = outlook.ahead(forecast, own.name) if own and around else ()
    return Exhibit(
        key="fan",
        title=ahead.fan_title(next_one, official, on.region, on.province),
        subtitle=words.fan_subtitle(next_one),
        picture=Fan(
            own, around, outlook.aims(records(targets(on)), own, around) if own else (), marches
        ),
        data=outlook.fan_data(official, forecast),
        measures=("p0_pct", "p0_forecast_pct") if next_one else ("p0_pct",),
        source=sources.official(official),
        alt=outlook.fan_alt(own, marches) if own and marches else trend.series_alt(own, around),
        speech=lambda: (
            [
                ahead.published_reason(next_one, on.province_name),
                ahead.true_reason(next_one, on.province_name, error_of(on), reading(on)),
            ]
            if next_one
            else trend.official(on).notes
        ),
    )


def record(on: Asking) -> Exhibit:
    """Every target that was set, and what became of it."""
    return Exhibit(
        key="record",
        title=_("Target yang pernah disampaikan"),
        subtitle="",
        picture=aims.rows(targets(on), on.province_name),
        data=targets(on),
        measures=("p0_pct",),
        source=sources.official(on.official),
        html=aims.targets_html(targets(on), on.province_name),
    )


def falls(on: Asking) -> Exhibit:
    """The fall that is needed beside those that were seen, and what each leads to."""
    scenarios = on.ask("scenario_by_name", area=on.region)
    bars = tuple(map(_fall, outlook.falls(scenarios)))
    return Exhibit(
        key="falls",
        title=ahead.fall_title(scenarios),
        subtitle=_("penurunan dalam satu langkah, poin, dan angka yang dicapai"),
        picture=Bars(bars, "points", _("perubahan")),
        data=outlook.falls_data(scenarios),
        measures=("scenario_change_pp", "largest_fall_pp"),
        source=sources.official(on.official),
        alt=_("Grafik batang penurunan: {areas}.").format(
            areas="; ".join(f"{bar.name} {bar.words}" for bar in bars)
        ),
    )


def persons(on: Asking) -> Exhibit:
    """How many would have to leave poverty to be level with the province, and where."""
    parts = outlook.parts(to_leave(on), on.region)
    bars = tuple(map(_persons, parts)) if total(on).get("persons_to_leave") is not None else ()
    return Exhibit(
        key="persons",
        title=ahead.persons_title(total(on)),
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
            ahead.fall_title(on.ask("scenario_by_name", area=on.region)) + ".",
        ],
    )


def _most(parts: Sequence[Record]) -> str:
    """Where most would have to leave it."""
    most = [row for row in parts if row["persons_to_leave"] is not None][:3]
    said = [f"{row['area_name']} ({numbers.about(row['persons_to_leave'])})" for row in most]
    return telling.of_areas(_("Terbanyak: {areas}."), said)


def movers(on: Asking, level: str | None = None) -> Exhibit:
    """The areas that moved most since the release before, falls on top."""
    areas = on.ask("poverty_by_area", parent=on.region, release=on.release, level=level)
    biggest = words.biggest_movers(areas) if on.before else areas.iloc[:0]
    rows = moved(biggest)
    return Exhibit(
        key="movers",
        title=words.movers_title(areas, on.before),
        subtitle=words.change_since(on.before),
        picture=moves(rows),
        data=biggest,
        measures=("change_pp",),
        source=on.span,
        alt=moves_alt(rows),
        speech=lambda: trend.course(on.of(on.region), [on.region]).notes,
    )


def moved(areas: pd.DataFrame) -> list[dict[str, Any]]:
    """The areas with a change, the greatest fall first; rows of `poverty_by_area`."""
    rows = records(areas, ("area_name", "change_pp"))
    rows = [row for row in rows if row["change_pp"] is not None]
    return sorted(rows, key=lambda row: (row["change_pp"], row["area_name"]))


def moves(rows: Sequence[Record]) -> Bars:
    """Changes in percentage points, falls to the left; rows of `moved`."""
    bars = []
    for row in rows:
        change = numbers.change(row["change_pp"])
        bars.append(
            Bar(
                str(row["area_name"]),
                row["change_pp"],
                f"{change.arrow} {numbers.number(row['change_pp'], signed=True)}",
                SHADES.get(change.verdict, "muted"),
                f"**{row['area_name']}**\n{change.arrow} {numbers.moved(row['change_pp'])}",
            )
        )
    return Bars(
        tuple(bars),
        "points",
        _("perubahan"),
        f"{ARROW_DOWN} {_('turun')}" if any(row["change_pp"] < 0 for row in rows) else "",
        f"{ARROW_UP} {_('naik')}" if any(row["change_pp"] > 0 for row in rows) else "",
    )


def moves_alt(rows: Sequence[Record]) -> str:
    """The same in a sentence."""
    said = [f"{row['area_name']} {numbers.moved(row['change_pp'])}" for row in rows]
    if len(said) > MOST_SPOKEN:  # a sentence, not the whole table
        said = [*said[:3], "…", *said[-3:]]
    return _("Grafik batang perubahan {count} wilayah: {areas}.").format(
        count=len(rows), areas="; ".join(said)
    )


def coming(on: Asking) -> Record:
    """The next March that BPS will speak of (a row of `gap_forecast`); {} without a forecast."""
    return ahead.coming(on.ask("gap_forecast", area=on.region))


def targets(on: Asking) -> pd.DataFrame:
    """Rows of `target_status`."""
    return on.ask("target_status", area=on.region)


def to_leave(on: Asking) -> pd.DataFrame:
    """Rows of `persons_to_leave_by_area` of the kabupaten and its kecamatan."""
    return on.ask("persons_to_leave_by_area", parent=on.region, release=on.release)


def total(on: Asking) -> Record:
    """The row of the kabupaten in it; {} without one."""
    return outlook.total(to_leave(on), on.region)


def error_of(on: Asking) -> Record:
    """The standard error of the newest official figure of the kabupaten; {} where unknown."""
    columns = ("area_code", "period", "p0_se_pct", "is_se_assumed")
    rows = [row for row in records(on.official, columns) if row["area_code"] == on.region]
    return max(rows, key=lambda row: str(row["period"]), default={})


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
