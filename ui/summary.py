"""What Ringkasan says in numbers: the question, and the row of four."""

import pandas as pd

from ui import format
from ui.figures import Figure
from ui.records import records
from ui.sentences import Record
from ui.text import _


def province(head: Record) -> str:
    """The name of the province; head: the row of `headline`."""
    return str(head.get("province_name") or "")


def question(head: Record) -> str:
    """The question of the page."""
    return _("Sudahkah kemiskinan {area} di bawah {province}?").format(
        area=head.get("area_name") or _("kabupaten"), province=province(head)
    )


def province_rate(areas: pd.DataFrame) -> float | None:
    """The province's official rate that the areas are compared with; rows of `poverty_by_area`."""
    known = areas["province_rate_pct"].dropna()
    return None if known.empty else float(known.iloc[0])


def areas_subtitle(release: str) -> str:
    """What the dots count, and of which release."""
    return _("penduduk miskin setiap kecamatan, {release}").format(release=format.release(release))


def change_since(release: str | None) -> str:
    """What the bars of the movers count."""
    if release is None:
        return _("belum ada rilis sebelumnya")
    return _("perubahan sejak {release}, poin").format(release=format.release(release))


def numbers(head: Record, by_release: pd.DataFrame) -> list[Figure]:
    """The kabupaten's rate, its gap, the province's newest rate, the registry's newest share.

    by_release: release, cutoff, decile1_share_pct of the kabupaten, oldest first.
    """
    return [*_official(head), *_province(head), *_registry(head, by_release)]


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


def _registry(head: Record, by_release: pd.DataFrame) -> list[Figure]:
    if head.get("decile1_share_pct") is None:
        return []
    rows = records(by_release, ("release", "decile1_share_pct"), "summary.numbers")
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
