"""The contract of a delivery: which files, which columns, by which names, meaning what.

Source: the file set "BAST DTSEN 2026" (52 family and 48 person columns), the V2 and V3 header
differences, and the header variants seen in the files that offices hold (docs/OPERATIONS.md).
A new alias is one word in a tuple here.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from data.characteristics import Unit, characteristics

Kind = Literal["family", "person", "recipient", "death"]


@dataclass(frozen=True)
class Column:
    """A column that the intake keeps or checks; `aliases` in order of trust.

    Of an `is_code` column only whole numbers from 0 to 255 are read: whatever else stands in it
    (in a shifted row perhaps a name) goes no further.
    """

    name: str
    aliases: tuple[str, ...]
    is_needed: bool = True
    is_code: bool = False
    is_list: bool = False  # made of several columns of a file

    @property
    def type(self) -> str:
        """Its type in DuckDB."""
        return "varchar[]" if self.is_list else "utinyint" if self.is_code else "varchar"

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


NIK = Column("nomor_induk_kependudukan", ("nik", "no_nik", "no_ktp", "nomor_nik", "r101"))
KK = Column("nomor_kartu_keluarga", ("no_kk", "nokk", "kk", "nomor_kk", "r102"))
DECILE = Column("desil_nasional", ("desil", "desil_dtsen", "kategori_desil", "r104"))
DESA = Column("kode_kelurahan_desa", ("kd_desa", "kode_desa", "kode_kelurahan", "kddesa"))


def _traits(unit: Unit) -> tuple[Column, ...]:
    """The coded columns of characteristics, as trait_<name>."""
    return tuple(
        Column(f"trait_{each.name}", (each.column, *each.aliases), is_needed=False, is_code=True)
        for each in characteristics(unit)
        if each.column
    )


# What a person finds hard to do: 1 cannot at all, 2 a lot of difficulty, 3 some, 4 none.
DIFFICULTIES = """
    penglihatan pendengaran berjalan_atau_naik_tangga menggunakan_tangan_jari
    belajar_kemampuan_intelektual pengendalian_perilaku berbicara_komunikasi mengurus_diri
    mengingat_berkonsentrasi
""".split()

FAMILY: tuple[Column, ...] = (
    KK,
    DECILE,
    DESA,
    Column("kode_provinsi", ("kd_prov", "kdprov"), is_needed=False),
    Column("kode_kabupaten_kota", ("kd_kab", "kdkab", "kode_kabupaten"), is_needed=False),
    Column("kode_kecamatan", ("kd_kec", "kdkec"), is_needed=False),
    Column("kelurahan_desa", ("desa", "nama_desa", "nmdesa"), is_needed=False),
    Column("jumlah_anggota_keluarga", ("jml_anggota", "jumlah_anggota"), is_needed=False),
    Column("desil_kabupaten_kota", ("desil_kab_kota", "desil_kabupaten"), is_needed=False),
    *_traits("family"),
)
PERSON: tuple[Column, ...] = (
    NIK,
    KK,
    Column("tanggal_lahir", ("tgl_lahir", "tgl_lhr"), is_needed=False),
    Column("jenis_kelamin", ("jk", "gender"), is_needed=False),
    Column(
        "status_hubungan_keluarga", ("shdk", "hub_keluarga", "hub_kepala_keluarga"), False, True
    ),
    *(Column(name, (), is_needed=False, is_code=True) for name in DIFFICULTIES),
    *_traits("person"),
)
CONTRACT: dict[Kind, tuple[Column, ...]] = {"family": FAMILY, "person": PERSON}
HAS_ROW_HASH = True  # an equal row counts once

# Columns of the delivery that no measure uses yet: known, so not reported as strangers.
NOT_KEPT: dict[Kind, frozenset[str]] = {
    "family": frozenset(
        """
        provinsi kabupaten_kota kecamatan alamat nama_anggota_keluarga nama_kepala_keluarga pbi_nas
        pbi_pemda id_pelanggan_pln luas_lantai kepemilikan_aset aset_bergerak_tabung_gas
        aset_bergerak_lemari_es aset_bergerak_ac aset_bergerak_pemanas_air
        aset_bergerak_telepon_rumah aset_bergerak_tv_datar aset_bergerak_emas_perhiasan
        aset_bergerak_komputer_laptop_tablet aset_bergerak_sepeda_motor aset_bergerak_sepeda
        aset_bergerak_mobil aset_bergerak_perahu aset_bergerak_kapal_perahu_motor
        aset_bergerak_smartphone aset_tidak_bergerak_lahan_lainnya aset_tidak_bergerak_rumah_lainnya
        jumlah_ternak_sapi jumlah_ternak_kerbau jumlah_ternak_kuda jumlah_ternak_babi
        jumlah_ternak_kambing_domba desil_provinsi is_gc_kemensos is_pbi_se is_siks_ng
        """.split()
    ),
    "person": frozenset(
        """
        nama pbi_nas pbi_pemda kelas_tertinggi_yang_diduduki ijazah_tertinggi_yang_dimiliki
        lapangan_usaha_dari_pekerjaan_utama kepemilikan_usaha jumlah_usaha
        lapangan_usaha_dari_usaha_utama jumlah_pekerja_yang_dibayar_dari_usaha_utama
        jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama omzet_usaha_utama kesedihan_depresi
        kode_provinsi_ktp provinsi_ktp kode_kabupaten_kota_ktp kabupaten_kota_ktp kode_kecamatan_ktp
        kecamatan_ktp kode_kelurahan_desa_ktp kelurahan_desa_ktp rt_ktp rw_ktp dusun_ktp alamat_ktp
        pekerjaan_ktp pendidikan_akhir_ktp
        """.split()
    ),
}

# The header of the code books that come with a delivery: lists of codes, no persons.
CODE_BOOK = frozenset({"kolom", "kode", "keterangan"})

RELEASE = re.compile(r"20\d\d-[1-4]")

# A release is named in a file name as v3_2026, V3-2026, 2026_v3, tw3_2026, 2026-3 or 2026_3.
_VERSION = r"(?:v|versi|tw|triwulan|q)[ _-]?"
RELEASE_PATTERNS = (
    re.compile(rf"(?<![a-z0-9]){_VERSION}(?P<number>[1-4])[ _-]*(?P<year>20\d\d)(?!\d)", re.I),
    re.compile(rf"(?<!\d)(?P<year>20\d\d)[ _-]*{_VERSION}(?P<number>[1-4])(?!\d)", re.I),
    re.compile(r"(?<!\d)(?P<year>20\d\d)[_-](?P<number>[1-4])(?![\d]|[._-]\d)"),
)
REGION_IN_NAME = re.compile(r"(?<![\d.])(?P<code>\d\d\.\d\d)(?![\d.]*\d)")


@dataclass(frozen=True)
class Header:
    """Where the wanted columns stand in a file: names and positions, never values."""

    kind: Kind
    found: tuple[str, ...]
    positions: dict[str, int]
    unknown: tuple[str, ...]
    lists: dict[str, tuple[int | None, ...]] = field(default_factory=dict)


class MissingColumn(ValueError):
    """A file lacks a needed column; `nearest` is the header most like it, or None."""

    def __init__(self, column: str, nearest: str | None):
        super().__init__(column)
        self.column, self.nearest = column, nearest


def plain(header: str) -> str:
    """A header as we compare it: no BOM, quotes or stray space, lower case, underscores."""
    text = unicodedata.normalize("NFKC", header).replace("\ufeff", "").strip(" \t\r\n\"'")
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def recognise(names: list[str], kind: Kind) -> Header:
    """Match a file's header to the contract of its kind; raises MissingColumn for the first gap."""
    return matched(names, kind, CONTRACT[kind], NOT_KEPT[kind])


