"""Pages for when there is nothing to show yet: what happened, and what to type or click."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import htpy as h
from markupsafe import Markup

from data.generation.generations import NoGeneration, OutdatedGeneration
from data.problems import StoreProblem
from language.text import _
from ui.look.markup import link


@dataclass(frozen=True, slots=True)
class State:
    """A calm page: a title, a few sentences, commands to type, links (words by address)."""

    title: str
    words: Sequence[str]
    commands: Sequence[str] = ()
    links: Mapping[str, str] = field(default_factory=dict)


class UnknownArea(Exception):
    """The address of the page names an area that the region does not have."""

    def __init__(self, code: str, near: Mapping[str, str]) -> None:
        super().__init__(f"unknown area {code!r}")
        self.code = code
        self.near = near


def no_generation() -> State:
    """The store is empty: the first thing a newcomer sees."""
    return State(
        title=_("Belum ada data yang terbit"),
        words=[
            _(
                "Dasbor sudah berjalan, tetapi gudang datanya masih kosong. Terbitkan data "
                "contoh, atau masukkan berkas DTSEN triwulan ini. Bila “make run” baru dijalankan, "
                "data contoh sedang dibuat. Halaman ini terbuka sendiri begitu ada yang terbit."
            )
        ],
        commands=["python -m data sample", "python -m data ingest FOLDER"],
    )


def of_problem(problem: StoreProblem) -> State:
    """Why there is nothing to show. Commands say where the store lies; readers are not told."""
    if isinstance(problem, NoGeneration):
        return no_generation()
    return outdated() if isinstance(problem, OutdatedGeneration) else damaged()


def damaged() -> State:
    """The published generation cannot be read."""
    return State(
        title=_("Data yang terbit tidak dapat dibaca"),
        words=[
            _(
                "Berkas terbitan rusak atau hilang, jadi tidak ada angka yang ditampilkan. "
                "Kembalilah ke terbitan sebelumnya, atau terbitkan ulang, lalu muat ulang halaman."
            )
        ],
        commands=[
            "python -m data generations",
            "python -m data rollback",
            "python -m data publish",
        ],
    )


def outdated() -> State:
    """The published generation was made by another version of the dashboard."""
    return State(
        title=_("Data yang terbit dibuat oleh versi lain"),
        words=[
            _(
                "Dasbor ini baru diperbarui, dan angka yang terbit belum. Terbitkan ulang dari "
                "kiriman yang tersimpan, lalu muat ulang halaman; tidak ada kiriman yang hilang."
            )
        ],
        commands=["python -m data publish"],
    )


def gone() -> State:
    """The generation that this session opened with is no longer kept."""
    return State(
        title=_("Terbitan ini sudah tidak disimpan"),
        words=[
            _(
                "Layar ini dibuka dengan terbitan yang lebih lama, dan terbitan itu sudah "
                "digantikan. Muat data terbaru untuk melanjutkan."
            )
        ],
    )


def no_lists(newest: Mapping[str, Any]) -> State:
    """No list of recipients has come; newest: the newest row of `release_by_cutoff`, or {}."""
    year, _dash, number = str(newest.get("release", "2026-4")).partition("-")
    return State(
        title=_("Belum ada daftar penerima program"),
        words=[
            _(
                "Halaman ini membandingkan registri dengan daftar penerima: siapa yang terjangkau, "
                "siapa yang berhak tetapi belum menerima, dan di mana. Masukkan daftar penerima "
                "triwulan ini, lalu muat ulang halaman."
            )
        ],
        commands=[
            f"python -m data ingest-programmes BERKAS --programme PKH --period {year}-Q{number}"
        ],
    )


def unknown_area(problem: UnknownArea, language: str) -> State:
    """The address names an area that is not in the region."""
    links = {
        _("Seluruh kabupaten"): {"lang": language},
        **{name: {"area": code, "lang": language} for code, name in problem.near.items()},
    }
    words = _(
        "Tidak ada wilayah dengan kode “{code}” di kabupaten ini. Kode wilayah ditulis seperti "
        "35.19.06 (kecamatan) atau 35.19.06.2001 (desa)."
    )
    return State(
        title=_("Wilayah tidak ditemukan"),
        words=[
            words.format(code=problem.code),
            _("Mungkin yang dimaksud:") if problem.near else _("Mulailah dari sini:"),
        ],
        links={name: "?" + urlencode(address) for name, address in reversed(links.items())},
    )


def unknown_page(asked: str, near: Mapping[str, str]) -> State:
    """The address is no page; near: what may have been meant, addresses by words."""
    words = _(
        "Alamat “/{address}” tidak ada di dasbor ini: mungkin salah ketik, atau tautannya "
        "terpotong. Semua halaman lain tetap seperti biasa."
    )
    return State(
        title=_("Halaman tidak ditemukan"),
        words=[
            words.format(address=asked),
            _("Cari desa, kecamatan, program, atau halaman di kolom pencarian di atas, atau buka:"),
        ],
        links=near,
    )


def state_html(state: State) -> Markup:
    """The page as HTML."""
    links = [h.li[link(address, name)] for name, address in state.links.items()]
    return Markup(
        h.div(".state")[
            h.h1(".page-title")[state.title],
            (h.p[each] for each in state.words),
            links and h.ul[links],
            (h.pre[h.code[each]] for each in state.commands),
        ]
    )


def absent() -> str:
    """What is said in the place of a piece that the data do not hold."""
    return _("Bagian ini tidak ada pada data yang terbit.")
