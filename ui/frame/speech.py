"""What Streamlit says by itself, and a lost connection, in the reader's language."""

from typing import Final

import htpy as h
import streamlit as st
from markupsafe import Markup

from language.text import SOURCE, _, language
from ui.frame.printing import CODE
from ui.kept import kept

ENTRY: Final = "speech.js"


def words() -> dict[str, str]:
    """Ours by Streamlit's; empty in English, which it speaks."""
    if language() != SOURCE:
        return {}
    return {
        # fields
        "Open": "Buka",
        "Dismiss": "Tutup",
        "Close": "Tutup",
        "Clear value": "Kosongkan",
        "Clear all": "Kosongkan",
        "Select all": "Pilih semua",
        "Remove": "Hapus",
        "No results": "tidak ditemukan",
        "No options to select": "Tidak ada pilihan",
        "Choose an option": "Pilih",
        "Choose options": "Pilih",
        "Press Enter to apply": "Tekan Enter untuk menerapkan",
        "Upload": "Unggah",
        "Browse files": "Pilih berkas",
        # charts and tables
        "Fullscreen": "Layar penuh",
        "Close fullscreen": "Tutup layar penuh",
        "Download": "Unduh",
        "Download as CSV": "Unduh sebagai CSV",
        "Copy to clipboard": "Salin",
        "Show/hide columns": "Tampilkan atau sembunyikan kolom",
        "Search": "Cari",
        # around the page
        "Skip to main content": "Langsung ke isi",
        "App pages": "Halaman",
        "Main menu": "Menu",
        "Expand sidebar": "Buka menu",
        "Collapse sidebar": "Tutup menu",
        "Print": "Cetak",
        "Record screen": "Rekam layar",
        "Rerun": "Muat ulang",
        "Settings": "Setelan",
        "Running...": "Memuat…",
        "Stop": "Hentikan",
        "Theme": "Tema",
        "System": "Ikut perangkat",
        "Light": "Terang",
        "Dark": "Gelap",
    }


def speak(published: str) -> None:
    """Put it on the page.

    published: the day of the generation on screen, '' without one.
    """
    st.html(_html(published), unsafe_allow_javascript=True)


@kept
def _html(published: str) -> Markup:
    return Markup(h.fragment[lost_html(published), CODE.call(ENTRY, "speak", words())])


def lost_html(published: str) -> Markup:
    """The line about a lost connection; ui/look/lost.css shows it while there is none."""
    stays = _("Sambungan terputus; sedang mencoba lagi.")
    if published:
        stays = _(
            "Sambungan terputus. Angka di layar tetap benar per terbitan {date}; "
            "sedang mencoba lagi."
        ).format(date=published)
    return Markup(
        h.div(".lost", role="alert")[
            h.span(".lost-for-now")[stays],
            h.span(".lost-for-ever")[_("Sambungan terputus. Muat ulang halaman ini.")],
        ]
    )
