"""What recipient lists and death lists look like: their columns, by the names that offices use.

A list has one row for each benefit (program, nik, no_kk, periode, nominal, status), or is wide as
SIKS-NG shows it: one row for each person, a column for each programme that says yes or no, and
perhaps a `periode_` and a `nominal_` column for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from data.intake import registry
from data.intake.headers import DATA
from data.intake.registry import KK, NIK, Column, Header, Kind, MissingColumn, plain
from data.reference.programmes import plain_code

PERSON = replace(NIK, aliases=(*NIK.aliases, "n_i_k", "nomor_ktp"))
NUMBERS = (
    replace(
        PERSON,
        aliases=(
            *PERSON.aliases,
            *("nik_kpm", "nik_penerima", "nik_pengurus", "nik_pm"),
            # One column for either: a number that no person has is tried as KK.
            *("nik_kk", "nik_no_kk", "no_kk_nik", "kk_nik", "nik_atau_kk", "nik_atau_no_kk"),
        ),
        is_needed=False,
    ),
    replace(
        KK,
        aliases=(*KK.aliases, "no_kartu_keluarga", "kartu_keluarga", "n_k_k", "nkk"),
        is_needed=False,
    ),
)
PROGRAMME = Column(
    "program",
    (
        *("programme", "kode_program", "nama_program", "jenis_program", "program_bantuan"),
        *("jenis_bantuan", "jenis_bansos", "nama_bantuan", "bansos", "bantuan"),
    ),
    is_needed=False,
)
PERIOD = Column(
    "periode",
    ("period", "periode_salur", "periode_bantuan", "masa", "masa_salur"),
    is_needed=False,
)
# A payment stage (tahap) is a quarter; only a column of months counts months.
QUARTER = Column(
    "triwulan",
    ("tw", "tahap", "tahap_salur", "kuartal", "tahap_penyaluran", "quarter"),
    is_needed=False,
)
MONTH = Column("bulan", ("bulan_salur", "bulan_penyaluran", "month"), is_needed=False)
PERIODS = (PERIOD, QUARTER, MONTH)
YEAR = Column("tahun", ("thn", "tahun_anggaran", "tahun_salur"), is_needed=False)
AMOUNT = Column(
    "nominal",
    (
        *("jumlah", "nilai", "besaran", "jumlah_bantuan", "nilai_bantuan", "nominal_bantuan"),
        *("jumlah_uang", "rupiah", "nominal_salur"),
    ),
    is_needed=False,
    fills_down=False,
)
# What tells of a payment goes before what tells of a person.
PAYMENT = Column(
    "status_salur",
    (
        *("status_penyaluran", "status_bayar", "status_pembayaran", "status_pencairan"),
        *("status_transaksi", "status_transfer", "status_sp2d", "hasil_salur", "keterangan_salur"),
    ),
    is_needed=False,
)
STATUS = Column(
    "status",
    ("status_kpm", "status_penerima", "status_kepesertaan", "status_rekening"),
    is_needed=False,
)
# Free words, among which may be those of a payment.
REMARK = Column(
    "keterangan",
    ("ket", "keterangan_gagal", "alasan_gagal", "alasan", "catatan"),
    is_needed=False,
    fills_down=False,
)
# A row of sums, wherever in it the word stands.
TOTAL = Column(
    "is_total",
    (),
    is_needed=False,
    pattern=r"(?im)^[^a-z0-9\n]*((sub|grand)[^a-z0-9\n]*)?(jumlah|jml|total)\b",
)
# A cell of numbers with words or money in it (O, I and L are typed for digits), and the digits of
# what is no person: round money, and the number of a civil servant.
WORDS = "(?i)^rp|nip|([a-hj-km-np-z][^a-hj-km-np-z]*){4}"
NO_PERSON = (
    "^([0-9]{1,10}000|(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-9]{2}(19|20)[0-9]{2}(0[1-9]|1[0-2])"
    "[12][0-9]{3})$"
)
# Of a wide list, in one order: what says yes or no, its period, its amount, its payment; and the
# columns that nobody knows, among which may be programmes.
BESIDE = {"flag_periods": "periode_", "flag_amounts": "nominal_", "flag_statuses": "status_"}
FLAGS = tuple(
    Column(name, (), is_needed=False, is_list=True) for name in ("flags", *BESIDE, "strangers")
)
# Read only to tell those who must act whom they look for (data/matching/findings.py).
WHO = (
    Column(
        "nama",
        (
            *("nama_penerima", "nama_kpm", "nama_pengurus", "nama_lengkap"),
            *("nama_kepala_keluarga", "nama_art"),
        ),
        is_needed=False,
    ),
    Column("alamat", ("alamat_lengkap", "jalan"), is_needed=False),
)
LONG = (*NUMBERS, PROGRAMME, *PERIODS, YEAR, AMOUNT, PAYMENT, STATUS, REMARK, TOTAL)
DIED = Column(
    "tanggal_meninggal",
    (
        *("tgl_meninggal", "tanggal_kematian", "tgl_kematian", "tanggal_wafat", "tgl_wafat"),
        *("tgl_mati", "tanggal_mati", "tanggal_meninggal_dunia", "tgl_meninggal_dunia"),
    ),
)
# Columns of such lists that nobody here needs: known, so not reported as strangers.
NOT_KEPT = frozenset(
    """
    no nomor id idsemesta id_keluarga id_wilayah id_kpm nama nama_penerima nama_kpm
    nama_kepala_keluarga nama_pengurus nama_ibu_kandung alamat rt rw dusun provinsi kabupaten
    kabupaten_kota kecamatan kelurahan desa kelurahan_desa kode_provinsi kode_kabupaten_kota
    kode_kecamatan kode_kelurahan_desa no_rekening no_kks kks bank keterangan tanggal_salur
    keterangan_disabilitas keterangan_meninggal masih_hidup_label isaktifhamil is_nonaktif
    deleted_label padankan_at first_sk no_akta_kematian tempat_meninggal jenis_kelamin
    tanggal_lahir tempat_lahir
    """.split()
)


KNOWN = NOT_KEPT.union(*(column.spellings for column in LONG))


@dataclass(frozen=True)
class RecipientForm:
    """Lists of recipients; `spellings` are plain codes, the rest is what the operator stated.

    The intake never reads names: `tells_who` is for data/matching/findings.py.
    """

    spellings: Mapping[str, str]
    programme: str | None = None
    period: str | None = None
    tells_who: bool = False

    @property
    def HAS_ROW_HASH(self) -> bool:
        """No: equal rows of a list are two benefits."""
        return False

    @property
    def CONTRACT(self) -> Mapping[Kind, tuple[Column, ...]]:
        """The columns of a list."""
        return {"recipient": (*self._long, *FLAGS)}

    @property
    def _long(self) -> tuple[Column, ...]:
        return (*LONG, *WHO) if self.tells_who else LONG

    def kind_of(self, file_name: str, sheet: str, names: list[str]) -> Kind | None:
        """A list unless it is a code book: what the operator names is meant to be one."""
        return None if registry.code_book(names) else "recipient"

    def recognise(self, names: list[str], kind: Kind) -> Header:
        """Where the columns stand; raises MissingColumn for number, programme or period."""
        header = registry.matched(names, kind, self._long, NOT_KEPT)
        if not header.positions.keys() & {NIK.name, KK.name}:
            raise _missing(NIK, names)
        codes = {} if PROGRAMME.name in header.positions else self.flags(header)
        if not (codes or self.programme or PROGRAMME.name in header.positions):
            raise _missing(PROGRAMME, names, "--programme PKH")
        lists = {name: self._beside(header, codes, prefix) for name, prefix in BESIDE.items()}
        has_period = not header.positions.keys().isdisjoint(each.name for each in PERIODS)
        if not (self.period or has_period or (codes and any(lists["flag_periods"]))):
            raise _missing(PERIOD, names, "--period 2025-Q3")
        lists["flags"] = tuple(codes.values())
        used = {*header.positions.values(), *(place for each in lists.values() for place in each)}
        lists["strangers"] = tuple(
            place
            for place, name in enumerate(header.found)
            if place not in used and name and name not in NOT_KEPT
        )
        unknown = tuple(names[place or 0].strip() for place in lists["strangers"])
        return replace(header, unknown=unknown, lists=lists if codes else {})

    def flags(self, header: Header) -> dict[str, int]:
        """The programmes that a wide list has a column for, with the place of that column."""
        return {
            self.spellings[plain_code(name)]: place
            for place, name in reversed(list(enumerate(header.found)))
            if plain_code(name) in self.spellings
        }

    def _beside(
        self, header: Header, codes: Mapping[str, int], prefix: str
    ) -> tuple[int | None, ...]:
        """For each programme of a wide list the place of its `prefix` column, or None."""
        places = {
            self.spellings.get(plain_code(name.removeprefix(prefix))): place
            for place, name in enumerate(header.found)
            if name.startswith(prefix)
        }
        return tuple(places.get(code) for code in codes)

    def looks_like_header(self, names: list[str], kind: Kind) -> bool:
        """Whether a first row names at least one column of a list, and holds no number."""
        return bool(self.named(names)) and not any(DATA.search(name) for name in names)

    def named(self, cells: list[str]) -> int:
        """How many known columns a row names."""
        plains = {plain(name) for name in cells}
        return sum(name in KNOWN or plain_code(name) in self.spellings for name in plains)

    def is_header(self, cells: list[str]) -> bool:
        """Whether a row is a header: it names NIK or KK and another column; or a code book's."""
        if registry.code_book(cells):
            return True
        return bool(self.numbers(cells)) and self.named(cells) >= 2

    def numbers(self, names: list[str]) -> list[int]:
        """The places of columns of KK and NIK numbers."""
        known = {each for column in NUMBERS for each in column.spellings}
        return [place for place, name in enumerate(names) if plain(name) in known]

    def fills(self, names: list[str]) -> set[int]:
        """The places of columns in which a merged cell holds for all its rows."""
        known = {each for column in LONG if column.fills_down for each in column.spellings}
        return {place for place, name in enumerate(names) if plain(name) in known}

    def last_needed(self, names: list[str]) -> int:
        """The place of the last of NIK and KK."""
        return max(self.numbers(names), default=-1)


