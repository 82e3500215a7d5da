"""The rules of social programmes as dated rows: what they are, who may get them, which exclude.

programmes.csv and overlaps.csv: the newest row of a programme or a pair that is in force on a date
counts from then on. eligibility.csv: every row in force on a date opens one way into a programme.
Changing a row changes the numbers from its date on, and nothing before it.
"""

import re
from collections import defaultdict
from pathlib import Path

import duckdb

from data.reference.fact_rows import (
    Lines,
    ReferenceProblem,
    Row,
    check_date,
    check_whole,
    make_tables,
    once,
)
from data.reference.tables import read_rows
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
    them; dates are inclusive. Raises ReferenceProblem for the first wrong row, and makes nothing.
    """
    rows = {name: read_rows(folder / name, TABLES) for name in TABLES}
    for name, lines in rows.items():
        for line, row in lines:
            _check_cells(name, line, row)
    _check_programmes(rows["programmes.csv"])
    units = {row["programme_code"]: row["unit"] for _line, row in rows["programmes.csv"]}
    _check_eligibility(units, rows["eligibility.csv"])
    _check_overlaps(units, rows["overlaps.csv"])
    make_tables(connection, rows, TABLES)


def plain_code(text: str) -> str:
    """A programme as we compare it: letters and digits only, in capitals."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def codes_by_spelling(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Every spelling of a programme, made plain, and its code."""
    rows = connection.execute("select programme_code, aliases from programme").fetchall()
    return {
        plain_code(spelling): code
        for code, aliases in rows
        for spelling in (code, *(aliases or "").split(";"))
        if plain_code(spelling)
    }


def _check_cells(name: str, line: int, row: Row) -> None:
    """The cells of one row, each by itself."""
    for column, words in WORDS[name].items():
        if row[column] not in words:
            what = _("{text} tidak dikenal; yang ada: {words}").format(
                text=repr(row[column]), words=", ".join(word or "-" for word in words)
            )
            raise ReferenceProblem(name, line, column, what)
    for column, most in NUMBERS[name].items():
        check_whole(name, line, row, column, most)
    for low, high in RANGES[name]:
        if row[low] and row[high] and int(row[low]) > int(row[high]):
            raise ReferenceProblem(
                name, line, high, _("lebih kecil daripada {low}").format(low=low)
            )
    for column in ("valid_from", "valid_to"):
        if row.get(column):
            check_date(name, line, row, column)


def _check_programmes(lines: Lines) -> None:
    name = "programmes.csv"
    once(name, lines, ("programme_code", "valid_from"))
    first: dict[str, Row] = {}
    spellings: dict[str, str] = {}
    for line, row in lines:
        code = row["programme_code"]
        if not CODE.fullmatch(code):
            what = _("{text} bukan kode; tulis seperti BLT_DESA").format(text=repr(code))
            raise ReferenceProblem(name, line, "programme_code", what)
        own = first.setdefault(code, row)
        if (own is row) != (not row["valid_from"]):
            what = _("baris pertama setiap program tanpa tanggal, baris berikutnya bertanggal")
            raise ReferenceProblem(name, line, "valid_from", what)
        if own["unit"] != row["unit"]:
            raise ReferenceProblem(
                name, line, "unit", _("harus sama dengan baris pertama program ini")
            )
        if (row["amount_low_idr"] or row["amount_high_idr"]) and not row["amount_period"]:
            raise ReferenceProblem(name, line, "amount_period", _("kosong, padahal ada jumlahnya"))
        for spelling in (code, *row["aliases"].split(";")):
            other = spellings.setdefault(plain_code(spelling), code) if spelling else code
            if other != code:
                what = _("{text} sudah dipakai {other}").format(text=repr(spelling), other=other)
                raise ReferenceProblem(name, line, "aliases", what)


def _check_eligibility(units: dict[str, str], lines: Lines) -> None:
    name = "eligibility.csv"
    spans: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for line, row in lines:
        _known(units, name, line, row, "programme_code")
        check_date(name, line, row, "valid_from")
        start, end = row["valid_from"], row["valid_to"] or FOREVER
        if end < start:
            raise ReferenceProblem(name, line, "valid_to", _("sebelum valid_from"))
        key = (row["programme_code"], row["component"])
        for other_start, other_end, other in spans[key]:
            if start <= other_end and other_start <= end:
                what = _("berlaku bersamaan dengan baris {other}; akhiri baris lama dahulu").format(
                    other=other
                )
                raise ReferenceProblem(name, line, "valid_from", what)
        spans[key].append((start, end, line))
        for column in ("decile_min", "decile_max"):
            if row[column] == "0" or bool(row["decile_min"]) != bool(row["decile_max"]):
                raise ReferenceProblem(name, line, column, _("isi keduanya, 1 sampai 10"))


def _check_overlaps(units: dict[str, str], lines: Lines) -> None:
    name = "overlaps.csv"
    seen: dict[tuple[str, ...], int] = {}
    for line, row in lines:
        pair = [row["programme_code"], row["other_code"]]
        for column in ("programme_code", "other_code"):
            _known(units, name, line, row, column)
        if pair[0] == pair[1]:
            raise ReferenceProblem(name, line, "other_code", _("pasangan dengan dirinya sendiri"))
        first = seen.setdefault((*sorted(pair), row["valid_from"]), line)
        if first != line:
            raise ReferenceProblem(
                name,
                line,
                "programme_code",
                _("sudah ada di baris {first}; simpan satu saja").format(first=first),
            )
        if row["level"] == "person" and {units[code] for code in pair} != {"person"}:
            what = _("tingkat orang hanya untuk dua program perorangan")
            raise ReferenceProblem(name, line, "level", what)


def _known(units: dict[str, str], name: str, line: int, row: Row, column: str) -> None:
    if row[column] not in units:
        what = _("{code} tidak ada di programmes.csv").format(code=repr(row[column]))
        raise ReferenceProblem(name, line, column, what)
