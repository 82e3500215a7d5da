"""The contract of a delivery: which files, which columns, by which names, meaning what.

Source: the file set "BAST DTSEN 2026" (52 family and 48 person columns), the V2 and V3 header
differences, and the header variants seen in the files that offices hold (docs/OPERATIONS.md).
A new alias is one word in a tuple here.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Literal

from data.reference.characteristics import Unit, characteristics

Kind = Literal["family", "person", "recipient", "death"]


@dataclass(frozen=True)
class Column:
    """A column that the intake keeps or checks; `aliases` in order of trust.

    Of an `is_code` column only whole numbers below `unread` go further, and `words` that stand for
    one; whatever else is in a cell (in a shifted row perhaps a name) becomes `unread` itself. An
    `is_number` column is one of KK or NIK numbers. In a column that `fills_down` a merged cell of
    a workbook holds for all its rows.
    """

    name: str
    aliases: tuple[str, ...]
    is_needed: bool = True
    is_code: bool = False
    is_list: bool = False  # made of several columns of a file
    is_number: bool = False
    fills_down: bool = True
    words: Mapping[str, int] = field(default_factory=dict)
    is_wide: bool = False  # a code beyond 255
    # Whether a cell matches, in a row without a whole KK or NIK: no other cell of it is kept.
    pattern: str = ""

    @property
    def type(self) -> str:
        """Its type in DuckDB."""
        if self.is_code:
            return "usmallint" if self.is_wide else "utinyint"
        if self.pattern:
            return "boolean"
        return "varchar[]" if self.is_list else "varchar"

    @property
    def unread(self) -> int:
        """The code of a cell that is not empty and says no code."""
        return 65535 if self.is_wide else 255

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


NIK = Column(
    "nomor_induk_kependudukan",
    ("nik", "no_nik", "no_ktp", "nomor_nik", "r101"),
    is_number=True,
    fills_down=False,
)
KK = Column("nomor_kartu_keluarga", ("no_kk", "nokk", "kk", "nomor_kk", "r102"), is_number=True)
DECILE = Column("desil_nasional", ("desil", "desil_dtsen", "kategori_desil", "r104"))
DESA = Column("kode_kelurahan_desa", ("kd_desa", "kode_desa", "kode_kelurahan", "kddesa"))


def plain_words(text: str) -> str:
    """Words as we compare them: lower case, one space between letters and digits."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def _traits(unit: Unit) -> tuple[Column, ...]:
    """The coded columns of characteristics, as trait_<name>, with the words of each code."""
    return tuple(
        Column(
            f"trait_{each.name}",
            (each.column, *each.aliases),
            is_needed=False,
            is_code=True,
            words=each.words(),
        )
        for each in characteristics(unit)
        if each.column
    )


YES_OR_NO = {"ya": 1, "y": 1, "yes": 1, "tidak": 0, "tdk": 0, "t": 0, "no": 0}
_SEXES = {
    1: ("l", "lk", "laki", "laki laki", "laki2", "lelaki", "pria", "m", "male"),
    2: ("p", "pr", "prp", "perempuan", "wanita", "f", "female"),
}
# "Laki-laki", "1 Laki-laki", "Laki-laki (1)".
SEX = {
    spelled: code
    for code, words in _SEXES.items()
    for word in words
    for spelled in (word, f"{code} {word}", f"{word} {code}")
}


# What a person finds hard to do: 1 cannot at all, 2 a lot of difficulty, 3 some, 4 none.
DIFFICULTIES = """
    penglihatan pendengaran berjalan_atau_naik_tangga menggunakan_tangan_jari
    belajar_kemampuan_intelektual pengendalian_perilaku berbicara_komunikasi mengurus_diri
    mengingat_berkonsentrasi
""".split()

# Kept as codes for later questions: who pays for health insurance, what last changed a family's
# row, the size of the floor in square metres, and what a family owns.
KEPT_FLAGS: dict[str, tuple[str, ...]] = {
    "pbi_nas": ("pbi_apbn",),
    "pbi_pemda": ("pbi_apbd",),
    "is_gc_kemensos": (),
    "is_pbi_se": (),
    "is_siks_ng": (),
}
ASSETS = """
    kepemilikan_aset aset_bergerak_tabung_gas aset_bergerak_lemari_es aset_bergerak_ac
    aset_bergerak_pemanas_air aset_bergerak_telepon_rumah aset_bergerak_tv_datar
    aset_bergerak_emas_perhiasan aset_bergerak_komputer_laptop_tablet aset_bergerak_sepeda_motor
    aset_bergerak_sepeda aset_bergerak_mobil aset_bergerak_perahu
    aset_bergerak_kapal_perahu_motor aset_bergerak_smartphone aset_tidak_bergerak_lahan_lainnya
    aset_tidak_bergerak_rumah_lainnya
""".split()


