"""The facts an office may add to: areas, official figures, targets, known releases, the calendar.

Each file in data/reference/ is read as text and checked row by row before DuckDB sees it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import duckdb

from data.reference.fact_rows import (
    Facts,
    Fault,
    Lines,
    Row,
    check_code,
    check_date,
    check_degrees,
    check_number,
    check_whole,
    column_names,
    make_tables,
    once,
    read_facts,
    refuse,
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

Levels = Mapping[str, str]  # the level of every area by its code

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
    "calendar.csv": (
        "calendar",
        "event varchar, about varchar, due_on date, came_on date, month_day integer, "
        "source varchar, note varchar",
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
EVENTS: Final = {
    "official_kabupaten": r"20\d\d-03",
    "official_province": r"20\d\d-0[39]",
    "registry": r"20\d\d-[1-4]",
    "update_closes": "",
    "update_pulled": "",
}
PERIOD = re.compile(r"(20\d\d)-(03|09)")


def load_reference(connection: duckdb.DuckDBPyConnection, folder: Path = REFERENCE) -> None:
    """Check the files and make their tables: area, official_poverty, target, and so on.

    Percentages are in percent, `poor_thousand` in thousand persons, the poverty line in rupiah a
    person a month. Raises ReferenceProblem with every wrong cell; then nothing is made.
    """
    files = {name: read_table(folder / name) for name in TABLES}
    levels = {row["area_code"]: row["level"] for _line, row in files["areas.csv"].rows}
    for name, (key, check) in CHECKS.items():
        files[name].add_rows(partial(check, levels))
        if key:
            files[name].add(once(files[name].rows, key))
    # Beside wrong figures others would look unlikely too.
    official = files["official_poverty.csv"]
    official.add(check_figures(official.sound))
    for name, check in (("targets.csv", check_targets), ("sampling_error.csv", check_errors)):
        files[name].add(check(files[name].sound, official.sound))
    chances, errors = files["poverty_by_decile.csv"], files["model_error.csv"]
    chances.add(check_chances(chances.sound))
    errors.add(check_levels(errors.sound))
    refuse(files.values())
    make_tables(connection, files, TABLES)


def read_table(path: Path, tables: Mapping[str, tuple[str, str]] = TABLES) -> Facts:
    """One of the files, by its name in `tables`."""
    return read_facts(path, column_names(tables[path.name][1]))


def read_rows(path: Path, tables: Mapping[str, tuple[str, str]] = TABLES) -> Lines:
    """Rows of one file with their line numbers; raises ReferenceProblem where its form is wrong."""
    facts = read_table(path, tables)
    refuse([facts])
    return facts.rows


def _check_round(levels: Levels, row: Row, column: str) -> Iterator[Fault]:
    """A period in which BPS published nothing for the area."""
    match = PERIOD.fullmatch(row[column])
    if not match:
        what = _("{text} bukan putaran BPS; tulis TTTT-03 atau TTTT-09")
        yield column, what.format(text=repr(row[column]))
        return
    year, month = match.groups()
    is_kabupaten = levels.get(row["area_code"]) == "kabupaten"
    if row[column] == "2023-09" or (
        is_kabupaten and (month == "09") != (2011 <= int(year) <= 2014)
    ):
        what = _("BPS tidak punya angka {period} untuk wilayah ini")
        yield column, what.format(period=row[column])


def _check_area(levels: Levels, row: Row) -> Iterator[Fault]:
    if row["level"] != "nation":
        yield from check_code(row, "parent_code", levels, "areas.csv")
    yield from check_degrees(row, "latitude", 90)
    yield from check_degrees(row, "longitude", 180)
    yield from check_number(row, "area_km2")


def _check_figure(levels: Levels, row: Row) -> Iterator[Fault]:
    yield from _check_code(levels, row)
    yield from _check_round(levels, row, "period")
    if f"{date.today():%Y-%m}" < row["period"] and PERIOD.fullmatch(row["period"]):
        yield "period", _("masih di masa depan")
    yield from check_number(row, "p0_pct", 100)
    for column in ("p1", "p2", "poor_thousand"):
        yield from check_number(row, column)
    yield from check_whole(row, "poverty_line_idr")


def _check_target(levels: Levels, row: Row) -> Iterator[Fault]:
    yield from _check_code(levels, row)
    yield from _check_round(levels, row, "judged_on")
    yield from check_number(row, "low_pct", 100)
    yield from check_number(row, "high_pct", 100)
    if row["rule"] not in ("at_most", "below_province"):
        yield "rule", _("harus at_most atau below_province")
    if row["rule"] == "at_most" and not row["high_pct"]:
        yield "high_pct", _("kosong; at_most perlu batasnya")
    yield from check_date(row, "deadline")


def _check_release(_levels: Levels, row: Row) -> Iterator[Fault]:
    if not re.fullmatch(r"20\d\d-[1-4]", row["release"]):
        yield "release", _("harus seperti 2025-3")
    if row["cutoff"]:
        yield from check_date(row, "cutoff")


def _check_event(_levels: Levels, row: Row) -> Iterator[Fault]:
    """An event of the calendar: what it is about fits its kind, and its days are days."""
    if row["event"] not in EVENTS:
        yield "event", _("harus salah satu dari: {events}").format(events=", ".join(EVENTS))
    elif not re.fullmatch(EVENTS[row["event"]], row["about"]):
        yield (
            "about",
            _("{text} tidak cocok dengan {event}").format(
                text=repr(row["about"]), event=row["event"]
            ),
        )
    for column in ("due_on", "came_on"):
        if row[column]:
            yield from check_date(row, column)
    faults = list(check_whole(row, "month_day", 28))
    yield from faults
    if not faults and row["month_day"] == "0":
        yield "month_day", _("harus lebih besar dari nol")


def _check_error(levels: Levels, row: Row) -> Iterator[Fault]:
    yield from _check_code(levels, row)
    yield from _check_round(levels, row, "period")
    yield from check_number(row, "p0_se_pct", 50)


def _check_design(_levels: Levels, row: Row) -> Iterator[Fault]:
    for column, check in (("households", check_whole), ("design_effect", check_number)):
        faults = list(check(row, column))
        yield from faults
        if not faults and float(row[column] or 0) <= 0:
            yield column, _("harus lebih besar dari nol")


def _check_chance(_levels: Levels, row: Row) -> Iterator[Fault]:
    if row["decile"] not in DECILES:
        yield "decile", _("harus 1 sampai 10")
    yield from check_date(row, "valid_from")
    yield from check_number(row, "chance", 1)
    if not row["chance"]:
        yield "chance", _("kosong; tulis antara 0 dan 1")
    if row["is_verified"] not in ("true", "false"):
        yield "is_verified", _("harus true atau false")


def _check_model_error(_levels: Levels, row: Row) -> Iterator[Fault]:
    if row["level"] not in LEVELS:
        yield "level", _("harus salah satu dari: {levels}").format(levels=", ".join(LEVELS))
    yield from check_number(row, "logit_se", 5)
    if not row["logit_se"]:
        yield "logit_se", _("kosong; tulis 0 bila tidak ada galat")


def _check_trial(_levels: Levels, row: Row) -> Iterator[Fault]:
    for column in row:
        if column not in ("country", "what", "source"):
            yield from check_number(row, column)


def _check_code(levels: Levels, row: Row) -> Iterator[Fault]:
    if levels:  # without a readable areas.csv every row would be told
        yield from check_code(row, "area_code", levels, "areas.csv")


# The key of each file, and what its rows may hold one by one.
CHECKS: Final[Mapping[str, tuple[tuple[str, ...], Callable[[Levels, Row], Iterator[Fault]]]]] = {
    "areas.csv": (("area_code",), _check_area),
    "official_poverty.csv": (("area_code", "period"), _check_figure),
    "targets.csv": ((), _check_target),
    "releases.csv": (("release",), _check_release),
    "calendar.csv": (("event", "about"), _check_event),
    "sampling_error.csv": (("area_code", "period"), _check_error),
    "survey_design.csv": (("level",), _check_design),
    "poverty_by_decile.csv": (("valid_from", "decile"), _check_chance),
    "model_error.csv": (("level",), _check_model_error),
    "validation.csv": (("country", "what"), _check_trial),
}
