"""Up to four areas side by side: areas as columns, what is known of each as rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.village.profile import LIVING, Profile, Share, who
from pages.village.words import history_of, is_told_apart
from ui import links
from ui.exhibit import Rows
from ui.look.markup import kind_tag, link, table_box
from ui.records import records
from ui.words import classes, withheld
from ui.words.telling import capitalised


@dataclass(frozen=True)
class Line:
    """One row: what it is, of which kind, and a cell of words for each area; None for none."""

    label: str
    kind: str
    cells: tuple[str | None, ...]


def lines_of(
    codes: Sequence[str],
    trend: pd.DataFrame,
    by_release: pd.DataFrame,
    profiles: Mapping[str, Profile],
) -> list[Line]:
    """The rows of the comparison.

    Args:
        trend: rows of `trend_by_area` of these areas.
        by_release: rows of `poverty_by_release` of each, with area_code.
        profiles: by area code, of the newest release.
    """
    newest = [next(iter(history_of(trend, code)[::-1]), {}) for code in codes]
    counts = [_newest(by_release, code) for code in codes]
    whole = [profiles[code] for code in codes]
    estimates = [
        Line(
            _("Perkiraan kemiskinan"),
            "estimate",
            tuple(_rate(row, "poverty_rate_pct") for row in newest),
        ),
        Line(_("Kisaran 90 %"), "estimate", tuple(map(_band, newest))),
        Line(_("Terhadap provinsi"), "estimate", tuple(map(_class, newest))),
    ]
    registry = [
        Line(label, "registry", tuple(_count(row.get(name)) for row in counts))
        for label, name in (
            (_("Orang"), "persons"),
            (_("Keluarga"), "families"),
        )
    ]
    registry.append(
        Line(
            _("Orang di desil 1"),
            "registry",
            tuple(_rate(row, "decile1_share_pct") for row in counts),
        )
    )
    care = [who(profile)[1].rows for profile in whole]
    registry += [
        Line(
            capitalised(share.label.strip("* ")),
            "registry",
            tuple(_share(rows[place]) for rows in care),
        )
        for place, share in enumerate(care[0])
    ]
    return [*estimates, *registry, *(line for name in LIVING for line in _apart(name, whole))]


def rows_of(lines: Sequence[Line], names: Sequence[str]) -> Rows:
    """The comparison as a table of words."""
    return Rows(
        ("", *names),
        tuple((line.label, *(words or numbers.MISSING for words in line.cells)) for line in lines),
    )


def table_html(codes: Sequence[str], lines: Sequence[Line], names: Mapping[str, str]) -> Markup:
    """The comparison as HTML; each area leads to its own page."""
    caption = _("Yang diketahui dari setiap wilayah")
    ways = (link(links.profile(code, codes), names[code]) for code in codes)
    return table_box(
        caption,
        h.table(".area-table.side-by-side")[
            h.caption(".visually-hidden")[caption],
            h.thead[h.tr[h.td, (h.th(scope="col")[way] for way in ways)]],
            h.tbody[
                (
                    h.tr[
                        h.th(scope="row")[kind_tag(line.kind, line.label)],
                        [h.td[words or numbers.MISSING] for words in line.cells],
                    ]
                    for line in lines
                )
            ],
        ],
    )


def answer(
    codes: Sequence[str], trend: pd.DataFrame, pairs: pd.DataFrame, names: Mapping[str, str]
) -> str:
    """Which of the areas can be told apart.

    trend: rows of `trend_by_area`. pairs: rows of `told_apart_by_pair`.
    """
    newest = {
        code: row
        for code in codes
        if (row := next(iter(history_of(trend, code)[::-1]), None)) and _has_band(row)
    }
    if len(newest) < 2:
        return _("Perkiraan wilayah ini belum dapat dibandingkan: orangnya terlalu sedikit.")
    low = min(newest, key=lambda code: newest[code]["poverty_rate_pct"])
    high = max(newest, key=lambda code: newest[code]["poverty_rate_pct"])
    if not is_told_apart(pairs, high, low):
        return _(
            "Kemiskinan di wilayah ini **belum dapat dibedakan** satu dari yang lain: beda "
            "perkiraannya tidak melampaui galat masing-masing."
        )
    return _(
        "Kemiskinan diperkirakan paling tinggi di {high} ({high_rate}) dan paling rendah di {low} "
        "({low_rate}); beda keduanya melampaui galat masing-masing."
    ).format(
        high=names[high],
        high_rate=numbers.percent(newest[high]["poverty_rate_pct"], 1),
        low=names[low],
        low_rate=numbers.percent(newest[low]["poverty_rate_pct"], 1),
    )


def saved(codes: Sequence[str], trend: pd.DataFrame, by_release: pd.DataFrame) -> pd.DataFrame:
    """The newest figures of each area as a row, to be read as a table and saved."""
    newest = trend.groupby("area_code", sort=False).tail(1)
    counts = by_release.groupby("area_code", sort=False).tail(1)
    frame = newest.merge(counts[["area_code", "families", "persons"]], on="area_code", how="left")
    order = {code: place for place, code in enumerate(codes)}
    return frame.sort_values("area_code", key=lambda each: each.map(order), ignore_index=True)


def remark() -> str:
    """What the rows at the foot of the table are."""
    return _(
        "Dari setiap ciri tempat tinggal tampak nilai yang paling membedakan wilayah ini; persen "
        "dari semua keluarga."
    )


def _apart(name: str, profiles: Sequence[Profile]) -> list[Line]:
    """Of one characteristic the value in which the areas differ most."""
    rows = list(zip(*(profile.of("family", name) for profile in profiles), strict=True))
    if not rows:
        return []

    def spread(shares: tuple[Share, ...]) -> float:
        values = [share.share for share in shares if share.share is not None]
        return max(values) - min(values) if values else -1.0

    furthest = max(rows, key=spread)
    label = f"{profiles[0].titles['family', name]}: {furthest[0].label}"
    return [Line(label, "registry", tuple(_share(share) for share in furthest))]


def _newest(by_release: pd.DataFrame, code: str) -> dict[str, Any]:
    columns = ("area_code", "families", "persons", "decile1_share_pct")
    rows = [row for row in records(by_release, columns) if row["area_code"] == code]
    return rows[-1] if rows else {}


def _has_band(row: Mapping[str, Any]) -> bool:
    return None not in (
        row["poverty_rate_pct"],
        row["poverty_rate_low_pct"],
        row["poverty_rate_high_pct"],
    )


def _rate(row: Mapping[str, Any], name: str) -> str | None:
    return numbers.percent(row[name], 1, missing=withheld.words(row, name)) if row else None


def _count(value: float | None) -> str | None:
    return None if value is None else numbers.count(value)


def _band(row: Mapping[str, Any]) -> str | None:
    low, high = row.get("poverty_rate_low_pct"), row.get("poverty_rate_high_pct")
    if low is None or high is None:
        return None
    return f"{numbers.number(low, 1)}{numbers.MISSING}{numbers.percent(high, 1)}"


def _class(row: Mapping[str, Any]) -> str | None:
    kind = row.get("province_class")
    return None if kind is None else classes.class_words(str(kind))


def _share(share: Share) -> str:
    return numbers.percent(share.share, 1, missing=withheld.short(share.reason))
