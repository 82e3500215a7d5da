"""What Ringkasan says in numbers: the row of four."""

import pandas as pd

from language import numbers as format
from language.text import _
from ui.asking import province
from ui.exhibit import Figure
from ui.records import Record, records


def numbers(
    head: Record,
    by_release: pd.DataFrame,
    coming: Record | None = None,
    total: Record | None = None,
) -> list[Figure]:
    """The kabupaten's rate, the province's newest, the expected gap, the persons to go.

    Without a forecast: the official gap and the registry's newest share instead.

    Args:
        by_release: release, cutoff, decile1_share_pct of the kabupaten, oldest first.
        coming: the first March after the data, a row of `gap_forecast`. total: the kabupaten's
            row of `persons_to_leave_by_area`, of the same March.
    """
    if not coming:
        return [*_official(head), *_province(head), *_registry(head, by_release)]
    return [*_official(head)[:1], *_province(head), *_outlook(head, coming), *_persons(head, total)]


def _official(head: Record) -> list[Figure]:
    if head.get("p0_pct") is None:
        return []
    period = format.period(head["period"])
    before = head.get("previous_p0_pct")
    row = [
        Figure(
            *_rate(head["p0_pct"]),
            label=_("miskin di {area}: {people}").format(
                area=head["area_name"], people=format.thousand_people(head["poor_thousand"])
            ),
            kind="official",
            date=period,
            change=None if before is None else format.change(head["p0_pct"] - before),
            since="" if before is None else format.short_period(head["previous_period"]),
        )
    ]
    if head.get("gap_pp") is not None:
        row.append(
            Figure(
                format.number(head["gap_pp"], signed=True),
                _("poin"),
                label=_("selisih dengan {province} ({rate})").format(
                    province=province(head), rate=format.percent(head["province_same_pct"])
                ),
                kind="official",
                date=period,
            )
        )
    return row


def _province(head: Record) -> list[Figure]:
    if head.get("province_pct") is None:
        return []
    return [
        Figure(
            *_rate(head["province_pct"]),
            label=_("miskin di {area}, angka terbaru").format(area=province(head)),
            kind="official",
            date=format.period(head["province_period"]),
            of_province=True,
        )
    ]


def _outlook(head: Record, coming: Record) -> list[Figure]:
    return [
        Figure(
            format.number(coming["gap_pp"], signed=True),
            _("poin"),
            label=_("perkiraan selisih dengan {province}").format(province=province(head)),
            kind="estimate",
            date=_("{period} (80 %: {low} sampai {high})").format(
                period=format.period(coming["period"]),
                low=format.number(coming["gap_low80_pp"], signed=True),
                high=format.number(coming["gap_high80_pp"], signed=True),
            ),
        )
    ]


def _persons(head: Record, total: Record | None) -> list[Figure]:
    if not total or total.get("persons_to_leave") is None:
        return []
    return [
        Figure(
            format.about(total["persons_to_leave"]),
            _("orang"),
            label=_("harus keluar dari kemiskinan agar setara {province}").format(
                province=province(head)
            ),
            kind="estimate",
            date=persons_range(total),
        )
    ]


def persons_range(total: Record) -> str:
    """How far the persons to leave may be off, until which survey, and how many that is a month.

    total: the kabupaten's row of `persons_to_leave_by_area`.
    """
    return _("80 %: {low} sampai {high}; {month} sebulan sampai {period}").format(
        low=format.about(total["persons_to_leave_low"]),
        high=format.about(total["persons_to_leave_high"]),
        month=format.about(total["persons_a_month"]),
        period=format.short_period(total["period"]),
    )


def _registry(head: Record, by_release: pd.DataFrame) -> list[Figure]:
    if head.get("decile1_share_pct") is None:
        return []
    rows = records(by_release, ("release", "decile1_share_pct"))
    before = rows[-2] if len(rows) > 1 and rows[-2]["decile1_share_pct"] is not None else None
    return [
        Figure(
            *_rate(head["decile1_share_pct"]),
            label=_("warga di desil 1 nasional"),
            kind="registry",
            date=_("{release}, {date}").format(
                release=format.release(head["release"]), date=format.short_date(head["cutoff"])
            ),
            change=None
            if before is None
            else format.change(head["decile1_share_pct"] - before["decile1_share_pct"]),
            since="" if before is None else str(before["release"]),
        )
    ]


def _rate(value: float) -> tuple[str, str]:
    return format.number(value), format.percent_sign()
