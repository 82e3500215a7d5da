"""What comes next and what is late: BPS, DTSEN and the monthly windows, by the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _, ngettext
from ui.exhibit import Rows
from ui.records import Record, records
from ui.words.sources import ADDRESS, citations

MOST: Final = 5  # that are shown, the late ones first


@dataclass(frozen=True)
class Event:
    """One line of the calendar in words; late: '' where it is not."""

    what: str
    when: str
    late: str
    source: str


def events(calendar: pd.DataFrame, area: str, province: str) -> list[Event]:
    """The lines in their order; rows of `calendar_by_day`."""
    return [
        Event(_what(row, area, province), _when(row), _late(row), str(row["source"]))
        for row in records(calendar)
    ][:MOST]


def title(shown: Sequence[Event]) -> str:
    """The first that is late, else what comes next."""
    if not shown:
        return _("Tidak ada yang ditunggu")
    first = shown[0]
    if first.late:
        return _("{what}: {late}").format(what=first.what, late=first.late)
    return _("Berikutnya: {what}, {when}").format(what=first.what, when=first.when)


def rows(shown: Sequence[Event]) -> Rows:
    """The same as rows of words."""
    return Rows(
        (_("Yang ditunggu"), _("Kapan"), _("Keadaannya")),
        tuple((each.what, each.when, each.late or _("ditunggu")) for each in shown),
        words=3,
    )


def calendar_html(shown: Sequence[Event]) -> Markup:
    """The same as a list, each with its source."""
    return Markup(h.ul(".calendar")[(_item(each) for each in shown)])


def _item(event: Event) -> h.Element:
    address = ADDRESS.search(event.source)
    name = next(iter(citations([event.source])), "")
    return h.li(class_="late" if event.late else None)[
        h.span(".calendar-what")[event.what],
        h.span(".calendar-when")[
            h.strong[event.late, "; "] if event.late else None,
            event.when,
        ],
        h.span(".calendar-source")[
            h.a(href=address[0], target="_blank", rel="noopener noreferrer")[name]
            if address
            else event.source
        ],
    ]


def _what(row: Record, area: str, province: str) -> str:
    about = str(row["about"])
    event = str(row["event"])
    if event.startswith("official"):
        return _("Angka kemiskinan {area} {period} dari BPS").format(
            area=area if event == "official_kabupaten" else province, period=numbers.period(about)
        )
    if event == "registry":
        return numbers.release(about)
    return {
        "update_closes": _("Pemutakhiran bulanan DTSEN di SIKS-NG ditutup"),
        "update_pulled": _("Data SIKS-NG ditarik untuk DTSEN"),
    }[event]


def _when(row: Record) -> str:
    if row["basis"] == "announced":
        return numbers.date(row["due_on"])
    if row["basis"] == "monthly":
        return _("{date}, setiap bulan").format(date=numbers.date(row["next_on"]))
    if row["basis"] == "unknown":
        return _("belum diumumkan")
    if row["days_late"]:
        return _("tahun sebelumnya {date}").format(date=numbers.date(row["came_on"]))
    words = (
        _("belum diumumkan; tahun sebelumnya data per {date}")
        if row["event"] == "registry"
        else _("belum diumumkan; tahun sebelumnya {date}")
    )
    return words.format(date=numbers.date(row["came_on"]))


def _late(row: Record) -> str:
    days = int(row["days_late"])
    if not days:
        return ""
    if row["basis"] == "announced":
        return ngettext("terlambat {days} hari", "terlambat {days} hari", days).format(
            days=numbers.integer(days)
        )
    return ngettext(
        "{days} hari lebih lambat daripada tahun sebelumnya",
        "{days} hari lebih lambat daripada tahun sebelumnya",
        days,
    ).format(days=numbers.integer(days))
