"""What recipient lists look like: their columns, by the names that offices use.

A list has one row for each benefit (program, nik, no_kk, periode, nominal, status), or is wide as
SIKS-NG shows it: one row for each person, a column for each programme that says yes or no, and
perhaps a `periode_` and a `nominal_` column for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from data.intake.columns import (
    KK,
    NIK,
    Column,
    Header,
    Kind,
    MissingColumn,
    code_book,
    matched,
    places_of,
    plain,
)
from data.intake.forms import Form
from data.intake.headers import DATA
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
# What rows say beside their numbers: mostly the same few things.
TOLD = (PROGRAMME, *PERIODS, YEAR, AMOUNT, PAYMENT, STATUS, REMARK, *FLAGS[:-1])
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
# Columns of such lists, and of lists of deaths, that nobody here needs: known, so no strangers.
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
NUMBER_NAMES = frozenset(each for column in NUMBERS for each in column.spellings)


@dataclass(frozen=True)
class RecipientColumns:
    """The columns of lists of recipients, and the programmes that a list may name.

    spellings: plain spelling of a programme -> its code.
    programme, period: what the operator states for lists that do not say it.
    with_names: name and address too, which the intake never reads (data/matching/findings.py does).
    """

    spellings: Mapping[str, str]
    programme: str | None = None
    period: str | None = None
    with_names: bool = False

    @property
    def form(self) -> Form:
        """What lists of recipients look like."""
        return Form(
            columns={"recipient": (*self._long, *FLAGS)},
            kind_of=self._kind_of,
            recognise=self._recognise,
            looks_like_header=self._looks_like_header,
            named=self._named,
            is_header=self._is_header,
            number_names=NUMBER_NAMES,
            merged_names=frozenset(
                each for column in LONG if column.fills_down for each in column.spellings
            ),
            needed_names=NUMBER_NAMES,
        )

    def flags(self, header: Header) -> dict[str, int]:
        """The programmes that a wide list has a column for, with the place of that column."""
        return {
            self.spellings[plain_code(name)]: place
            for place, name in reversed(list(enumerate(header.plain_names)))
            if plain_code(name) in self.spellings
        }

    @property
    def _long(self) -> tuple[Column, ...]:
        return (*LONG, *WHO) if self.with_names else LONG

    def _kind_of(self, file_name: str, sheet: str, names: list[str]) -> Kind | None:
        """A list unless it is a code book: what the operator names is meant to be one."""
        return None if code_book(names) else "recipient"

    def _recognise(self, names: list[str], kind: Kind) -> Header:
        """Where the columns stand; raises MissingColumn for number, programme or period."""
        header = matched(names, kind, self._long, NOT_KEPT)
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
            for place, name in enumerate(header.plain_names)
            if place not in used and name and name not in NOT_KEPT
        )
        unknown = tuple(names[place or 0].strip() for place in lists["strangers"])
        return replace(header, unknown=unknown, lists=lists if codes else {})

    def _beside(
        self, header: Header, codes: Mapping[str, int], prefix: str
    ) -> tuple[int | None, ...]:
        """For each programme of a wide list the place of its `prefix` column, or None."""
        places = {
            self.spellings.get(plain_code(name.removeprefix(prefix))): place
            for place, name in enumerate(header.plain_names)
            if name.startswith(prefix)
        }
        return tuple(places.get(code) for code in codes)

    def _looks_like_header(self, names: list[str], kind: Kind) -> bool:
        """Whether a first row names at least one column of a list, and holds no number."""
        return bool(self._named(names)) and not any(DATA.search(name) for name in names)

    def _named(self, cells: list[str]) -> int:
        plains = {plain(name) for name in cells}
        return sum(name in KNOWN or plain_code(name) in self.spellings for name in plains)

    def _is_header(self, cells: list[str]) -> bool:
        """Whether a row is a header: it names NIK or KK and another column; or a code book's."""
        if code_book(cells):
            return True
        return bool(places_of(cells, NUMBER_NAMES)) and self._named(cells) >= 2


def _missing(column: Column, names: list[str], instead: str = "") -> MissingColumn:
    """A needed column that is not there, with the header most like it."""
    by_plain = {plain(name): name for name in names if plain(name)}
    near = get_close_matches(column.name, by_plain, n=1, cutoff=0.5)
    return MissingColumn(column.name, by_plain[near[0]].strip() if near else None, instead)
