"""SQL in files, and the few lines that load it.

Each `.sql` starts with a header that is its interface (tests hold it against the SQL):

    -- Poverty rate in each release, for one area.
    -- grain:   release
    -- params:  area, first?
    -- reads:   area_release

A `?` marks a parameter that may be left out (it is then NULL). Files under `checks/` also carry
`-- severity: block | warn`; files under `build/` may carry `-- publish: no`.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from language.text import _

FOLDER = Path(__file__).parent
HEADER = re.compile(r"^-- (\w+): *(.*)$")
# Parameters whose values must exist: where they are listed, and an example. In a question about the
# registry an area must be one that the registry covers.
DOMAINS = {
    "area": ("select area_code from area", "35.19.12"),
    "areas": ("select area_code from area", "35.19.12"),
    "parent": (
        "select parent_code from area where area_code in (select area_code from area_release)",
        "35.19",
    ),
    "level": ("select level from area", "desa"),
    "measure": (
        "select unnest(['poverty_rate_pct', 'poorest_fifth_pct', 'gap_pp', 'decile1_share_pct', "
        "'poor_persons', 'families', 'persons', 'earth_floor_pct', 'weak_wall_pct', "
        "'unsafe_water_pct', 'no_electricity_meter_pct', 'no_own_toilet_pct', "
        "'wood_fuel_pct', 'female_headed_pct', 'elderly_pct', 'severe_disability_pct', "
        "'child_out_of_school_pct'])",
        "poverty_rate_pct",
    ),
    "row": ("select characteristic from characteristic_value", "floor"),
    "column": ("select characteristic from characteristic_value", "decile_group"),
    "unit": ("select unit from characteristic_value", "family"),
    "decile_group": (
        "select value from characteristic_value where characteristic = 'decile_group'",
        "1",
    ),
    "release": ("select release from release", "2025-3"),
    "programme": ("select programme_code from programme", "PKH"),
    "group": (
        "select unnest(['all', 'elderly', 'severe_disability', 'child_out_of_school'])",
        "elderly",
    ),
    "since": ("select release from release", "2025-3"),
    "period": ("select period from official_poverty", "2025-03"),
    "day": (
        "select strftime(day, '%Y-%m-%d') "
        "from range(date '2020-01-01', date '2100-01-01', interval 1 day) as days(day)",
        "2026-11-26",
    ),
    "earlier": ("select period from official_poverty", "2015-03"),
}
COVERED = "select area_code from area_release"
OF_REGISTRY = {"area_release", "slice", "value_count"}


class QueryProblem(ValueError):
    """A query name, parameter or value that does not exist; str() is one line."""


@dataclass(frozen=True)
class Query:
    """One `.sql` file: its header, and its text ready to run."""

    name: str
    summary: str
    grain: tuple[str, ...]
    params: tuple[str, ...]
    optional: frozenset[str]
    reads: tuple[str, ...]
    sql: str
    severity: str
    is_published: bool

    def bind(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Parameters for DuckDB: all of them, the left-out optional ones as None."""
        unknown = [name for name in values if name not in self.params]
        missing = [name for name in self.params if name not in {*values, *self.optional}]
        if unknown or missing:
            problem = (
                _("isian {name} tidak dikenal").format(name=unknown[0])
                if unknown
                else _("perlu isian {name}").format(name=missing[0])
            )
            takes = ", ".join(f"{name}?" if name in self.optional else name for name in self.params)
            raise QueryProblem(
                _("{query}: {problem}; isiannya: {takes}").format(
                    query=self.name, problem=problem, takes=takes or "-"
                )
            )
        return {name: values.get(name) for name in self.params}

    def pick(self, offer: Mapping[str, Any]) -> dict[str, Any]:
        """Like bind, from an offer that may hold more than this query takes."""
        return self.bind({name: value for name, value in offer.items() if name in self.params})


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


