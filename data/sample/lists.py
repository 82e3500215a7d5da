"""Made-up lists of recipients and of deaths, with every error at a known rate.

They fit the made-up registry of the same seed and size (data/sample/registry.py): the same
families, and like them no real person's number. Whom each programme reaches, and how many outside
its deciles, stands in queries/sample/benefit_picture.sql.
"""

from pathlib import Path

import duckdb

from data.sample.registry import quarter_of, registry
from data.settings import settings
from queries import query

# Of a million benefits, so many are wrong in each way; none is wrong in two ways.
ERRORS = {
    "bad_nik": 2_000,
    "unknown": 4_000,
    "foreign": 1_000,
    "repeated": 2_000,
    "kk_only": 30_000,
    "amount": 1_000,
    "failed": 10_000,
}
# Of a million persons, so many are in the list of deaths; those who get a benefit still get it.
DEAD = 4_000


def write_lists(
    folder: Path, release: str, *, families: int = 240_000, seed: int = 1
) -> tuple[Path, Path]:
    """Write the recipients of the quarter of a release, and the deaths among its persons.

    Two CSV files: `program, nik, no_kk, periode, nominal, status` and `nik, tanggal_meninggal`.
    """
    with registry(release, families=families, seed=seed) as connection:
        return write_files(connection, folder, release, seed=seed)


def write_files(
    connection: duckdb.DuckDBPyConnection, folder: Path, release: str, *, seed: int
) -> tuple[Path, Path]:
    """The same as `write_lists`, of the registry of `sample.registry` in `connection`."""
    region = settings().region
    values = {"seed": seed, "quarter": quarter_of(release), "dead": DEAD, **_ends()}
    year, number = release.split("-")
    written = []
    connection.execute(f"create table benefit_picture as {query('benefit_picture', 'sample').sql}")
    for name, stem in (("benefit", "penerima"), ("death", "kematian")):
        path = folder / f"{stem}_tw{number}_{year}_{region}.csv"
        each = query(name, "sample")
        columns = "* exclude (copy)" if name == "benefit" else "*"
        connection.execute(
            f"copy (select {columns} from ({each.sql}) order by all) to '{path}' "
            "(delimiter '|', header, force_quote *)",
            each.pick(values),
        )
        written.append(path)
    return written[0], written[1]


def _ends() -> dict[str, int]:
    """Where each error ends on a line of a million."""
    ends, end = {}, 0
    for name, rate in ERRORS.items():
        end += rate
        ends[name] = end
    return ends
