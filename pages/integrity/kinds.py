"""The kinds of findings: what each is called, what was compared, and what a finding is not."""

from dataclasses import dataclass
from typing import Final

from language.text import _

# What was said to be gone: double payment, and recipients who have died.
CLAIMED: Final = ("forbidden_pair", "repeated_in_programme", "dead_recipient")
# Who is not in the registry lives in no desa of it.
WHOLE_ONLY: Final = ("not_in_registry", "other_regency")


@dataclass(frozen=True, slots=True)
class Kind:
    """One check.

    Args:
        name: as the queries have it.
        label: what a finding is, as a phrase.
        short: the same for the head of a column.
        meaning: what was compared, in one sentence.
        unchecked: why it may be that nothing could be checked.
    """

    name: str
    label: str
    short: str
    meaning: str
    unchecked: str

    @property
    def is_claimed(self) -> bool:
        """Whether it was said to be gone."""
        return self.name in CLAIMED


def kinds() -> list[Kind]:
    """Every check, those of the claim first, in the order of the page."""
    return [
        Kind(
            "repeated_in_programme",
            _("Dua kali dalam satu program dan periode"),
            _("Dua kali dalam satu program"),
            _("Baris kedua dan seterusnya untuk keluarga atau orang yang sama."),
            _("daftar tidak memuat NIK atau KK yang dapat dipakai"),
        ),
        Kind(
            "forbidden_pair",
            _("Dua program yang tidak boleh bersamaan"),
            _("Dua program yang dilarang bersamaan"),
            _("Diperiksa: keluarga pada salah satu program; dilarang aturan terverifikasi."),
            _("belum ada daftar dari kedua program dalam satu pasangan"),
        ),
        Kind(
            "dead_recipient",
            _("Tercatat meninggal sebelum periode penyaluran"),
            _("Tercatat meninggal sebelumnya"),
            _("NIK penerima ada di daftar kematian dengan tanggal sebelum periodenya."),
            _("belum ada daftar kematian dari Dukcapil, atau daftar penerima tanpa NIK"),
        ),
        Kind(
            "pair_to_check",
            _("Dua program yang belum pasti boleh bersamaan"),
            _("Dua program, belum pasti boleh"),
            _("Aturannya belum terverifikasi, atau baru praktik daerah lain."),
            _("belum ada daftar dari kedua program dalam satu pasangan"),
        ),
        Kind(
            "above_limit",
            _("Desil di luar batas program"),
            _("Desil di luar batas"),
            _("Dibandingkan dengan desil nasional pada tanggal data; asesmen tidak terlihat."),
            _("tidak ada program dengan batas desil, atau desilnya kosong"),
        ),
        Kind(
            "not_in_registry",
            _("Tidak ditemukan di registri"),
            _("Tidak di registri"),
            _("NIK dan KK tidak ada di registri; bisa karena salah tulis atau baru pindah."),
            _("daftar tidak memuat NIK atau KK yang dapat dipakai"),
        ),
        Kind(
            "other_regency",
            _("Nomor dari kabupaten atau kota lain"),
            _("Nomor daerah lain"),
            _("Tidak ada di registri, dan nomornya berawalan kode daerah lain."),
            _("daftar tidak memuat NIK atau KK yang dapat dipakai"),
        ),
        Kind(
            "bad_nik",
            _("NIK bukan 16 angka"),
            _("NIK bukan 16 angka"),
            _("Perlu dibetulkan di daftar; orangnya belum tentu salah."),
            _("daftar tidak memuat NIK"),
        ),
        Kind(
            "amount_out_of_range",
            _("Nominal di luar besaran program"),
            _("Nominal di luar besaran"),
            _("Lebih kecil atau lebih besar daripada yang disebut aturan program."),
            _("daftar tidak memuat nominal, atau besaran programnya tidak diketahui"),
        ),
    ]


def claimed() -> list[Kind]:
    """The checks of what was said to be gone."""
    return [kind for kind in kinds() if kind.is_claimed]


def placed() -> list[Kind]:
    """The checks that can be told by kecamatan and desa."""
    return [kind for kind in kinds() if kind.name not in WHOLE_ONLY]
