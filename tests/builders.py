"""Deliveries of the DTSEN family and person files, written as offices get them.

Rows are dicts by the official column names; a Dialect says how a file spells them. Every person is
made up: KK and NIK start with 9999, a province that does not exist, unless a test needs a registry
that counts as real; then they start with 3519 and go on with zeros.
"""

import csv
import gzip
import hashlib
import io
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

Row = dict[str, str]
Cells = Sequence[Sequence[Any]]
Format = Literal["csv", "xlsx", "parquet"]
Header = Literal["plain", "spaced", "upper", "v2", "padu", "siks", "parts", "bps parts"]
Code = Literal["dotted", "undotted", "point_zero", "apostrophe", "spaced", "dashed", "bps"]
Pack = Literal["", "zip", "gz", "one zip"]

AREAS = Path(__file__).parent.parent / "data" / "reference" / "areas.csv"

FAMILY_COLUMNS = """
    kode_provinsi provinsi kode_kabupaten_kota kabupaten_kota kode_kecamatan kecamatan
    kode_kelurahan_desa kelurahan_desa alamat nomor_kartu_keluarga jumlah_anggota_keluarga
    nama_kepala_keluarga desil_nasional pbi_nas pbi_pemda id_pelanggan_pln
    status_kepemilikan_rumah jenis_lantai_terluas luas_lantai jenis_dinding_terluas
    jenis_atap_terluas sumber_air_minum_utama sumber_penerangan_utama daya_terpasang
    bahan_bakar_utama_memasak fasilitas_bab jenis_kloset pembuangan_akhir_tinja kepemilikan_aset
    aset_bergerak_tabung_gas aset_bergerak_lemari_es aset_bergerak_ac aset_bergerak_pemanas_air
    aset_bergerak_telepon_rumah aset_bergerak_tv_datar aset_bergerak_emas_perhiasan
    aset_bergerak_komputer_laptop_tablet aset_bergerak_sepeda_motor aset_bergerak_sepeda
    aset_bergerak_mobil aset_bergerak_perahu aset_bergerak_kapal_perahu_motor
    aset_bergerak_smartphone aset_tidak_bergerak_lahan_lainnya aset_tidak_bergerak_rumah_lainnya
    jumlah_ternak_sapi jumlah_ternak_kerbau jumlah_ternak_kuda jumlah_ternak_babi
    jumlah_ternak_kambing_domba desil_provinsi desil_kabupaten_kota
""".split()

PERSON_COLUMNS = """
    nomor_induk_kependudukan nomor_kartu_keluarga nama tanggal_lahir jenis_kelamin
    status_hubungan_keluarga pbi_nas pbi_pemda status_kawin partisipasi_sekolah
    jenjang_tertinggi_yang_diduduki kelas_tertinggi_yang_diduduki ijazah_tertinggi_yang_dimiliki
    status_bekerja lapangan_usaha_dari_pekerjaan_utama status_dalam_pekerjaan_utama
    kepemilikan_usaha jumlah_usaha lapangan_usaha_dari_usaha_utama
    jumlah_pekerja_yang_dibayar_dari_usaha_utama
    jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama omzet_usaha_utama kondisi_gizi penglihatan
    pendengaran berjalan_atau_naik_tangga menggunakan_tangan_jari belajar_kemampuan_intelektual
    pengendalian_perilaku berbicara_komunikasi mengurus_diri mengingat_berkonsentrasi
    kesedihan_depresi penyakit_kronis kode_provinsi_ktp provinsi_ktp kode_kabupaten_kota_ktp
    kabupaten_kota_ktp kode_kecamatan_ktp kecamatan_ktp kode_kelurahan_desa_ktp
    kelurahan_desa_ktp rt_ktp rw_ktp dusun_ktp alamat_ktp pekerjaan_ktp pendidikan_akhir_ktp
""".split()

