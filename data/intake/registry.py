"""The contract of a delivery: which files, which columns, by which names, meaning what.

Source: the file set "BAST DTSEN 2026" (52 family and 48 person columns), the V2 and V3 header
differences, and the header variants seen in the files that offices hold (docs/OPERATIONS.md).
A new alias is one word in a tuple here.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from data.intake.columns import CODE_BOOK, KK, NIK, Column, Header, Kind, code_book, matched, plain
from data.intake.forms import Form
from data.intake.left_out import Why
from data.reference.characteristics import Unit, characteristics

DECILE = Column("desil_nasional", ("desil", "desil_dtsen", "kategori_desil", "r104"))
DESA = Column("kode_kelurahan_desa", ("kd_desa", "kode_desa", "kode_kelurahan", "kddesa"))


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


def _extra_columns(names: Mapping[str, tuple[str, ...]]) -> tuple[Column, ...]:
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
    *_extra_columns(
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
    *_extra_columns({name: KEPT_FLAGS[name] for name in ("pbi_nas", "pbi_pemda")}),
)
CONTRACT: dict[Kind, tuple[Column, ...]] = {"family": FAMILY, "person": PERSON}

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


def recognise(names: list[str], kind: Kind) -> Header:
    """Match a file's header to the contract of its kind; raises MissingColumn for the first gap."""
    return matched(names, kind, CONTRACT[kind], NOT_KEPT[kind])


def looks_like_header(names: list[str], kind: Kind) -> bool:
    """Whether a first row names at least one column of the delivery, and so is no person's row."""
    return not column_names(kind).isdisjoint(plain(name) for name in names)


@cache
def column_names(kind: Kind) -> frozenset[str]:
    """Every name that a column of this kind of file may have."""
    return NOT_KEPT[kind].union(*(column.spellings for column in CONTRACT[kind]))


def kind_of(file_name: str, sheet: str, names: list[str]) -> Kind | None:
    """Which table this is: told by its columns, else by its sheet, else by its file, else None."""
    plains = {plain(name) for name in names}
    if code_book(names) or is_list(names):
        return None
    own = {
        kind: len(plains & (column_names(kind) - column_names(other)))
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
    return max(len(plains & column_names(kind)) for kind in CONTRACT)


def is_header(cells: list[str]) -> bool:
    """Whether a row is a header: it names two known columns, or those of a code book."""
    return named(cells) >= 2


def _left_out_as(names: list[str]) -> Why:
    if code_book(names):
        return "code_book"
    return "other_list" if is_list(names) else "no_table"


REGISTRY: Final = Form(
    columns=CONTRACT,
    kind_of=kind_of,
    recognise=recognise,
    looks_like_header=looks_like_header,
    named=named,
    is_header=is_header,
    number_names=frozenset((*NIK.spellings, *KK.spellings)),
    merged_names=frozenset(
        each
        for columns in CONTRACT.values()
        for column in columns
        if column.fills_down
        for each in column.spellings
    ),
    needed_names=frozenset(each for column in (NIK, KK, DECILE, DESA) for each in column.spellings),
    left_out_as=_left_out_as,
    is_strict=True,
    # Two rows of one family that say different things are told by its KK alone.
    alike={"family": (KK.name,), "person": (KK.name, NIK.name, "tanggal_lahir")},
)


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