@cache
def query(name: str, kind: str = "read") -> Query:
    """The query `queries/<kind>/<name>.sql`; raises QueryProblem with the nearest names."""
    path = FOLDER / kind / f"{name}.sql"
    if not re.fullmatch(r"[a-z0-9_]+", name) or not path.is_file():
        raise QueryProblem(
            _("tidak ada pertanyaan {name}; yang ada: {names}").format(
                name=repr(name), names=", ".join(names(kind))
            )
        )
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("--")]
    header = {match[1]: match[2] for line in lines if (match := HEADER.match(line))}
    params = _words(header.get("params", ""))
    return Query(
        name=name,
        summary=lines[0].removeprefix("-- "),
        grain=_words(header.get("grain", "")),
        params=tuple(param.rstrip("?") for param in params),
        optional=frozenset(param[:-1] for param in params if param.endswith("?")),
        reads=_words(header.get("reads", "")),
        sql=text,
        severity=header.get("severity", ""),
        is_published=header.get("publish", "yes") == "yes",
    )


def names(kind: str = "read") -> list[str]:
    """Names of every query of a kind: intake, build, checks or read."""
    return sorted(path.stem for path in (FOLDER / kind).glob("*.sql"))


def in_order(
    kind: str, given: set[str], made: Mapping[str, tuple[str, ...]] | None = None
) -> Iterator[str]:
    """Names of the queries of a kind, each after those it reads; `given` exist already.

    `made` are relations that Python makes, with what each reads: their names come in turn too.
    """
    waiting = {name: query(name, kind).reads for name in names(kind)} | dict(made or {})
    done = set(given)
    while waiting:
        ready = [name for name, reads in waiting.items() if done.issuperset(reads)]
        if not ready:
            raise QueryProblem(f"{kind}: nothing provides what {', '.join(waiting)} read")
        for name in ready:
            del waiting[name]
            yield name
            done.add(name)


def ask(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    values: Mapping[str, Any],
    domain: Callable[[str], Collection[str]],
) -> duckdb.DuckDBPyConnection:
    """Run one read query; the connection then holds its result. One connection, one caller.

    Args:
        domain: the values that a query of one column lists, in what is asked.

    Raises QueryProblem for an unknown query, parameter, area, level or release.
    """
    question = query(name)
    bound = question.bind(values)
    for parameter, value in bound.items():
        if parameter in DOMAINS and value is not None:
            _check_value(domain, question, parameter, value)
    return connection.execute(_parsed(question.sql), bound)


@cache
def _parsed(sql: str) -> duckdb.Statement:
    """A question as DuckDB's parser gives it: reading it again is a sixth of most answers."""
    return duckdb.extract_statements(sql)[0]


def _check_value(
    domain: Callable[[str], Collection[str]], question: Query, parameter: str, value: Any
) -> None:
    """Refuse a value that does not exist: an empty table would look like an answer."""
    listed, example = DOMAINS[parameter]
    if parameter in ("area", "areas") and OF_REGISTRY.intersection(question.reads):
        listed = COVERED
    codes = [str(each) for each in value] if isinstance(value, list) else [str(value)]
    there = domain(listed)
    unknown = [each for each in codes if each not in there]
    if unknown or not codes:
        raise QueryProblem(
            _("{query}: {parameter} {value} tidak ada di sini; tulis seperti {example}").format(
                query=question.name,
                parameter=parameter,
                value=repr(unknown[0] if unknown else ""),
                example=example,
            )
        )


def store_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what queries of the build and of the pages share: queries/macros.sql."""
    connection.execute((FOLDER / "macros.sql").read_text(encoding="utf-8"))


@cache
def measures() -> dict[str, dict[str, Any]]:
    """Every published number once, from measures.toml: label, unit, better, definition, source."""
    return tomllib.loads((FOLDER / "measures.toml").read_text(encoding="utf-8"))


@cache
def columns() -> dict[str, dict[str, Any]]:
    """Every column that is no measure, from columns.toml: label, what it shows, whether a code."""
    return tomllib.loads((FOLDER / "columns.toml").read_text(encoding="utf-8"))