def _kept(names: Mapping[str, tuple[str, ...]]) -> tuple[Column, ...]:
    """Coded columns that releases keep beside characteristics, as kept_<name>."""
    return tuple(
        Column(
            f"kept_{name}",
            (name, *aliases),
            is_needed=False,
            is_code=True,
            words={} if name == "luas_lantai" else YES_OR_NO,
            is_wide=name == "luas_lantai",
        )
        for name, aliases in names.items()
    )


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
    *_kept(
        {
            **KEPT_FLAGS,
            "luas_lantai": ("luas_lantai_bangunan",),
            **dict.fromkeys(ASSETS, ()),
        }
    ),
)
PERSON: tuple[Column, ...] = (
    NIK,
    KK,
    Column("tanggal_lahir", ("tgl_lahir", "tgl_lhr"), is_needed=False),
    Column("jenis_kelamin", ("jk", "gender"), is_needed=False, is_code=True, words=SEX),
    Column(
        "status_hubungan_keluarga",
        ("shdk", "hub_keluarga", "hub_kepala_keluarga"),
        is_needed=False,
        is_code=True,
        words={"kepala keluarga": 1, "kepala rumah tangga": 1, "krt": 1, "kk": 1},
    ),
    *(Column(name, (), is_needed=False, is_code=True) for name in DIFFICULTIES),
    *_traits("person"),
    *_kept({name: KEPT_FLAGS[name] for name in ("pbi_nas", "pbi_pemda")}),
)
CONTRACT: dict[Kind, tuple[Column, ...]] = {"family": FAMILY, "person": PERSON}
HAS_ROW_HASH = True  # an equal row counts once

# Columns of the delivery that no measure uses yet: known, so not reported as strangers.
NOT_KEPT: dict[Kind, frozenset[str]] = {
    "family": frozenset(
        """
        provinsi kabupaten_kota kecamatan alamat nama_anggota_keluarga nama_kepala_keluarga
        id_pelanggan_pln jumlah_ternak_sapi jumlah_ternak_kerbau jumlah_ternak_kuda
        jumlah_ternak_babi jumlah_ternak_kambing_domba desil_provinsi
        """.split()
    ),
    "person": frozenset(
        """
        nama kelas_tertinggi_yang_diduduki ijazah_tertinggi_yang_dimiliki
        lapangan_usaha_dari_pekerjaan_utama kepemilikan_usaha jumlah_usaha
        lapangan_usaha_dari_usaha_utama jumlah_pekerja_yang_dibayar_dari_usaha_utama
        jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama omzet_usaha_utama kesedihan_depresi
        kode_provinsi_ktp provinsi_ktp kode_kabupaten_kota_ktp kabupaten_kota_ktp kode_kecamatan_ktp
        kecamatan_ktp kode_kelurahan_desa_ktp kelurahan_desa_ktp rt_ktp rw_ktp dusun_ktp alamat_ktp
        pekerjaan_ktp pendidikan_akhir_ktp
        """.split()
    ),
}

# Columns of lists beside the registry (data/intake/recipients.py), which it never has itself.
OF_LISTS = frozenset(
    """
    program kode_program nama_program jenis_program jenis_bantuan jenis_bansos nama_bantuan bansos
    periode periode_salur tahap nominal status_salur pkh bpnt periode_pkh periode_bpnt
    tanggal_meninggal tgl_meninggal tanggal_kematian tgl_kematian tanggal_wafat
    """.split()
)

# Made-up persons carry numbers of a province that does not exist.
MADE_UP_PREFIX = "9999"

# The header of the code books that come with a delivery: lists of codes, no persons.
CODE_BOOK = (
    ("kolom", "nama_kolom", "variabel", "nama_variabel", "field"),
    ("kode", "nilai", "kode_nilai", "value"),
    ("keterangan", "label", "uraian", "arti", "deskripsi", "label_kode"),
)

RELEASE = re.compile(r"20\d\d-[1-4]")

# A release is named in a file name as v3_2026, V3-2026, 2026_v3, tw3_2026, 2026-3 or 2026_3.
_VERSION = r"(?:v|versi|tw|triwulan|q)[ _-]?"
RELEASE_PATTERNS = (
    re.compile(rf"(?<![a-z0-9]){_VERSION}(?P<number>[1-4])[ _-]*(?P<year>20\d\d)(?!\d)", re.I),
    re.compile(rf"(?<!\d)(?P<year>20\d\d)[ _-]*{_VERSION}(?P<number>[1-4])(?!\d)", re.I),
    re.compile(r"(?<!\d)(?P<year>20\d\d)[_-](?P<number>[1-4])(?![\d]|[._-]\d)"),
)
# Kabupaten are numbered from 01, kota from 71; 14.45 is a time.
REGION_IN_NAME = re.compile(r"(?<![\d.])(?P<code>[1-9]\d\.(?:0[1-9]|[12]\d|7[1-9]))(?![\d.]*\d)")
# A day and a month look the same: then the rows themselves tell the region.
DAY_AND_MONTH = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Header:
    """Where the wanted columns stand in a file: names and positions, never values."""

    kind: Kind
    found: tuple[str, ...]
    positions: dict[str, int]
    unknown: tuple[str, ...]
    lists: dict[str, tuple[int | None, ...]] = field(default_factory=dict)


