"""The facts an office may add to: areas, official figures, targets, known releases.

Each file in data/reference/ is read as text and checked row by row before DuckDB sees it.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb

from data.reference.fact_rows import (
    Lines,
    ReferenceProblem,
    Row,
    check_date,
    check_degrees,
    check_number,
    check_whole,
    column_names,
    make_tables,
    once,
    read_lines,
)
from data.reference.plausibility import (
    check_chances,
    check_errors,
    check_figures,
    check_levels,
    check_targets,
)
from data.settings import REFERENCE
from language.text import _

TABLES = {
    "areas.csv": (
        "area",
        "area_code varchar, bps_code varchar, name varchar, kind varchar, level varchar, "
        "parent_code varchar, latitude double, longitude double, area_km2 double, "
        "aliases varchar, source varchar",
    ),
    "official_poverty.csv": (
        "official_poverty",
        "area_code varchar, period varchar, p0_pct double, p1 double, p2 double, "
        "poor_thousand double, poverty_line_idr bigint, source varchar, note varchar",
    ),
    "targets.csv": (
        "target",
        "area_code varchar, said_on varchar, said_by varchar, rule varchar, low_pct double, "
        "high_pct double, deadline date, judged_on varchar, source varchar, note varchar",
    ),
    "releases.csv": (
        "known_release",
        "release varchar, cutoff date, source varchar, note varchar",
    ),
    "sampling_error.csv": (
        "sampling_error",
        "area_code varchar, period varchar, p0_se_pct double, source varchar, note varchar",
    ),
    "survey_design.csv": (
        "survey_design",
        "level varchar, households integer, design_effect double, source varchar, note varchar",
    ),
    "poverty_by_decile.csv": (
        "decile_poverty",
        "decile integer, chance double, valid_from date, is_verified boolean, source varchar",
    ),
    "model_error.csv": (
        "model_error",
        "level varchar, logit_se double, source varchar, note varchar",
    ),
    "validation.csv": (
        "validation",
        "country varchar, what varchar, areas integer, constant_pp double, decile1_pp double, "
        "decile14_pp double, own_pp double, profile_pp double, beats_constant_pct double, "
        "holds_pct double, holds_with_kept_pct double, logit_error double, "
        "rank_correlation double, slope double, source varchar",
    ),
}
DECILES = tuple(map(str, range(1, 11)))
LEVELS = ("kabupaten", "kecamatan", "desa")
PERIOD = re.compile(r"(20\d\d)-(03|09)")


def load_reference(connection: duckdb.DuckDBPyConnection, folder: Path = REFERENCE) -> None:
    """Check the files and make their tables: area, official_poverty, target, and so on.

    Percentages are in percent, `poor_thousand` in thousand persons, the poverty line in rupiah a
    person a month. Raises ReferenceProblem for the first wrong row; then nothing is made.
    """
    rows = {name: read_rows(folder / name) for name in TABLES}
    areas = {row["area_code"]: row for _line, row in rows["areas.csv"]}
    for name, check in CHECKS.items():
        for line, row in rows[name]:
            check(areas, name, line, row)
    once("areas.csv", rows["areas.csv"], ("area_code",))
    once("official_poverty.csv", rows["official_poverty.csv"], ("area_code", "period"))
    once("releases.csv", rows["releases.csv"], ("release",))
    once("sampling_error.csv", rows["sampling_error.csv"], ("area_code", "period"))
    once("survey_design.csv", rows["survey_design.csv"], ("level",))
    once("model_error.csv", rows["model_error.csv"], ("level",))
    once("poverty_by_decile.csv", rows["poverty_by_decile.csv"], ("valid_from", "decile"))
    check_chances("poverty_by_decile.csv", rows["poverty_by_decile.csv"])
    check_levels("model_error.csv", rows["model_error.csv"])
    figures = rows["official_poverty.csv"]
    check_figures("official_poverty.csv", figures)
    check_targets("targets.csv", rows["targets.csv"], figures)
    check_errors("sampling_error.csv", rows["sampling_error.csv"], figures)
    make_tables(connection, rows, TABLES)


def read_rows(path: Path, tables: dict[str, tuple[str, str]] = TABLES) -> Lines:
    """Rows of one file with their line numbers; the header is line 1."""
    return read_lines(path, column_names(tables[path.name][1]))


def _period(areas: dict[str, Row], name: str, line: int, row: Row, column: str) -> None:
    match = PERIOD.fullmatch(row[column])
    if not match:
        what = _("{text} bukan putaran BPS; tulis TTTT-03 atau TTTT-09").format(
            text=repr(row[column])
        )
        raise ReferenceProblem(name, line, column, what)
    year, month = match.groups()
    is_kabupaten = areas[row["area_code"]]["level"] == "kabupaten"
    if row[column] == "2023-09" or (
        is_kabupaten and (month == "09") != (2011 <= int(year) <= 2014)
    ):
        raise ReferenceProblem(
            name,
            line,
            column,
            _("BPS tidak punya angka {period} untuk wilayah ini").format(period=row[column]),
        )


def _known_area(areas: dict[str, Row], name: str, line: int, row: Row) -> None:
    if row["area_code"] not in areas:
        what = _("{code} tidak ada di areas.csv").format(code=repr(row["area_code"]))
        raise ReferenceProblem(name, line, "area_code", what)


def _check_area(areas: dict[str, Row], name: str, line: int, row: Row) -> None:
    if row["level"] != "nation" and row["parent_code"] not in areas:
        what = _("{code} tidak ada di areas.csv").format(code=repr(row["parent_code"]))
        raise ReferenceProblem(name, line, "parent_code", what)
    check_degrees(name, line, row, "latitude", 90)
    check_degrees(name, line, row, "longitude", 180)
    check_number(name, line, row, "area_km2")


def _check_figure(areas: dict[str, Row], name: str, line: int, row: Row) -> None:
    _known_area(areas, name, line, row)
    _period(areas, name, line, row, "period")
    if row["period"] > f"{date.today():%Y-%m}":
        raise ReferenceProblem(name, line, "period", _("masih di masa depan"))
    check_number(name, line, row, "p0_pct", 100)
    for column in ("p1", "p2", "poor_thousand"):
        check_number(name, line, row, column)
    check_whole(name, line, row, "poverty_line_idr")


def _check_target(areas: dict[str, Row], name: str, line: int, row: Row) -> None:
    _known_area(areas, name, line, row)
    _period(areas, name, line, row, "judged_on")
    check_number(name, line, row, "low_pct", 100)
    check_number(name, line, row, "high_pct", 100)
    if row["rule"] not in ("at_most", "below_province"):
        raise ReferenceProblem(name, line, "rule", _("harus at_most atau below_province"))
    if row["rule"] == "at_most" and not row["high_pct"]:
        raise ReferenceProblem(name, line, "high_pct", _("kosong; at_most perlu batasnya"))
    check_date(name, line, row, "deadline")


def _check_release(areas: dict[str, Row], name: str, line: int, row: Row) -> None:
    if not re.fullmatch(r"20\d\d-[1-4]", row["release"]):
        raise ReferenceProblem(name, line, "release", _("harus seperti 2025-3"))
    if row["cutoff"]:
        check_date(name, line, row, "cutoff")


def _check_error(areas: dict[str, Row], name: str, line: int, row: Row) -> None:
    _known_area(areas, name, line, row)
    _period(areas, name, line, row, "period")
    check_number(name, line, row, "p0_se_pct", 50)


def _check_design(areas: dict[str, Row], name: str, line: int, row: Row) -> None:
    check_whole(name, line, row, "households", 10**7)
    check_number(name, line, row, "design_effect")
    for column in ("households", "design_effect"):
        if not row[column] or float(row[column]) <= 0:
            raise ReferenceProblem(name, line, column, _("harus lebih besar dari nol"))


def _check_chance(areas: dict[str, Row], name: str, line: int, row: Row) -> None:
    if row["decile"] not in DECILES:
        raise ReferenceProblem(name, line, "decile", _("harus 1 sampai 10"))
    check_date(name, line, row, "valid_from")
    check_number(name, line, row, "chance", 1)
    if not row["chance"]:
        raise ReferenceProblem(name, line, "chance", _("kosong; tulis antara 0 dan 1"))
    if row["is_verified"] not in ("true", "false"):
        raise ReferenceProblem(name, line, "is_verified", _("harus true atau false"))


def _check_model_error(areas: dict[str, Row], name: str, line: int, row: Row) -> None:
    if row["level"] not in LEVELS:
        what = _("harus salah satu dari: {levels}").format(levels=", ".join(LEVELS))
        raise ReferenceProblem(name, line, "level", what)
    check_number(name, line, row, "logit_se", 5)
    if not row["logit_se"]:
        raise ReferenceProblem(name, line, "logit_se", _("kosong; tulis 0 bila tidak ada galat"))


def _check_trial(areas: dict[str, Row], name: str, line: int, row: Row) -> None:
    for column in row:
        if column not in ("country", "what", "source"):
            check_number(name, line, row, column)


CHECKS: dict[str, Callable[[dict[str, Row], str, int, Row], None]] = {
    "areas.csv": _check_area,
    "official_poverty.csv": _check_figure,
    "targets.csv": _check_target,
    "releases.csv": _check_release,
    "sampling_error.csv": _check_error,
    "survey_design.csv": _check_design,
    "poverty_by_decile.csv": _check_chance,
    "model_error.csv": _check_model_error,
    "validation.csv": _check_trial,
}
