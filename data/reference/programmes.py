"""The rules of social programmes as dated rows: what they are, who may get them, which exclude.

programmes.csv and overlaps.csv: the newest row of a programme or a pair that is in force on a date
counts from then on. eligibility.csv: every row in force on a date opens one way into a programme.
Changing a row changes the numbers from its date on, and nothing before it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path

import duckdb

from data.reference.fact_rows import (
    Facts,
    Fault,
    Lines,
    Row,
    RowFault,
    check_code,
    check_date,
    check_whole,
    make_tables,
    once,
    refuse,
)
from data.reference.tables import read_table
from data.settings import REFERENCE
from language.text import _

TABLES = {
    "programmes.csv": (
        "programme",
        "programme_code varchar, valid_from date, name varchar, pillar varchar, serves varchar, "
        "unit varchar, government varchar, channel varchar, amount_low_idr bigint, "
        "amount_high_idr bigint, amount_period varchar, is_verified boolean, aliases varchar, "
        "source varchar, note varchar",
    ),
    "eligibility.csv": (
        "eligibility",
        "programme_code varchar, valid_from date, valid_to date, decile_min integer, "
        "decile_max integer, component varchar, age_min integer, age_max integer, "
        "is_verified boolean, source varchar, note varchar",
    ),
    "overlaps.csv": (
        "overlap",
        "programme_code varchar, other_code varchar, level varchar, rule varchar, "
        "valid_from date, is_verified boolean, basis varchar, source varchar, note varchar",
    ),
}
# The Bupati's two pillars, by the names of 28 October 2025.
PILLARS = ("Perlindungan dan Jaminan Sosial", "Pemberdayaan Sosial")
UNITS = ("family", "person")
# What a person must be for a rule to hold; the registry can tell the first ones only.
SEEN = (
    *("child", "pupil", "elderly", "elderly_alone"),
    *("severe_disability", "severe_disability_alone"),
)
UNSEEN = ("pregnant", "rights_victim", "orphan", "assessed", "small_business", "tobacco_worker")
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "programmes.csv": {
        "pillar": PILLARS,
        "serves": (
            *("poor", "elderly", "disability", "children"),
            *("training", "community", "institution"),
        ),
        "unit": UNITS,
        "government": ("national", "province", "kabupaten", "desa"),
        "amount_period": ("", "day", "month", "quarter", "year", "once"),
        "is_verified": ("true", "false"),
    },
    "eligibility.csv": {
        "component": ("", *SEEN, *UNSEEN),
        "is_verified": ("true", "false"),
    },
    "overlaps.csv": {
        "level": UNITS,
        "rule": ("forbidden", "to_check", "allowed"),
        "is_verified": ("true", "false"),
    },
}
# Columns with a code of programmes.csv.
CODES = {
    "programmes.csv": (),
    "eligibility.csv": ("programme_code",),
    "overlaps.csv": ("programme_code", "other_code"),
}
CODE = re.compile(r"[A-Z][A-Z0-9_]*")
NUMBERS = {
    "programmes.csv": {"amount_low_idr": 10**12, "amount_high_idr": 10**12},
    "eligibility.csv": {"decile_min": 10, "decile_max": 10, "age_min": 120, "age_max": 120},
    "overlaps.csv": {},
}
RANGES = {
    "programmes.csv": (("amount_low_idr", "amount_high_idr"),),
    "eligibility.csv": (("decile_min", "decile_max"), ("age_min", "age_max")),
    "overlaps.csv": (),
}
FOREVER = "9999-12-31"


def load_rules(connection: duckdb.DuckDBPyConnection, folder: Path = REFERENCE) -> None:
    """Check the files and make their tables: programme, eligibility, overlap.

    Amounts are rupiah that one recipient gets for one `amount_period`, blank where nobody has seen
    them; dates are inclusive. Raises ReferenceProblem with every wrong cell, and makes nothing.
    """
    make_tables(connection, _checked(folder), TABLES)


def _checked(folder: Path) -> dict[str, Facts]:
    files = {name: read_table(folder / name, TABLES) for name in TABLES}
    programmes, eligibility, overlaps = files.values()
    units = {row["programme_code"]: row["unit"] for _line, row in programmes.rows}
    for name, file in files.items():
        file.add_rows(partial(_check_cells, name, units))
    programmes.add(_check_programmes(programmes.sound))
    eligibility.add(_check_eligibility(eligibility.sound))
    overlaps.add(_check_overlaps(units, overlaps.sound))
    refuse(files.values())
    return files


def plain_code(text: str) -> str:
    """A programme as we compare it: letters and digits only, in capitals."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def codes_by_spelling(folder: Path = REFERENCE) -> dict[str, str]:
    """Every spelling of a programme, made plain, and its code; raises ReferenceProblem."""
    return {
        plain_code(spelling): row["programme_code"]
        for _line, row in _checked(folder)["programmes.csv"].rows
        for spelling in (row["programme_code"], *row["aliases"].split(";"))
        if plain_code(spelling)
    }


