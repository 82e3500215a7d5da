"""Whether the claim is shown by the data, in the sentences at the top; careful with every word."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd

from language import numbers as format
from language.text import _, ngettext
from pages.integrity.findings import Finding
from ui.exhibit import Figure
from ui.records import records

CLAIMED_ON: Final = date(2025, 10, 28)


def question() -> str:
    """The title of the page."""
    return _("Masih adakah pembayaran ganda dan penerima yang sudah meninggal?")


def answer(found: Sequence[Finding], area: str, release: str) -> list[str]:
    """The verdict of the data on the claim, what was not checked of it, and what was claimed."""
    claimed = [each for each in found if each.kind.is_claimed]
    return [_verdict(claimed, area, format.release(release)), _open(claimed), _claim()]


def _verdict(claimed: Sequence[Finding], area: str, release: str) -> str:
    count = sum(each.findings or 0 for each in claimed)
    checked = [each for each in claimed if each.is_checked]
    if not checked:
        words = _("**Belum dapat diperiksa** di {area}, {release}.")
    elif count:
        words = ngettext(
            "**Belum terbukti bersih: {count} temuan perlu dicek** di {area}, {release}, {among}.",
            "**Belum terbukti bersih: {count} temuan perlu dicek** di {area}, {release}, {among}.",
            count,
        )
    elif not all(each.is_clean for each in checked):
        words = _(
            "**Tidak ada temuan, atau hanya sedikit** di {area}, {release}, {among}: {few} untuk "
            "setiap hal yang diperiksa. Yang pasti hanya angka seluruh kabupaten."
        )
    elif len(checked) < len(claimed):
        words = _(
            "**Belum dapat dipastikan:** tidak ada temuan di {area}, {release}, {among}, tetapi "
            "belum semuanya dapat diperiksa."
        )
    else:
        words = _(
            "**Tidak ditemukan pembayaran ganda atau penerima yang tercatat meninggal** di {area}, "
            "{release}, {among} dalam daftar yang sudah diterima."
        )
    return words.format(
        count=format.integer(count),
        few=format.count(0),
        area=area,
        release=release,
        among=_among(claimed),
    )


def _among(claimed: Sequence[Finding]) -> str:
    """Among how many payments; they are what the lists hold, and every case lies among them."""
    payments = next(
        (each.checked for each in claimed if each.kind.name == "repeated_in_programme"), None
    )
    if not payments:
        return _("di antara penyaluran yang diperiksa")
    return _("di antara {payments} penyaluran yang diperiksa").format(
        payments=format.integer(payments)
    )


def _open(claimed: Sequence[Finding]) -> str:
    names = [each.kind.label for each in claimed if not each.is_checked]
    if not names:
        return ""
    return _("Belum dapat diperiksa: {names}.").format(
        names="; ".join(name[:1].lower() + name[1:] for name in names)
    )


def _claim() -> str:
    return _(
        "Yang diuji: pernyataan Bupati pada {date} bahwa keduanya tidak ada lagi. Temuan adalah "
        "hal yang perlu dicek, bukan putusan atas siapa pun."
    ).format(date=format.date(CLAIMED_ON))


def numbers(found: Sequence[Finding], programmes: pd.DataFrame, release: str) -> list[Figure]:
    """What was said to be gone, each as a number over what was checked, and the lists received.

    programmes: rows of `programme_by_release`.
    """
    rows = records(programmes, ("programme_code", "is_listed"))
    when = format.release(release)
    lists = Figure(
        format.integer(sum(bool(row["is_listed"]) for row in rows)),
        format.NBSP + _("dari {count} program").format(count=format.integer(len(rows))),
        _("Daftar penerimanya sudah diterima"),
        "registry",
        when,
    )
    return [*(_figure(each, when) for each in found if each.kind.is_claimed), lists]


def _figure(found: Finding, when: str) -> Figure:
    if not found.is_checked:
        # No figure at all: a word in its place.
        return Figure("", _("belum dapat diperiksa"), found.kind.label, "registry", when)
    unit = format.NBSP + _("dari {checked}").format(checked=found.words(found.checked))
    return Figure(found.words(found.findings), unit, found.kind.label, "registry", when)
