"""What follows for the field: how many cases of each kind an area has, and what to do with them.

Counts from the registry and the lists, no names: those who must act get names from the command
`python -m data findings`. A finding is to be checked; it is no verdict on anybody.
"""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from language.text import _
from ui import links
from ui.asking import Ask, Asking
from ui.records import records

COVERAGE: Final = "cakupan"
INTEGRITY: Final = "ketepatan"
MOST_PROGRAMMES: Final = 3  # those with the most missed; the rest stand on Cakupan


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of case.

    Args:
        count: how many.
        words: who they are and what to do, as a sentence without the count.
        kind: 'families_none', 'missed:PKH', or a kind of finding.
        unit: of the count: 'family', 'person' or 'finding'.
        address: the page that shows where they are.
    """

    count: int
    words: str
    kind: str
    unit: str
    address: str


def tasks_of(on: Asking) -> list[Task]:
    """What is to be done in an area, in the order of doing; nothing that may be none."""
    at = {"area": on.area, "release": on.release}
    return [*_unreached(on.ask, at), *_findings(on.ask, at), *_missed(on.ask, at)]


def _unreached(ask: Ask, at: dict[str, str]) -> list[Task]:
    words = {
        "all": _(
            "keluarga desil 1 dan 2 tidak ada di satu pun daftar penerima: kunjungi, cek "
            "datanya, dan usulkan lewat operator desa."
        ),
        "elderly": _("di antaranya keluarga dengan lansia: dahulukan."),
        "severe_disability": _("di antaranya keluarga dengan penyandang disabilitas: dahulukan."),
        "child_out_of_school": _(
            "di antaranya keluarga dengan anak yang tidak bersekolah: rujuk juga ke sekolah."
        ),
    }
    rows = _rows(ask("pillars_by_group", **at), "group_name", "families_none")
    return [
        Task(
            count,
            words[group],
            "families_none" if group == "all" else f"families_none:{group}",
            "family",
            links.link(COVERAGE, at),
        )
        for group, count in rows
        if count
    ]


def _findings(ask: Ask, at: dict[str, str]) -> list[Task]:
    words = {
        "dead_recipient": _(
            "penerima tercatat meninggal sebelum periode penyaluran: cek, lalu laporkan agar "
            "kepesertaannya dialihkan atau dihentikan."
        ),
        "forbidden_pair": _(
            "keluarga ada di dua program yang tidak boleh bersamaan: cek mana yang sah."
        ),
        "repeated_in_programme": _(
            "baris muncul lebih dari sekali dalam satu program dan periode: cek apakah dibayar "
            "dua kali."
        ),
        "above_limit": _("penerima berada di luar batas desil: cek keadaannya di lapangan."),
        "bad_nik": _("baris memuat NIK yang bukan 16 angka: betulkan di daftar."),
    }
    found = dict(_rows(ask("integrity_by_kind", **at), "kind", "findings"))
    return [
        Task(found[kind], said, kind, "finding", links.link(INTEGRITY, at))
        for kind, said in words.items()
        if found.get(kind)
    ]


def _missed(ask: Ask, at: dict[str, str]) -> list[Task]:
    listed = ask("programme_by_release", release=at["release"])
    called = {
        str(row["programme_code"]): str(row["programme_name"])
        for row in records(listed, ("programme_code", "programme_name"))
    }
    columns = ("programme_code", "unit", "missed")
    rows = [row for row in records(ask("coverage_by_programme", **at), columns) if row["missed"]]
    rows.sort(key=lambda row: (-row["missed"], row["programme_code"]))
    return [
        Task(
            int(row["missed"]),
            _(
                "berhak atas {programme} menurut registri tetapi belum terdaftar: cek syaratnya."
            ).format(programme=called[row["programme_code"]]),
            f"missed:{row['programme_code']}",
            str(row["unit"]),
            links.link(COVERAGE, {**at, "programme": str(row["programme_code"])}),
        )
        for row in rows[:MOST_PROGRAMMES]
    ]


def _rows(frame: pd.DataFrame, key: str, value: str) -> list[tuple[str, int]]:
    rows = records(frame, (key, value))
    return [(str(row[key]), int(row[value] or 0)) for row in rows]