@cache
def spellings() -> Mapping[str, tuple[str, ...]]:
    """Other names of each programme by its code, as programmes.csv has them."""
    rows = read_table(REFERENCE / "programmes.csv", TABLES).rows
    return {
        row["programme_code"]: tuple(filter(None, row["aliases"].split(";"))) for _line, row in rows
    }


def _check_cells(name: str, units: Mapping[str, str], row: Row) -> Iterator[Fault]:
    """The cells of one row, each by itself."""
    for column in CODES[name]:
        if units:  # without a readable programmes.csv every row would be told
            yield from check_code(row, column, units, "programmes.csv")
    for column, words in WORDS[name].items():
        if row[column] not in words:
            what = _("{text} tidak dikenal; yang ada: {words}")
            there = ", ".join(word or "-" for word in words)
            yield column, what.format(text=repr(row[column]), words=there)
    for column, most in NUMBERS[name].items():
        yield from check_whole(row, column, most)
    for low, high in RANGES[name]:
        if row[low].isdecimal() and row[high].isdecimal() and int(row[low]) > int(row[high]):
            yield high, _("lebih kecil daripada {low}").format(low=low)
    for column in ("valid_from", "valid_to"):
        if row.get(column):
            yield from check_date(row, column)


def _check_programmes(rows: Lines) -> Iterator[RowFault]:
    yield from once(rows, ("programme_code", "valid_from"))
    first: dict[str, Row] = {}
    spellings: dict[str, str] = {}
    for line, row in rows:
        code = row["programme_code"]
        if not CODE.fullmatch(code):
            what = _("{text} bukan kode; tulis seperti BLT_DESA").format(text=repr(code))
            yield line, "programme_code", what
        own = first.setdefault(code, row)
        if (own is row) != (not row["valid_from"]):
            what = _("baris pertama setiap program tanpa tanggal, baris berikutnya bertanggal")
            yield line, "valid_from", what
        if own["unit"] != row["unit"]:
            yield line, "unit", _("harus sama dengan baris pertama program ini")
        if (row["amount_low_idr"] or row["amount_high_idr"]) and not row["amount_period"]:
            yield line, "amount_period", _("kosong, padahal ada jumlahnya")
        for spelling in (code, *row["aliases"].split(";")):
            other = spellings.setdefault(plain_code(spelling), code) if spelling else code
            if other != code:
                what = _("{text} sudah dipakai {other}").format(text=repr(spelling), other=other)
                yield line, "aliases", what


def _check_eligibility(rows: Lines) -> Iterator[RowFault]:
    spans: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for line, row in rows:
        for column in ("decile_min", "decile_max"):
            if row[column] == "0" or bool(row["decile_min"]) != bool(row["decile_max"]):
                yield line, column, _("isi keduanya, 1 sampai 10")
        start, end = row["valid_from"], row["valid_to"] or FOREVER
        if not start:
            yield from ((line, *fault) for fault in check_date(row, "valid_from"))
            continue
        if end < start:
            yield line, "valid_to", _("sebelum valid_from")
        key = (row["programme_code"], row["component"])
        for other_start, other_end, other in spans[key]:
            if start <= other_end and other_start <= end:
                what = _("berlaku bersamaan dengan baris {other}; akhiri baris lama dahulu")
                yield line, "valid_from", what.format(other=other)
        spans[key].append((start, end, line))


def _check_overlaps(units: Mapping[str, str], rows: Lines) -> Iterator[RowFault]:
    lines: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        pair = [row["programme_code"], row["other_code"]]
        if pair[0] == pair[1]:
            yield line, "other_code", _("pasangan dengan dirinya sendiri")
        first = lines.setdefault((*sorted(pair), row["valid_from"]), line)
        if first != line:
            what = _("sudah ada di baris {first}; simpan satu saja").format(first=first)
            yield line, "programme_code", what
        if row["level"] == "person" and {units.get(code) for code in pair} != {"person"}:
            yield line, "level", _("tingkat orang hanya untuk dua program perorangan")
