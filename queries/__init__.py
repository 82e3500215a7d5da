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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

FOLDER = Path(__file__).parent
HEADER = re.compile(r"^-- (\w+): *(.*)$")


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
            problem = f"unknown parameter {unknown[0]!r}" if unknown else f"needs {missing[0]!r}"
            takes = ", ".join(name + "?" * (name in self.optional) for name in self.params)
            raise QueryProblem(f"{self.name}: {problem}; it takes: {takes or 'nothing'}")
        return {name: values.get(name) for name in self.params}


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


@cache
def query(name: str, kind: str = "read") -> Query:
    """The query `queries/<kind>/<name>.sql`; raises QueryProblem with the nearest names."""
    path = FOLDER / kind / f"{name}.sql"
    if not re.fullmatch(r"[a-z0-9_]+", name) or not path.is_file():
        raise QueryProblem(f"no query {name!r}; there are: {', '.join(names(kind))}")
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("--")]
    header = dict(match.groups() for line in lines if (match := HEADER.match(line)))
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


def in_order(kind: str, given: set[str]) -> Iterator[Query]:
    """Queries of a kind, each after those it reads; `given` are relations that already exist."""
    waiting = {name: query(name, kind) for name in names(kind)}
    done = set(given)
    while waiting:
        ready = [name for name, each in waiting.items() if done.issuperset(each.reads)]
        if not ready:
            raise QueryProblem(f"{kind}: nothing provides what {', '.join(waiting)} read")
        for name in ready:
            yield waiting.pop(name)
            done.add(name)


def ask(
    connection: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, Any], kind: str = "read"
) -> duckdb.DuckDBPyConnection:
    """Run one query; the connection then holds its result. One connection, one caller."""
    asked = query(name, kind)
    return connection.execute(asked.sql, asked.bind(values))


@cache
def measures() -> dict[str, dict[str, Any]]:
    """Every published number once, from measures.toml: label, unit, better, definition, source."""
    return tomllib.loads((FOLDER / "measures.toml").read_text(encoding="utf-8"))
