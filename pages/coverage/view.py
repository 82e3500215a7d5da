"""What stands around the pictures of Cakupan: subtitles, source, saved rows."""

from typing import Final

import pandas as pd

from language.text import _
from pages.coverage import places
from pages.coverage.pillars import group_words
from pages.map import words as sentences_map
from ui import filters, states
from ui.map import layout
from ui.map.layout import Maps
from ui.records import records

PLACE: Final = "place"
_KEPT: Final = ("severe_disability", "child_out_of_school")


def of_whom(programme: str) -> str:
    """Of whom a share is: those eligible for a programme, or all families of deciles 1 and 2."""
    if programme:
        return _("bagian yang belum menerima dari yang berhak atas {programme}").format(
            programme=programme
        )
    return _("bagian keluarga desil 1 dan 2 tanpa program apa pun")


def map_title(drawn: Maps, programme: str) -> str:
    """From how much to how much the areas of the map reach."""
    name = places.measure(programme)
    return sentences_map.spread_title(drawn.rows, name, layout.unit(name))


def chosen(known: pd.DataFrame) -> str | None:
    """The area marked on the map: `place` in the address."""
    return next(iter(filters.areas_asked(PLACE, known)), None)


def over_time_remark(programme: str) -> str:
    """What moves the line besides the programmes."""
    if not programme:
        return _(
            "Yang dihitung adalah daftar yang diterima untuk setiap triwulan: daftar yang belum "
            "masuk membuat angkanya tampak lebih tinggi."
        )
    return _("Setiap rilis memakai aturan yang berlaku pada tanggal datanya.")


def of_groups(groups: pd.DataFrame) -> pd.DataFrame:
    """Rows of `pillars_by_group` with the group in words, to be read and saved."""
    words = [group_words(str(name)) for name in groups["group_name"]]
    return groups.assign(value_name=words)


def groups_remark(groups: pd.DataFrame) -> str:
    """Why some groups are not there for a desa; '' where all are."""
    shown = set(groups["group_name"])
    if not shown or shown.issuperset(_KEPT):
        return ""
    return _(
        "Disabilitas dan anak tidak sekolah di edisi publik hanya ada untuk kecamatan dan "
        "kabupaten."
    )


def no_lists_html(by_cutoff: pd.DataFrame) -> str:
    """The page before the first list of recipients: what it will show, and what brings it."""
    rows = records(by_cutoff, ("release",))
    year, _dash, number = str(rows[-1]["release"] if rows else "2026-4").partition("-")
    return states.state_html(
        states.State(
            title=_("Belum ada daftar penerima program"),
            words=[
                _(
                    "Halaman ini membandingkan registri dengan daftar penerima: siapa yang "
                    "terjangkau, siapa yang berhak tetapi belum menerima, dan di mana. Masukkan "
                    "daftar penerima triwulan ini, lalu muat ulang halaman."
                )
            ],
            commands=[
                f"python -m data ingest-programmes BERKAS --programme PKH --period {year}-Q{number}"
            ],
        )
    )
