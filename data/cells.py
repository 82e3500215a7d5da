"""What a cell of a list says: rupiah, how a payment went, a day. None where it cannot be told."""

import re
from datetime import date, timedelta
from typing import Literal

from data.periods import MONTHS

Status = Literal["paid", "failed", "pending"]

_GROUPED = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*(?:(?!(?P=mark))[.,]\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:[.,]\d{1,2}|\.0+)?")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d{1,2}")
# A word that says no is looked for before one that says yes: "belum salur", "gagal bayar".
_FAILED = re.compile(
    r"gagal|tidak|tdk|batal|retur|tolak|kembali|non ?aktif|berhenti|dihentikan|fail|cancel"
)
_PENDING = re.compile(r"belum|proses|tunggu|antri|rencana|usul|pending")
_PAID = re.compile(
    r"berhasil|sukses|salur|cair|bayar|lunas|terima|transaksi|aktif|selesai|sudah|ya|paid|success"
)
_ISO = re.compile(r"(\d{4})[\-/.](\d\d?)[\-/.](\d\d?)(?:[ t].*)?")
_DAY_FIRST = re.compile(r"(\d\d?)[\-/. ](\d\d?|[a-z]+)[\-/. ](\d{4})(?: .*)?")
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)")
# A workbook counts days from here.
_EPOCH, _SERIAL = date(1899, 12, 30), re.compile(r"[1-9]\d{4}(?:\.0+)?")


def rupiah_of(text: str) -> int | None:
    """Rupiah, rounded: 'Rp 600.000,00', '600,000', '600000.0', '6e5' are 600000."""
    plain = re.sub(r"^(?:rp|idr)\.?|[\s']|[.,]-$", "", text.replace("\xa0", " ").lower().strip())
    plain = plain.removeprefix(".")
    if _GROUPED.fullmatch(plain):
        whole, mark, cents = plain, "", ""
        if re.search(r"[.,]\d{1,2}$", plain):
            whole, mark, cents = plain[:-3], ".", plain[-2:]
            if plain[-2] in ".,":
                whole, cents = plain[:-2], plain[-1:]
        return round(float(re.sub(r"[.,]", "", whole) + mark + cents))
    if _PLAIN.fullmatch(plain) or _SCIENTIFIC.fullmatch(plain):
        return round(float(plain.replace(",", ".")))
    return None


def status_of(text: str) -> Status | None:
    """How a payment went, by the words that banks and SIKS-NG use."""
    plain = text.lower()
    if _FAILED.search(plain):
        return "failed"
    if _PENDING.search(plain):
        return "pending"
    return "paid" if _PAID.search(plain) else None


def day_of(text: str) -> date | None:
    """A day not in the future, in the ways in which offices write it."""
    plain = re.sub(r"\s+", " ", text.replace("\xa0", " ")).strip(" '").lower()
    if _SERIAL.fullmatch(plain):
        day = _EPOCH + timedelta(days=int(float(plain)))
    elif match := _ISO.fullmatch(plain) or _DIGITS.fullmatch(plain):
        day = _date(*map(int, match.groups()))
    elif match := _DAY_FIRST.fullmatch(plain):
        number, month, year = match.groups()
        day = _date(
            int(year), MONTHS.get(month) or (int(month) if month.isdigit() else 0), int(number)
        )
    else:
        return None
    return day if day is not None and day <= date.today() else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