def matched(
    names: list[str], kind: Kind, columns: tuple[Column, ...], not_kept: Collection[str]
) -> Header:
    """Match a file's header to columns; raises MissingColumn for the first needed one it lacks."""
    plains = [plain(name) for name in names]
    positions: dict[str, int] = {}
    for column in columns:
        where = next((plains.index(each) for each in column.spellings if each in plains), None)
        if where is not None:
            positions[column.name] = where
        elif column.is_needed:
            taken = set(positions.values())
            free = {plains[i]: names[i] for i in range(len(names)) if i not in taken and plains[i]}
            near = get_close_matches(column.name, free, n=1, cutoff=0.5)
            raise MissingColumn(column.name, free[near[0]].strip() if near else None)
    known = set(positions.values())
    unknown = [
        names[i].strip()
        for i, each in enumerate(plains)
        if i not in known and each not in not_kept and each
    ]
    return Header(kind, tuple(plains), positions, tuple(unknown))


def looks_like_header(names: list[str], kind: Kind) -> bool:
    """Whether a first row names at least one column of the delivery, and so is no person's row."""
    return not known_names(kind).isdisjoint(plain(name) for name in names)


def known_names(kind: Kind) -> frozenset[str]:
    """Every name that a column of this kind of file may have."""
    return NOT_KEPT[kind].union(*(column.spellings for column in CONTRACT[kind]))


def kind_of(file_name: str, names: list[str]) -> Kind | None:
    """Which file this is: by its name, else by its columns, else None."""
    stem, plains = plain(file_name), {plain(name) for name in names}
    if plains >= CODE_BOOK:
        return None
    if "anggota" in stem or "individu" in stem:
        return "person"
    if "keluarga" in stem:
        return "family"
    if plains.intersection(DECILE.spellings) and plains.intersection(DESA.spellings):
        return "family"
    return "person" if plains.intersection(NIK.spellings) else None


def is_header(cells: list[str]) -> bool:
    """Whether a row of a workbook is its header: it names two known columns, or a code book's."""
    plains = {plain(cell) for cell in cells}
    named = [plains.intersection(known_names(kind)) for kind in CONTRACT]
    return max(map(len, named)) >= 2 or plains >= CODE_BOOK


def release_in(name: str) -> str | None:
    """The release that a file or folder name states, as 'YYYY-N', or None."""
    for pattern in RELEASE_PATTERNS:
        if match := pattern.search(name):
            return f"{match['year']}-{match['number']}"
    return None


def region_in(name: str) -> str | None:
    """The kabupaten code that a file name states, as '35.19', or None."""
    match = REGION_IN_NAME.search(name)
    return match["code"] if match else None
