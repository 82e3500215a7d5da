"""What was said to be gone, release by release."""

from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from pages.integrity.files import long_form
from pages.integrity.findings import written
from pages.integrity.kinds import claimed
from ui.exhibit import Panel, PanelBar, Panels
from ui.records import records
from ui.words import withheld

_COLUMNS = ("release", "finding_name", "findings", "checked", "findings_pct")


def history(by_release: pd.DataFrame, area: str, area_name: str) -> pd.DataFrame:
    """One row for each kind of the claim and release; columns as of the findings by kind.

    by_release: rows of `integrity_by_release` of that area.
    """
    rows = records(
        by_release, ("release", "kind", "findings", "checked", "findings_pct", "amount_idr")
    )
    own = [
        {**row, "area": area, "area_name": area_name}
        for kind in claimed()
        for row in rows
        if row["kind"] == kind.name
    ]
    return long_form(own, ("area", "area_name", "release"))


def panels(data: pd.DataFrame, *, is_exact: bool) -> Panels:
    """A row of columns for each kind: percent of the checked that was found, by release.

    Args:
        data: of `history`. is_exact: whether it is of the whole kabupaten.
    """
    rows = records(data, _COLUMNS)
    releases = sorted({str(row["release"]) for row in rows})
    by_kind: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows:
        by_kind.setdefault(str(row["finding_name"]), {})[str(row["release"])] = row
    return Panels(
        tuple(
            Panel(
                name,
                tuple(_column(release, own.get(release), is_exact) for release in releases),
            )
            for name, own in by_kind.items()
        ),
        "registry",
    )


def described(data: pd.DataFrame, *, is_exact: bool) -> str:
    """The panels in one sentence: the last count of each kind."""
    last: dict[str, dict[str, Any]] = {
        str(row["finding_name"]): row
        for row in records(data, _COLUMNS)
        if row["findings"] is not None
    }
    parts = [
        _("{name}: {findings} pada {release}").format(
            name=name,
            findings=written(row["findings"], is_exact=is_exact),
            release=numbers.release(str(row["release"])),
        )
        for name, row in last.items()
    ]
    return _("Grafik batang setiap rilis. {parts}.").format(parts="; ".join(parts))


def _column(release: str, row: dict[str, Any] | None, is_exact: bool) -> PanelBar:
    """A column; a word where there is none: too few were checked, or nothing."""
    share = row["findings_pct"] if row else None
    if row is None or share is None:
        why = withheld.reason(row or {}, "findings_pct")
        unchecked = _("tidak diperiksa")
        return PanelBar(release, None, withheld.short(why) if why == "too_few" else unchecked)
    words = _("**{release}**\n{findings} dari {checked} diperiksa ({share})")
    return PanelBar(
        release,
        share,
        numbers.number(share, 2 if share else 0),
        words.format(
            release=numbers.release(release),
            findings=written(row["findings"], is_exact=is_exact),
            checked=written(row["checked"], is_exact=is_exact),
            share=numbers.percent(share),
        ),
    )


def title(data: pd.DataFrame, *, is_exact: bool) -> str:
    """From how many to how many; where a release is not whole, only what the chart is of.

    Args:
        data: of `history`. is_exact: whether it is of the whole kabupaten.
    """
    counts: dict[str, list[int | None]] = {}
    for row in records(data, ("release", "findings")):
        counts.setdefault(str(row["release"]), []).append(row["findings"])
    sums = [(release, sum(filter(None, own))) for release, own in sorted(counts.items())]
    if len(sums) < 2 or any(None in own for own in counts.values()):
        return _("Temuan setiap rilis")
    (first, before), (last, after) = sums[0], sums[-1]
    parts = len(claimed())  # each protected by itself
    if not is_exact and not numbers.is_told_apart(after / parts, before / parts):
        return _("Temuan belum dapat dibedakan antara {first} dan {last}").format(
            first=numbers.release(first), last=numbers.release(last)
        )
    if before == after:
        return _("Temuan tetap {count} sejak {first}").format(
            count=numbers.integer(after), first=numbers.release(first)
        )
    words = (
        _("Temuan turun dari {before} pada {first} menjadi {after} pada {last}")
        if after < before
        else _("Temuan naik dari {before} pada {first} menjadi {after} pada {last}")
    )
    return words.format(
        before=numbers.integer(before),
        first=numbers.release(first),
        after=numbers.integer(after),
        last=numbers.release(last),
    )


def subtitle(area_name: str) -> str:
    """What a column is."""
    return _("persen dari yang diperiksa; {area}").format(area=area_name)


def remark() -> str:
    """Why the heights of two rows may not be compared."""
    return _(
        "Setiap baris punya skala sendiri, mulai dari nol. Daftar yang diterima dapat berbeda dari "
        "rilis ke rilis."
    )
