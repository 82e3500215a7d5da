"""All trials, and what is written of them: VALIDATION.md, and the rows that Metode shows."""

import csv
from collections.abc import Sequence
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.validation import austria, brazil, indonesia
from benchmarks.validation.households import Floats
from benchmarks.validation.tried import Tried
from data.reference.tables import load_reference
from data.settings import PROJECT, REFERENCE

FOLDER = PROJECT.parent / "shared" / "validation"
REPORT = PROJECT / "benchmarks" / "VALIDATION.md"
ROWS = REFERENCE / "validation.csv"
SOURCES = {
    "Indonesia": "Alatas, Banerjee, Hanna, Olken, Tobias 2012, replication data",
    "Austria": "eusilcA_pop of the R package emdi, synthetic households",
    "Brazil": "Atlas do Desenvolvimento Humano no Brasil, censuses 2000 and 2010",
}
COLUMNS = (
    *("country", "what", "areas", "constant_pp", "decile1_pp", "decile14_pp", "own_pp"),
    *("profile_pp", "beats_constant_pct", "holds_pct", "holds_with_kept_pct", "logit_error"),
    *("rank_correlation", "slope"),
)
INTRODUCTION = """\
# How good is the village estimate?

Made by `make validate`, on public data in which the truth is known (`../shared/validation`).
Errors are root mean squares over areas, in percentage points; smaller is better. Every estimate is
moved by one logit shift to the true rate of its group, as docs/METHOD.en.md says.

- **same**: every area has the rate of its group. **decile 1**, **1-4**: the share of persons there
  (Brazil: the map of 2000). **own**: the sum over deciles of share times chance, the chances being
  those of the other groups of the same data (Austria: of all of it). **profile**: the same with the
  chances that the dashboard uses (data/reference/poverty_by_decile.csv).
- **beats same**: in how many of 100 bootstraps over groups the profile errs less than *same*.
- **band holds**: areas in a hundred inside the band of 90 %, the model's error being that of the
  other groups of the same data; **with ours**: the error kept in data/reference/model_error.csv.
- **error**: the model's own standard error in logits. **rank**: Spearman's correlation with the
  truth inside groups. **slope**: of truth on estimate in logits; above 1 the estimate shrinks
  too much. A dash: the figure does not exist.

Indonesia's areas are known from a few households each; that noise is taken out by analysis of
variance, and its bands are judged by the size of the errors, taken as normal.
"""
READING = """\
## How to read it

- For small areas of Indonesia the profile errs a quarter to a third less than giving every area
  the rate of its kabupaten, and decile 1 alone does not.
- Between subdistricts of one district, with one person in ten poor, the truth differs by 1.4
  points: too little for any registry to see in 68 of them, and the error learned from the other
  districts is itself mostly noise. A kecamatan's estimate is worth its band, and no more.
- A band holds what it says where the model's error is learned from the same kind of data. Austria
  shows what happens where areas differ by what the registry does not see: there the error kept
  here, from Indonesia, is far too small, and the share of decile 1 errs less than the profile.
- Limits: 2008, a short consumption module, 12 districts; hamlets are smaller than a desa, so their
  error is an upper bound for a desa's; nobody has the truth for a desa of today.
"""


def trials(folder: Path = FOLDER) -> list[Tried]:
    """Every trial, in the order of the table; the files must be there."""
    chances, kept = defaults()
    return [
        *indonesia.tried(folder, chances, kept),
        *austria.tried(folder, chances, kept),
        *brazil.tried(folder, kept),
    ]


def defaults() -> tuple[Floats, dict[str, float]]:
    """The chances of the ten deciles and the model's error by level, as the dashboard uses them."""
    with duckdb.connect() as connection:
        load_reference(connection)
        chances = connection.execute(
            "select chance from decile_poverty qualify valid_from = max(valid_from) over () "
            "order by decile"
        ).fetchall()
        kept = connection.execute("select level, logit_se from model_error").fetchall()
    return np.array([chance for (chance,) in chances]), dict(kept)


def write(tried: Sequence[Tried]) -> None:
    """Write VALIDATION.md and the rows that the page Metode shows."""
    REPORT.write_text(markdown(tried), encoding="utf-8")
    with ROWS.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*COLUMNS, "source"])
        for each in tried:
            writer.writerow([*map(_cell, values(each)), SOURCES[each.country]])


def values(tried: Tried) -> list[str | float | int | None]:
    """One row, in the order of COLUMNS."""
    return [getattr(tried, name) for name in COLUMNS]


def _cell(value: str | float | int | None) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def markdown(tried: Sequence[Tried]) -> str:
    """The report."""
    head = (
        "data | areas | same | decile 1 | 1-4 | own | **profile** | beats same, % | "
        "band holds, % | with ours, % | error | rank | slope"
    )
    lines = [f"| {head} |", "|---|" + "--:|" * head.count("|")]
    for each in tried:
        cells = [
            f"{each.country}, {each.what}",
            str(each.areas),
            *(_number(value, 1) for value in (each.constant_pp, each.decile1_pp, each.decile14_pp)),
            _number(each.own_pp, 1),
            f"**{_number(each.profile_pp, 1)}**",
            _number(each.beats_constant_pct, 0),
            _number(each.holds_pct, 0),
            _number(each.holds_with_kept_pct, 0),
            *(_number(value, 2) for value in (each.logit_error, each.rank_correlation, each.slope)),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    sources = "\n".join(f"- {country}: {source}" for country, source in SOURCES.items())
    table = "\n".join(lines)
    return f"{INTRODUCTION}\n{table}\n\n{READING}\n## Data\n\n{sources}\n"


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def records(tried: Sequence[Tried]) -> dict[str, dict[str, float | int | None]]:
    """What scripts read: one record for each set of data."""
    return {each.key: each.record for each in tried if each.key}
