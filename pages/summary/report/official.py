"""What BPS has published, the targets, and what may come next, for the report."""

from collections.abc import Mapping
from typing import Any

from language import numbers
from language.text import _
from pages.summary import exhibits, targets
from pages.trend import exhibits as trend
from ui.asking import Asking
from ui.exhibit import Fan, Picture
from ui.paper import blocks, draw
from ui.paper.blocks import Block
from ui.paper.subject import Subject
from ui.records import records
from ui.words import official as sentences


def figures(subject: Subject) -> list[Block]:
    """The official rates since 2015, as lines and as a table."""
    series = draw.chart(trend.official(subject.asking(subject.issue.region)), remark="")
    return [series, _table(subject)]


def _table(subject: Subject) -> Block:
    own_rates, rates = (
        {} if area is None else area.rates
        for area in (
            trend.rounds(subject.official, subject.issue.region),
            trend.rounds(subject.official, subject.issue.province),
        )
    )
    periods = sorted(period for period in {*own_rates, *rates} if period.endswith("-03"))
    published = subject.ask("official_by_period", area=subject.issue.region)
    more = {str(row["period"]): row for row in records(published)}
    rows = []
    for period in periods[::-1]:
        own: Mapping[str, Any] = more.get(period, {})
        rows.append(
            [
                numbers.period(period),
                numbers.percent(own.get("p0_pct")),
                numbers.percent(rates.get(period)),
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


def outlook_blocks(on: Asking) -> list[Block]:
    """The fan of the coming Marches, the two answers, and the falls that were ever seen."""
    if not exhibits.coming(on):
        return [prose(*exhibits.answer(on).notes[-1:])]
    fan = exhibits.fan(on)
    return [
        prose(*fan.notes),
        draw.chart(fan, remark=_aims_words(fan.picture)),
        draw.chart(exhibits.falls(on)),
    ]


def _aims_words(fan: Picture) -> str:
    """What the diamonds are."""
    if not isinstance(fan, Fan) or not fan.aims:
        return ""
    aims = [" ".join(filter(None, [*aim.words.split(), aim.value_words])) for aim in fan.aims]
    return _("Belah ketupat: {targets}.").format(targets="; ".join(aims))


def prose(*lines: str) -> Block:
    """Paragraphs of a report; empty ones are left out."""
    return {"kind": "prose", "lines": [line for line in lines if line]}


def _opened(words: str) -> str:
    return words[:1].upper() + words[1:]
