"""What a file holds by its first bytes, and what is said of one that cannot be read."""

from typing import Literal

from data.intake.delivery import File
from data.problems import Refused
from language.text import _

MOST_COLUMNS = 2000
BOM = b"\xef\xbb\xbf"
Content = Literal["parquet", "workbook", "old workbook", "page", "text"]


def content_of(file: File) -> Content:
    """What a file holds by its first bytes, whatever its name says."""
    with file.path.open("rb") as opened:
        start = opened.read(1000)
    if start.startswith(b"PAR1") or file.suffix == ".parquet":
        return "parquet"
    if start.startswith(bytes.fromhex("d0cf11e0a1b11ae1")):
        return "old workbook"
    if start.removeprefix(BOM).lstrip().lower().startswith((b"<html", b"<!doctype", b"<table")):
        return "page"
    # A workbook that is no archive is a CSV with another name, or damaged.
    is_broken = file.suffix == ".xlsx" and (not start or b"\0" in start)
    return "workbook" if start.startswith(b"PK\3\4") or is_broken else "text"


def old_workbook(name: str) -> Refused:
    return Refused(
        _(
            "{file}: isinya buku kerja Excel lama (.xls) atau terkunci dengan kata sandi. Buka di "
            "Excel, lepaskan kata sandinya, lalu simpan ulang sebagai .xlsx."
        ).format(file=name)
    )


def no_workbook(name: str) -> Refused:
    return Refused(
        _(
            "{file}: isinya bukan buku kerja .xlsx (mungkin .ods, .docx, zip, atau rusak). Buka "
            "dengan programnya, lalu simpan ulang sebagai .xlsx, atau beri berkas di dalamnya."
        ).format(file=name)
    )


def page(name: str) -> Refused:
    return Refused(
        _(
            "{file}: isinya halaman web (HTML), bukan CSV atau buku kerja. Buka di Excel, lalu "
            "simpan ulang sebagai .xlsx."
        ).format(file=name)
    )


def too_wide(name: str) -> Refused:
    return Refused(
        _(
            "{file}: lebih dari {most} kolom, jadi bukan tabel registri atau daftar penerima. "
            "Periksa pemisah kolomnya, atau minta berkasnya sekali lagi."
        ).format(file=name, most=MOST_COLUMNS)
    )


def damaged(name: str) -> Refused:
    return Refused(
        _(
            "{file}: berkas ini rusak, terpotong, atau terkunci dengan kata sandi. Buka kuncinya, "
            "atau minta atau salin ulang berkasnya."
        ).format(file=name)
    )
