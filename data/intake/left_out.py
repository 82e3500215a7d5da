"""What of a delivery was not read, each with its reason: nothing is passed over in silence."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from language import numbers
from language.text import _

Why = Literal[
    "unknown_format",
    "old_workbook",
    "other_archive",
    "hidden_sheet",
    "no_table",
    "no_number_column",
    "other_list",
    "code_book",
    "letter",
    "empty",
]
SHOWN = 5  # how many names a sentence gives


@dataclass(frozen=True)
class LeftOut:
    """A file, or a sheet of it, that was not read as data."""

    file: str
    sheet: str | None
    why: Why

    @property
    def name(self) -> str:
        return place_words(self.file, self.sheet)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def place_words(file: str, sheet: str | None) -> str:
    """A file, and the sheet where it has several."""
    return f"{file} [{sheet}]" if sheet else file


def left_out_words(left_out: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A sentence for each reason: the first names, how many there are, and what to do."""
    by_reason: dict[Why, list[str]] = {}
    for each in left_out:
        by_reason.setdefault(each["why"], []).append(place_words(each["file"], each["sheet"]))
    for why, names in by_reason.items():
        first = ", ".join(names[:SHOWN])
        more = len(names) - SHOWN
        if more > 0:
            first = _("{names}, dan {count} lagi").format(names=first, count=numbers.integer(more))
        yield what_to_do(why).format(names=first)


def what_to_do(why: Why) -> str:
    """Why something was not read, and what to do about it; `{names}` is filled in."""
    return {
        "unknown_format": _("Tidak dibaca, bukan berkas data: {names}."),
        "old_workbook": _(
            "Tidak dibaca, jenisnya tidak dikenal: {names}. Bila itu data, buka di Excel dan "
            "simpan ulang sebagai .xlsx, lalu masukkan ulang semuanya."
        ),
        "other_archive": _(
            "Tidak dibuka: {names}. Bila isinya data, buka kemasannya dan beri berkas di dalamnya."
        ),
        "hidden_sheet": _(
            "Lembar tersembunyi, tidak dibaca: {names}. Bila itu data, tampilkan lembarnya di "
            "Excel dan simpan."
        ),
        "no_table": _("Tidak dibaca, tidak memuat judul kolom yang dikenal: {names}."),
        "no_number_column": _("Tidak dibaca, tidak ada kolom NIK atau KK: {names}."),
        "other_list": _(
            "Daftar penerima atau kematian, bukan registri: {names}. Masukkan dengan "
            "ingest-programmes atau ingest-deaths."
        ),
        "code_book": _("Buku kode, dibandingkan dengan kode yang dipakai: {names}."),
        "letter": _("Surat pengantar, dibaca: {names}."),
        "empty": _("Kosong: {names}."),
    }[why]
