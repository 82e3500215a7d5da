"""What BPS has published, the targets, and what may come next, for the report."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from language import numbers
from language.text import _
from pages.summary import numbers as summary
from pages.summary import outlook, outlook_words, targets
from ui.paper import blocks
from ui.paper.blocks import Area, Block, Line, Row
from ui.paper.subject import Subject
from ui.records import records
from ui.words import official as sentences
from ui.words import sources

FIRST: Final = sentences.FIRST_COMPARABLE
BANDS: Final = ((95, 10), (80, 14), (50, 20))  # share of futures, opacity over the one beneath


def figures(subject: Subject) -> list[Block]:
    """The official rates since 2015, as lines and as a table."""
    rates = marches(subject)
    periods = sorted({period for _code, period in rates})
    region, province = subject.issue.region, subject.issue.province
    name = subject.names[region]
    title = sentences.gap_title(subject.official, region, province)
    chart = blocks.chart(
        blocks.lines(
            [period[:4] for period in periods],
            [
                Line(name, _path(rates, region, periods), "area", 2.4, has_dots=True),
                Line(subject.province, _path(rates, province, periods), "province", is_dashed=True),
            ],
            alt=title,
            said=[
                f"{period[:4]}: {numbers.percent(rates.get((region, period)))}, "
                f"{numbers.percent(rates.get((province, period)))}"
                for period in periods
            ],
            height=150,
        ),
        title=title,
        subtitle=_(
            "penduduk di bawah garis kemiskinan, Maret setiap tahun; skala tidak mulai dari nol"
        ),
        kinds=["official"],
        source=sources.official(subject.official),
    )
    return [chart, _table(subject, rates, periods)]


def marches(subject: Subject) -> dict[tuple[str, str], float | None]:
    """The official rate of kabupaten and province in each comparable March, by code and period."""
    columns = ("area_code", "period", "p0_pct")
    return {
        (str(row["area_code"]), str(row["period"])): row["p0_pct"]
        for row in records(subject.official, columns)
        if str(row["period"]).endswith("-03") and str(row["period"]) >= FIRST
    }


def _path(
    rates: Mapping[tuple[str, str], float | None], code: str, periods: list[str]
) -> tuple[float | None, ...]:
    return tuple(rates.get((code, period)) for period in periods)


def _table(
    subject: Subject, rates: Mapping[tuple[str, str], float | None], periods: list[str]
) -> Block:
    published = subject.ask("official_by_period", area=subject.issue.region)
    more = {str(row["period"]): row for row in records(published)}
    rows = []
    for period in periods[::-1]:
        own: Mapping[str, Any] = more.get(period, {})
        rows.append(
            [
                numbers.period(period),
                numbers.percent(own.get("p0_pct")),
                numbers.percent(rates.get((subject.issue.province, period))),
                numbers.number(own.get("p1")),
                numbers.number(own.get("p2")),
                numbers.thousand_people(own.get("poor_thousand")),
                numbers.rupiah(own.get("poverty_line_idr")),
            ]
        )
    return {
        "kind": "table",
        "title": _("Angka resmi BPS"),
        "subtitle": _("– berarti belum diterbitkan, atau belum kami miliki"),
        "table": blocks.table(
            [
                _("Maret"),
                subject.names[subject.issue.region],
                subject.province,
                _("kedalaman (P1)"),
                _("keparahan (P2)"),
                _("penduduk miskin"),
                _("garis kemiskinan per orang sebulan"),
            ],
            rows,
            widths=[1.1, 0.9, 0.8, 0.9, 0.9, 1.2, 1.4],
            size=9.5,
        ),
        "remark": "",
    }


def record(subject: Subject) -> Block:
    """Every target that was set, and what became of it."""
    aims = subject.ask("target_status", area=subject.issue.region)
    rows = records(aims)
    rows.sort(key=lambda row: str(row["deadline"]), reverse=True)
    return {
        "kind": "table",
        "title": _("Target yang pernah disampaikan"),
        "subtitle": "",
        "table": blocks.table(
            [_("Target"), _("Tenggat"), _("Disampaikan"), _("Keadaannya")],
            [
                [
                    _opened(sentences.target_aim(row, subject.province)),
                    numbers.date(row["deadline"]),
                    str(row["said_by"]),
                    targets.status_words(row),
                ]
                for row in rows
            ],
            words=4,
            widths=[1.3, 1.1, 1.1, 2.4],
            size=9.5,
            inset=4.2,
        ),
        "remark": "",
    }


def outlook_blocks(subject: Subject) -> list[Block]:
    """The fan of the coming Marches, the two answers, and the falls that were ever seen."""
    region = subject.issue.region
    forecast = subject.ask("gap_forecast", area=region)
    coming = outlook_words.coming(forecast)
    if not coming:
        return [prose(outlook_words.outlook_answer(coming, subject.province))]
    error = outlook.error_of(subject.official, region)
    scenarios = subject.ask("scenario_by_name", area=region)
    return [
        prose(
            outlook_words.published_reason(coming, subject.province),
            outlook_words.true_reason(coming, subject.province, error),
        ),
        _fan(subject, forecast, coming),
        _falls(subject, scenarios),
    ]


def _fan(subject: Subject, forecast: pd.DataFrame, coming: Mapping[str, Any]) -> Block:
    region, province = subject.issue.region, subject.issue.province
    rates = marches(subject)
    known = sorted(
        period for (code, period), rate in rates.items() if code == region and rate is not None
    )
    ahead = records(forecast)
    last = known[-1]
    periods = [*known, *(str(row["period"]) for row in ahead)]
    none = [None] * (len(known) - 1)

    def opening(column: str) -> tuple[float | None, ...]:
        """From the last official figure on."""
        return (*none, rates[region, last], *(row[column] for row in ahead))

    title = outlook_words.fan_title(coming, subject.official, region, province)
    name = subject.names[region]
    aims = _aims(subject, periods)
    own = (*(rates[region, period] for period in known), *(None for _row in ahead))
    others = (
        *(rates.get((province, period)) for period in known),
        *(row["province_pct"] for row in ahead),
    )
    return blocks.chart(
        blocks.lines(
            [period[:4] for period in periods],
            [
                Line("", own, "area", 2.4, has_dots=True),
                Line(name, opening("p0_pct"), "area", 1.0),
                Line(subject.province, others, "province", is_dashed=True),
            ],
            areas=[
                Area(opening(f"p0_low{share}_pct"), opening(f"p0_high{share}_pct"), "area", opacity)
                for share, opacity in BANDS
            ],
            alt=title,
            said=[
                f"{numbers.period(str(row['period']))}: {numbers.percent(row['p0_pct'])} "
                f"({numbers.percent(row['p0_low80_pct'])}–{numbers.percent(row['p0_high80_pct'])})"
                for row in ahead
            ],
            marks=[
                blocks.Mark(
                    periods.index(str(row["judged_on"])) / (len(periods) - 1),
                    float(row["high_pct"]),
                    "",
                    "target",
                    is_target=True,
                )
                for row in aims
            ],
            height=140,
        ),
        title=title,
        subtitle=summary.fan_subtitle(coming),
        kinds=["official", "estimate"],
        source=sources.official(subject.official),
        remark=_aims_words(aims),
    )


def _aims(subject: Subject, periods: list[str]) -> list[dict[str, Any]]:
    """The targets that name a rate and are judged in one of these Marches."""
    aims = subject.ask("target_status", area=subject.issue.region)
    return [
        row
        for row in records(aims)
        if row["rule"] == "at_most" and str(row["judged_on"]) in periods
    ]


def _aims_words(aims: list[dict[str, Any]]) -> str:
    if not aims:
        return ""
    said = [
        _("{rate} ({period})").format(
            rate=numbers.percent(row["high_pct"]),
            period=numbers.short_period(str(row["judged_on"])),
        )
        for row in aims
    ]
    return _("Belah ketupat: target, paling tinggi {targets}.").format(targets=", ".join(said))


def _falls(subject: Subject, scenarios: pd.DataFrame) -> Block:
    rows = records(outlook.falls(scenarios), ("name", "change_pp", "rate_pct", "kind"))
    most = max([abs(row["change_pp"]) for row in rows], default=1.0) or 1.0
    title = outlook_words.fall_title(scenarios)
    colours = {"estimate": "area", "official": "province", "target": "target"}
    return blocks.chart(
        blocks.bars(
            [
                Row(
                    " ".join(str(row["name"]).split()),
                    abs(row["change_pp"]) / most,
                    (
                        numbers.points(row["change_pp"]),
                        numbers.percent(row["rate_pct"], missing=""),
                    ),
                    colour=colours[str(row["kind"])],
                )
                for row in rows
            ],
            heads=(_("perubahan"), _("menjadi")),
            label_width=160,
            height=11,
            alt=title,
        ),
        title=title,
        subtitle=_("penurunan dalam satu langkah, poin, dan angka yang dicapai"),
        kinds=["official", "estimate"],
        source=sources.official(subject.official),
    )


def prose(*lines: str) -> Block:
    """Paragraphs of a report; empty ones are left out."""
    return {"kind": "prose", "lines": [line for line in lines if line]}


def _opened(words: str) -> str:
    return words[:1].upper() + words[1:]
