"""What became slower since benchmarks/RESULTS.md was written, maybe on another machine.

A ratio stands by itself. Seconds are first divided by those of the calibration above them, a fixed
piece of work measured before each case, so that a slower machine does not look like slower code.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

CALIBRATION: Final = "Calibration"
SLOWER: Final = 1.2
SECONDS: Final = {"s": 1.0, "ms": 0.001}
LEAST: Final = 0.001  # seconds: less is the rounding of the table

# A process started, the engine loaded, and both kept busy for a while.
WORK: Final = """
import duckdb
with duckdb.connect() as connection:
    connection.execute(
        "select max(n) from (select count(*) as n from range(400000) t(i) group by md5(i::varchar))"
    ).fetchall()
sum(each * each for each in range(2_000_000))
"""

Row = tuple[str, str]  # what was measured, and what was found: '4.96 times (8.9 s / 1.8 s)'


@dataclass(frozen=True)
class Change:
    """One row that became worse: `times` as much as then, the machines' speed set aside."""

    what: str
    then: str
    now: str
    times: float


@dataclass(frozen=True)
class _Amount:
    value: float
    unit: str
    calibration: float | None  # seconds; None where nothing was measured above

    @property
    def is_time(self) -> bool:
        return self.unit in SECONDS


def slower(now: Iterable[Row], then: Iterable[Row]) -> list[Change]:
    """Rows of both tables that are more than a fifth above then, worst first, then by name.

    Durations without a calibration in both tables are not compared.
    """
    before = _amounts(then)
    found = []
    for what, (amount, text) in _amounts(now).items():
        if what in before:
            earlier, said = before[what]
            times = _times(amount, earlier)
            if times is not None and times > SLOWER:
                found.append(Change(what, said, text, times))
    return sorted(found, key=lambda each: (-each.times, each.what))


def rows_of(markdown: str) -> Iterator[Row]:
    """The rows of a table of RESULTS.md."""
    for line in markdown.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("|") and len(cells) > 1:
            yield cells[0], cells[1]


def _amounts(rows: Iterable[Row]) -> Mapping[str, tuple[_Amount, str]]:
    """What each row says first; '64.7 s (sample 61.4)' is 64.7 seconds."""
    amounts, calibration = {}, None
    for what, found in rows:
        match = re.match(r"([\d,]*\.?\d+)(?: (\w+))?", found)
        if match is None:
            continue
        value, unit = float(match[1].replace(",", "")), match[2] or ""
        if what.startswith(CALIBRATION):
            calibration = value * SECONDS[unit]
        else:
            amounts[what] = _Amount(value * SECONDS.get(unit, 1), unit, calibration), found
    return amounts


def _times(now: _Amount, then: _Amount) -> float | None:
    if now.is_time != then.is_time or not then.value:
        return None
    if not now.is_time:
        return now.value / then.value
    if now.calibration is None or then.calibration is None:
        return None
    expected = then.value * now.calibration / then.calibration
    return now.value / expected if now.value - expected > LEAST else 1.0