class DeathForm:
    """Lists of deaths: a NIK and a date in each row."""

    HAS_ROW_HASH = False
    CONTRACT: Mapping[Kind, tuple[Column, ...]] = {"death": (PERSON, DIED)}

    def kind_of(self, file_name: str, sheet: str, names: list[str]) -> Kind | None:
        """A list of deaths unless it is a code book: the operator's words say what it is."""
        return None if registry.code_book(names) else "death"

    def recognise(self, names: list[str], kind: Kind) -> Header:
        """Where NIK and date stand; raises MissingColumn."""
        return registry.matched(names, kind, self.CONTRACT[kind], NOT_KEPT | {KK.name, "no_kk"})

    def looks_like_header(self, names: list[str], kind: Kind) -> bool:
        """Whether a first row names at least one column of such a list."""
        known = {spelling for column in self.CONTRACT[kind] for spelling in column.spellings}
        return not known.isdisjoint(plain(name) for name in names)

    def named(self, cells: list[str]) -> int:
        """How many known columns a row names."""
        known = NOT_KEPT.union(KK.spellings, *(each.spellings for each in (PERSON, DIED)))
        return len({plain(cell) for cell in cells} & known)

    def is_header(self, cells: list[str]) -> bool:
        """Whether a row is a header: it names NIK and date; or those of a code book."""
        plains = {plain(cell) for cell in cells}
        if registry.code_book(cells):
            return True
        return all(plains.intersection(column.spellings) for column in self.CONTRACT["death"])

    def numbers(self, names: list[str]) -> list[int]:
        """The place of the column of NIK numbers."""
        return [place for place, name in enumerate(names) if plain(name) in PERSON.spellings]

    def fills(self, names: list[str]) -> set[int]:
        """No merged cell holds for more than its own row."""
        return set()

    def last_needed(self, names: list[str]) -> int:
        """The place of the last of NIK and date."""
        needed = {*PERSON.spellings, *DIED.spellings}
        return max((place for place, name in enumerate(names) if plain(name) in needed), default=-1)


def _missing(column: Column, names: list[str], instead: str = "") -> MissingColumn:
    """A needed column that is not there, with the header most like it."""
    by_plain = {plain(name): name for name in names if plain(name)}
    near = get_close_matches(column.name, by_plain, n=1, cutoff=0.5)
    return MissingColumn(column.name, by_plain[near[0]].strip() if near else None, instead)
