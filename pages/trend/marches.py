"""Every official March as rows of words: the rates beside the province's, depth, and the line."""

from collections.abc import Mapping
from typing import Any

from language import numbers
from language.text import _
from ui.asking import Asking
from ui.exhibit import Rounds, Rows
from ui.records import records


def rows(on: Asking, own: Rounds | None, around: Rounds | None) -> Rows:
    """The newest March first; own, around: of the kabupaten and of the province."""
    own_rates, rates = ({} if area is None else area.rates for area in (own, around))
    periods = sorted(period for period in {*own_rates, *rates} if period.endswith("-03"))
    published = on.ask("official_by_period", area=on.region)
    more = {str(row["period"]): row for row in records(published)}
    return Rows(
        (
            _("Maret"),
            on.region_name,
            on.province_name,
            _("kedalaman (P1)"),
            _("keparahan (P2)"),
            _("penduduk miskin"),
            _("garis kemiskinan per orang sebulan"),
        ),
        tuple(_row(period, more.get(period, {}), rates.get(period)) for period in periods[::-1]),
    )


def _row(period: str, own: Mapping[str, Any], around: float | None) -> tuple[str, ...]:
    return (
        numbers.period(period),
        numbers.percent(own.get("p0_pct")),
        numbers.percent(around),
        numbers.number(own.get("p1")),
        numbers.number(own.get("p2")),
        numbers.thousand_people(own.get("poor_thousand")),
        numbers.rupiah(own.get("poverty_line_idr")),
    )
