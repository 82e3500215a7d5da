"""The kabupaten and kota of the province: where each stands, and how its gap has moved."""

import pandas as pd

from language import numbers
from language.text import _
from pages.peers import words
from ui.asking import Asking
from ui.exhibit import Colour, Dot, Dots, Exhibit
from ui.kept import kept
from ui.records import Record, records
from ui.words import classes
from ui.words.areas import short_name
from ui.words.class_sentences import class_title
from ui.words.official import FIRST_COMPARABLE

SHADES: dict[str, Colour] = {"better": "better", "worse": "worse"}
MOST_SPOKEN = 6  # areas in the sentence that stands for a picture


@kept
def peers(on: Asking) -> Exhibit:
    """The official gap of each kabupaten and kota with its band; the province is at zero."""
    frame = peers_of(on)
    rows = sorted(records(frame), key=_order)
    return Exhibit(
        key="peers",
        title=class_title(frame, "kabupaten"),
        subtitle=words.peers_subtitle(on.head),
        picture=Dots(
            tuple(_dot(row, on.region) for row in rows),
            "points",
            0.0,
            on.province_name,
            row_height=22,  # 38 rows
        ),
        data=words.peers_shown(frame),
        measures=("official_gap_pp", "gap_low_pp"),
        source=words.peers_source(on.head),
        alt=_("Grafik titik dengan kisaran untuk {count} kabupaten dan kota: {parts}.").format(
            count=len(rows), parts=classes.count_words(row["province_class"] for row in rows)
        ),
    )


@kept
def moves(on: Asking) -> Exhibit:
    """How each gap moved since the series can be compared: ring then, circle now."""
    frame = words.gap_moves_of(peers_of(on), on.region)
    rows = [row for row in records(frame) if row["earlier_gap_pp"] is not None]
    changes = [numbers.change(row["gap_change_pp"]) for row in rows]
    said = [
        f"{short_name(str(row['area_name']))} {change.words}"
        for row, change in zip(rows, changes, strict=True)
    ]
    if len(said) > MOST_SPOKEN:
        said = [*said[:3], "…", *said[-3:]]
    return Exhibit(
        key="moves",
        title=words.gap_moves_title(frame, on.region, FIRST_COMPARABLE),
        subtitle=words.moves_subtitle(FIRST_COMPARABLE, on.head),
        picture=Dots(
            tuple(_move(row, change, on.region) for row, change in zip(rows, changes, strict=True)),
            "points",
            0.0,
            on.province_name,
            row_height=26,
        ),
        data=words.peers_shown(frame),
        measures=("gap_change_pp",),
        source=words.peers_source(on.head),
        alt=_("Grafik perubahan selisih {count} kabupaten dan kota: {areas}.").format(
            count=len(rows), areas="; ".join(said)
        ),
        remark=_(
            "Hanya daerah yang pada tahun awal di atas provinsi: daerah yang sudah di bawahnya "
            "tidak punya selisih untuk ditutup."
        ),
    )


@kept
def peers_of(on: Asking) -> pd.DataFrame:
    """Rows of `peers_by_period` of the newest official period."""
    period = on.head.get("period") or ""
    return on.ask("peers_by_period", period=period, earlier=FIRST_COMPARABLE)


def _order(row: Record) -> tuple[bool, int, float, str]:
    """By class, above first, within a class by gap; without one at the foot."""
    gap, name = row["gap_pp"], short_name(str(row["area_name"]))
    return gap is None, classes.place(row["province_class"]), -(gap or 0), name


def _dot(row: Record, region: str) -> Dot:
    has_band = row["gap_low_pp"] is not None
    said = [
        _("**{area}**\n{rate} miskin, angka resmi BPS").format(
            area=row["area_name"], rate=numbers.percent(row["p0_pct"])
        ),
        _("{gap} terhadap provinsi").format(gap=numbers.points(row["gap_pp"])),
        _("kisaran 90 %: {low} sampai {high}").format(
            low=numbers.number(row["gap_low_pp"], signed=True),
            high=numbers.points(row["gap_high_pp"]),
        )
        if has_band
        else "",
        classes.class_words(row["province_class"]) if row["province_class"] else "",
    ]
    return Dot(
        short_name(str(row["area_name"])),
        row["gap_pp"],
        row["gap_low_pp"],
        row["gap_high_pp"],
        row["province_class"],
        numbers.number(row["gap_pp"], signed=True),
        "\n".join(filter(None, said)),
        is_own=row["area_code"] == region,
    )


def _move(row: Record, change: numbers.Change, region: str) -> Dot:
    return Dot(
        short_name(str(row["area_name"])),
        row["gap_pp"],
        words=f"{change.arrow} {numbers.number(row['gap_change_pp'], signed=True)}",
        hover=_("**{area}**\nselisih {earlier} menjadi {now}").format(
            area=row["area_name"],
            earlier=numbers.points(row["earlier_gap_pp"]),
            now=numbers.points(row["gap_pp"]),
        ),
        before=row["earlier_gap_pp"],
        colour=SHADES.get(change.verdict, "muted"),
        is_own=row["area_code"] == region,
    )
