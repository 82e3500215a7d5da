"""Where the kabupaten stands, and what was promised, as exhibits."""

from collections.abc import Sequence

import pandas as pd

from language.text import _
from pages.outlook import exhibits as outlook
from pages.outlook.exhibits import coming, targets, total
from pages.summary import numbers as figures
from pages.summary import targets as aims
from pages.summary import words
from pages.trend import exhibits as trend
from pages.village import exhibits as village
from ui.asking import Asking
from ui.exhibit import Exhibit, Numbers
from ui.records import Record, records
from ui.words import sources


def answer(on: Asking) -> Exhibit:
    """The newest official figure beside the province, the target, and what is coming."""
    head, next_one = on.head, coming(on)
    row = figures.numbers(
        head,
        on.until(on.ask("poverty_by_release", area=on.region)),
        _start(on) or next_one,
        total(on),
    )
    return Exhibit(
        key="answer",
        title=words.official_answer(head),
        subtitle=on.region_name,
        picture=Numbers(() if head.get("p0_pct") is None else tuple(row)),
        data=pd.DataFrame([head]),
        measures=("p0_pct",),
        source=sources.both(sources.official(on.official), on.registry),
        speech=lambda: [
            words.target_answer(targets(on), head),
            outlook.spoken(on),
        ],
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


def _start(on: Asking) -> Record:
    """The March of the persons to leave, which points and months go with; {} without one."""
    rows = records(on.ask("gap_forecast", area=on.region))
    return next((row for row in rows if row["period"] == total(on).get("period")), {})


def moved(on: Asking) -> Sequence[Exhibit | None]:
    """What stood on this page once: the agenda of a meeting may still ask for it here."""
    made = [outlook.fan(on), outlook.falls(on), outlook.persons(on)]
    return [*made, village.by_class(on), trend.movers(on)] if on.release else made