class MissingColumn(ValueError):
    """A file lacks a needed column; `nearest` is the header most like it, or None.

    `instead`: what the operator may state in its place.
    """

    def __init__(self, column: str, nearest: str | None, instead: str = ""):
        super().__init__(column)
        self.column, self.nearest, self.instead = column, nearest, instead


# What a form says of a column behind its name: (16 digit), (1-10), (m2), (wajib diisi).
REMARK = re.compile(r"\((?:[^()]*\d[^()]*|wajib[^()]*|rp)\)\s*\**\s*$", re.I)


def plain(header: str) -> str:
    """A header as we compare it: no BOM, quotes, space or remark, lower case, underscores."""
    text = unicodedata.normalize("NFKC", header).replace("\ufeff", "").strip(" \t\r\n\"'")
    text = REMARK.sub("", text) or text
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


def code_book(names: Collection[str]) -> list[int] | None:
    """Where a code book has column, code and label, None for a header that is of none."""
    plains = [plain(name) for name in names]
    places = [
        next((plains.index(each) for each in spellings if each in plains), -1)
        for spellings in CODE_BOOK
    ]
    return None if -1 in places else places


@cache
def known_names(kind: Kind) -> frozenset[str]:
    """Every name that a column of this kind of file may have."""
    return NOT_KEPT[kind].union(*(column.spellings for column in CONTRACT[kind]))


def kind_of(file_name: str, sheet: str, names: list[str]) -> Kind | None:
    """Which table this is: told by its columns, else by its sheet, else by its file, else None."""
    plains = {plain(name) for name in names}
    if code_book(names) or is_list(names):
        return None
    own = {
        kind: len(plains & (known_names(kind) - known_names(other)))
        for kind, other in (("family", "person"), ("person", "family"))
    }
    has_nik = bool(plains.intersection(NIK.spellings))
    has_place = bool(plains.intersection(DESA.spellings))
    if has_place and plains.intersection(DECILE.spellings):
        return "person" if has_nik and own["person"] > own["family"] else "family"
    if has_nik:
        return "person"
    for name in (sheet, file_name):
        if kind := _kind_in(plain(name)):
            return kind
    return None


def is_list(names: list[str]) -> bool:
    """Whether a table is a list of recipients or of deaths: it says who, and of what else than a
    registry does."""
    plains = {plain(name) for name in names}
    tells_of_persons = {"tanggal_lahir", "jenis_kelamin", "status_hubungan_keluarga", "shdk", "jk"}
    return bool(plains & OF_LISTS) and not plains & {*tells_of_persons, *DECILE.spellings}


def _kind_in(name: str) -> Kind | None:
    """The kind of table that the name of a sheet or file states."""
    if re.search(r"anggota|individu|(?:^|_)art(?:_|$)", name):
        return "person"
    return "family" if "keluarga" in name else None


def named(cells: list[str]) -> int:
    """How many known columns of one kind a row names, as a header does; a code book names all."""
    plains = {plain(cell) for cell in cells}
    if code_book(cells):
        return len(CODE_BOOK)
    return max(len(plains & known_names(kind)) for kind in CONTRACT)


def is_header(cells: list[str]) -> bool:
    """Whether a row is a header: it names two known columns, or those of a code book."""
    return named(cells) >= 2


def numbers(names: list[str]) -> list[int]:
    """The places of columns of KK and NIK numbers."""
    known = {*NIK.spellings, *KK.spellings}
    return [place for place, name in enumerate(names) if plain(name) in known]


def fills(names: list[str]) -> set[int]:
    """The places of columns in which a merged cell holds for all its rows."""
    known = {
        each
        for columns in CONTRACT.values()
        for column in columns
        if column.fills_down
        for each in column.spellings
    }
    return {place for place, name in enumerate(names) if plain(name) in known}


def last_needed(names: list[str]) -> int:
    """The place of the last column without which a row says nothing, -1 for none."""
    needed = {each for column in (NIK, KK, DECILE, DESA) for each in column.spellings}
    return max((place for place, name in enumerate(names) if plain(name) in needed), default=-1)


def release_in(name: str) -> str | None:
    """The release that a file or folder name states, as 'YYYY-N', or None."""
    for pattern in RELEASE_PATTERNS:
        if match := pattern.search(name):
            return f"{match['year']}-{match['number']}"
    return None


def region_in(name: str) -> str | None:
    """The kabupaten code that a file name states, as '35.19', or None."""
    match = REGION_IN_NAME.search(name)
    if match is None or DAY_AND_MONTH.fullmatch(match["code"]):
        return None
    return match["code"]
