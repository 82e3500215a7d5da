"""What is said of deliveries that seemed to lack a part and were accepted all the same."""

import pandas as pd

from language import numbers
from language.text import _
from ui.kept import kept
from ui.look.markup import bullets, prose
from ui.records import records


@kept
def note(losses: pd.DataFrame) -> str:
    """A sentence for the foot of a page; '' where nothing is missing. Rows of `accepted_loss`."""
    if losses.empty:
        return ""
    subjects = list(dict.fromkeys(_subject(row) for row in _rows(losses)))
    return _(
        "Diterima walau tampak kurang lengkap: {subjects}; alasannya di halaman Metode."
    ).format(subjects="; ".join(subjects))


@kept
def html(losses: pd.DataFrame) -> str:
    """Each delivery, what seemed to be missing and the reason given; rows of `accepted_loss`."""
    if losses.empty:
        return prose(_("Tidak ada: semua kiriman yang ditampilkan lolos tanpa tanda kehilangan."))
    rows: dict[tuple[str, str], list[str]] = {}
    for row in _rows(losses):
        rows.setdefault((_subject(row), str(row["reason"])), []).append(sign(str(row["code"])))
    return bullets(
        *(
            _("**{subject}**: {signs}. Alasan kantor: “{reason}”").format(
                subject=subject, signs=", ".join(signs), reason=reason
            )
            for (subject, reason), signs in rows.items()
        )
    )


def sign(code: str) -> str:
    """What an alarm is about."""
    return {
        "families_set_aside": _("banyak keluarga disisihkan dengan alasan yang sama"),
        "kecamatan_without_families": _("kecamatan tanpa keluarga"),
        "desa_without_families": _("desa yang tadinya berisi keluarga dan sekarang kosong"),
        "families_unranked": _("sebagian besar keluarga tanpa desil"),
        "not_read": _("berkas atau lembar yang tidak dibaca"),
        "file_half_lost": _("berkas yang sebagian besar barisnya tidak terpakai"),
        "list_shrinks": _("daftar yang jauh lebih pendek daripada yang digantikannya"),
        "letter_differs": _("jumlah baris yang berbeda dari surat pengantar"),
        "code_book_differs": _("buku kode yang berbeda"),
    }[code]


def _rows(losses: pd.DataFrame) -> list[dict[str, object]]:
    return records(losses, ("release", "subject", "code", "reason"))


def _subject(row: dict[str, object]) -> str:
    if row["subject"] == "deaths":
        return _("daftar kematian")
    if row["subject"]:
        return str(row["subject"])
    return numbers.release(str(row["release"]))