# Header variants seen in files that offices hold (registry-files.md, 4.1 and 4.2).
V2 = {"nama_kepala_keluarga": "nama_anggota_keluarga"}
PADU = {
    "nomor_induk_kependudukan": "r101",
    "nomor_kartu_keluarga": "r102",
    "desil_nasional": "r104",
    "jenis_kelamin": "jk",
    "tanggal_lahir": "tgl_lahir",
    "status_hubungan_keluarga": "shdk",
    "pbi_nas": "pbi_apbn",
    "pbi_pemda": "pbi_apbd",
}
SIKS = {
    "nomor_induk_kependudukan": "nik",
    "nomor_kartu_keluarga": "no_kk",
    "desil_nasional": "desil",
    "status_hubungan_keluarga": "hub_kepala_keluarga",
}
PARTS = {
    **SIKS,
    "kode_provinsi": "kd_prov",
    "kode_kabupaten_kota": "kd_kab",
    "kode_kecamatan": "kd_kec",
    "kode_kelurahan_desa": "kd_desa",
}


@dataclass(frozen=True)
class Dialect:
    """How a delivery is written. `quoting`: all, minimal or none; `line_end`: \\n, \\r\\n, \\r."""

    format: Format = "csv"
    delimiter: str = "|"
    quoting: Literal["all", "minimal", "none"] = "all"
    encoding: str = "utf-8"
    line_end: str = "\n"
    header: Header = "plain"
    code: Code = "dotted"
    pack: Pack = ""
    is_numeric: bool = False  # numbers as numbers, where the format has such a type


PLAIN = Dialect()


def areas() -> dict[str, dict[str, str]]:
    """The rows of areas.csv by their Kemendagri code."""
    with AREAS.open(encoding="utf-8-sig", newline="") as file:
        return {row["area_code"]: row for row in csv.DictReader(file)}


def villages() -> list[str]:
    """Codes of the 206 desa, in order."""
    return sorted(code for code, row in areas().items() if row["level"] == "desa")


def key_of(number: str) -> int:
    """A record key for a number that stands for its own hash in a test."""
    return int(hashlib.md5(number.encode(), usedforsecurity=False).hexdigest()[:8], 16)


def kk(number: int, prefix: str = "9999") -> str:
    """A made-up KK number of 16 digits."""
    return f"{prefix}{number:0{16 - len(prefix)}d}"


def nik(number: int, prefix: str = "9999") -> str:
    """A made-up NIK of 16 digits; never a KK number of this module."""
    return f"{prefix}9{number:0{15 - len(prefix)}d}"


def family(number: int, desa: str, decile: object = 5, **cells: str) -> Row:
    """One family row; `cells` overrule by column name."""
    province, kabupaten, kecamatan = desa[:2], desa[:5], desa[:8]
    return {
        "kode_provinsi": province,
        "kode_kabupaten_kota": kabupaten,
        "kode_kecamatan": kecamatan,
        "kode_kelurahan_desa": desa,
        "alamat": f"JL. CONTOH NO {number}",
        "nomor_kartu_keluarga": kk(number),
        "nama_kepala_keluarga": f"CONTOH {number}",
        "desil_nasional": "" if decile is None else str(decile),
        **cells,
    }


def person(number: int, of: int, **cells: str) -> Row:
    """One person row of the family `of`; `cells` overrule by column name."""
    return {
        "nomor_induk_kependudukan": nik(number),
        "nomor_kartu_keluarga": kk(of),
        "nama": f"CONTOH {number}",
        "tanggal_lahir": "2000-01-01",
        "jenis_kelamin": str(1 + number % 2),
        **cells,
    }


def household(
    number: int, desa: str, decile: object = 5, members: int = 3
) -> tuple[list[Row], list[Row]]:
    """A family row and its person rows, numbered from 100 times its own number."""
    one = family(number, desa, decile, jumlah_anggota_keluarga=str(members))
    return [one], [person(100 * number + each, number) for each in range(members)]


def registry(plan: Iterable[tuple[str, object, int]], start: int = 1, members: int = 3):
    """Family and person rows of a plan: (desa, decile, number of families), in that order."""
    families: list[Row] = []
    persons: list[Row] = []
    number = start
    for desa, decile, count in plan:
        for _each in range(count):
            more_families, more_persons = household(number, desa, decile, members)
            families += more_families
            persons += more_persons
            number += 1
    return families, persons


def write_delivery(
    folder: Path,
    families: Sequence[Row],
    persons: Sequence[Row],
    *,
    release: str = "2025-3",
    region: str = "35.19",
    dialect: Dialect = PLAIN,
    line_of: dict[str, str] | None = None,
) -> list[Path]:
    """Write both files; their paths (or that of the one zip). `line_of` replaces raw CSV lines:
    the key is a KK or NIK that the line holds, the value the line to write instead."""
    folder.mkdir(parents=True, exist_ok=True)
    year, number = release.split("-")
    paths = []
    for stem, columns, rows in (
        ("keluarga", FAMILY_COLUMNS, families),
        ("anggota_keluarga", PERSON_COLUMNS, persons),
    ):
        path = folder / f"{stem}_dtsen_v{number}_{year}_{region}.{dialect.format}"
        write_table(path, columns, rows, dialect, line_of)
        paths.append(_pack(path, dialect))
    if dialect.pack == "one zip":
        one = folder / f"DTSEN_V{number}_{year}.zip"
        with zipfile.ZipFile(one, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in paths:
                packed.write(path, f"DTSEN_V{number}/35/{path.name}")
                path.unlink()
        return [one]
    return paths


def write_table(
    path: Path,
    columns: Sequence[str],
    rows: Sequence[Row],
    dialect: Dialect = PLAIN,
    line_of: dict[str, str] | None = None,
) -> None:
    """One file of a delivery, not packed."""
    header = [_title(column, dialect.header) for column in columns]
    body = [[_spelled(row, dialect).get(column, "") for column in columns] for row in rows]
    if dialect.format == "csv":
        path.write_bytes(_csv(header, body, dialect, line_of or {}))
    elif dialect.format == "parquet":
        cells = [_typed([row[place] for row in body], dialect) for place in range(len(columns))]
        pq.write_table(
            pa.table({name: list(each) for name, each in zip(header, cells, strict=True)}), path
        )
    else:
        with xlsxwriter.Workbook(path) as book:
            book.set_properties({"created": datetime(2026, 1, 1)})
            sheet = book.add_worksheet("Data")
            sheet.write_row(0, 0, header)
            for place in range(len(columns)):
                for line, cell in enumerate(_typed([row[place] for row in body], dialect), 1):
                    if isinstance(cell, float):
                        sheet.write_number(line, place, cell)
                    elif cell:
                        sheet.write_string(line, place, str(cell))


def regency(members: int = 2, prefix: str = "3519") -> tuple[list[Row], list[Row]]:
    """Families of deciles 1 to 10 in two desa of each kecamatan: nothing is missing. The numbers
    look real, so that what is told of real numbers holds for them."""
    ends = [own for each in _kecamatan() for own in (each[0], each[-1])]
    families, persons = registry(
        [(desa, 1 + place % 10, 1) for place, desa in enumerate(ends)], start=11, members=members
    )
    for row in [*families, *persons]:
        for column in ("nomor_kartu_keluarga", "nomor_induk_kependudukan"):
            if column in row:
                row[column] = prefix + row[column][4:]
    for place, row in enumerate(persons):
        # No NIK ends with 0, as if it had been rounded.
        number = row["nomor_induk_kependudukan"]
        row["nomor_induk_kependudukan"] = f"{number[:-1]}{1 + place % members}"
    return families, persons


def _kecamatan() -> list[list[str]]:
    """The desa of each kecamatan, in order."""
    own: dict[str, list[str]] = {}
    for desa in villages():
        own.setdefault(desa[:8], []).append(desa)
    return list(own.values())


# Enough columns to know a family and a person by.
FEW_FAMILY = """
    kode_kelurahan_desa alamat nomor_kartu_keluarga nama_kepala_keluarga desil_nasional
    jenis_lantai_terluas luas_lantai
""".split()
FEW_PERSON = """
    nomor_induk_kependudukan nomor_kartu_keluarga nama tanggal_lahir jenis_kelamin
    status_hubungan_keluarga partisipasi_sekolah
""".split()


def cells(columns: Sequence[str], rows: Iterable[Row]) -> Cells:
    """A header and its rows, as a sheet has them."""
    return [list(columns), *([row.get(column, "") for column in columns] for row in rows)]


def text_file(path: Path, rows: Cells, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    """A CSV of those cells, quoted where needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def workbook(
    path: Path, sheets: dict[str, Cells], hidden: Iterable[str] = (), **options: object
) -> Path:
    """A workbook of those sheets; numbers stay numbers, days days. `options` are xlsxwriter's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy", **options}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(line, place, cell)
                    elif cell is not None:
                        sheet.write(line, place, cell)
            if name in hidden:
                sheet.hide()
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    """An archive of those files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def unzipped(file: io.BytesIO | Path) -> dict[str, bytes]:
    """The files of an archive."""
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def csv_lines(path: Path) -> list[str]:
    """The lines of a plain CSV, for tests that break some of them."""
    return path.read_text(encoding="utf-8").split("\n")


def _csv(header: list[str], body: list[list[str]], dialect: Dialect, line_of: dict[str, str]):
    text = io.StringIO(newline="")
    match dialect.quoting:
        case "all":
            quoting = csv.QUOTE_ALL
        case "minimal":
            quoting = csv.QUOTE_MINIMAL
        case "none":
            quoting = csv.QUOTE_NONE
    write = csv.writer(text, delimiter=dialect.delimiter, quoting=quoting, lineterminator="\n")
    write.writerow(header)
    write.writerows(body)
    lines = text.getvalue().split("\n")
    for mark, line in line_of.items():
        places = [place for place, each in enumerate(lines) if mark in each]
        assert len(places) <= 1, f"{mark} stands in {len(places)} lines"
        for place in places:
            lines[place] = line
    return dialect.line_end.join(lines).encode(dialect.encoding)


def _title(column: str, header: Header) -> str:
    names = {"v2": V2, "padu": PADU, "siks": SIKS, "parts": PARTS, "bps parts": PARTS}
    name = names.get(header, {}).get(column, column)
    if header == "upper":
        return name.upper()
    return f" {name}  " if header == "spaced" else name


def _spelled(row: Row, dialect: Dialect) -> Row:
    """The row with its desa code as the dialect writes it; broken codes are left alone."""
    code = row.get("kode_kelurahan_desa", "")
    if len(code) != 13 or code.count(".") != 3:
        return row
    known = areas_by_code.get(code)
    if dialect.header == "parts":
        return {
            **row,
            "kode_provinsi": code[:2],
            "kode_kabupaten_kota": code[3:5],
            "kode_kecamatan": code[6:8].lstrip("0"),
            "kode_kelurahan_desa": code[9:],
        }
    if dialect.header == "bps parts" and known:
        bps = known["bps_code"]
        return {
            **row,
            "kode_provinsi": bps[:2],
            "kode_kabupaten_kota": bps[2:4],
            "kode_kecamatan": bps[4:7].lstrip("0"),
            "kode_kelurahan_desa": bps[7:].lstrip("0"),
        }
    plain = code.replace(".", "")
    return {
        **row,
        "kode_kelurahan_desa": {
            "dotted": code,
            "undotted": plain,
            "point_zero": plain + ".0",
            "apostrophe": "'" + plain,
            "spaced": f" {code} ",
            "dashed": code.replace(".", "-"),
            "bps": known["bps_code"] if known else plain,
        }[dialect.code],
    }


def _typed(cells: list[str], dialect: Dialect) -> Sequence[str | float | None]:
    """A column as floats where the dialect lets numbers be numbers (a spreadsheet's habit)."""
    # Beyond 2**53 a float would lose digits; then the office's file held text.
    is_number = all(cell.isdigit() and int(cell) < 2**53 for cell in cells if cell)
    if not (dialect.is_numeric and is_number):
        return cells
    return [float(cell) if cell else None for cell in cells]


def _pack(path: Path, dialect: Dialect) -> Path:
    if dialect.pack == "zip":
        packed = path.with_suffix(".zip")
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
            file.write(path, path.name)
    elif dialect.pack == "gz":
        packed = path.with_name(path.name + ".gz")
        with path.open("rb") as source, gzip.open(packed, "wb") as file:
            shutil.copyfileobj(source, file)
    else:
        return path
    path.unlink()
    return packed


areas_by_code = areas()
