"""A digest of every published table, to see that work on speed changes no number.

Four releases with broken rows, lists and deaths, made with one key, are published; of each table
of both editions the rows are counted and hashed as they are, doubles to the last digit. What was
found lies in same_numbers.json. Where a number is meant to change (a method, a fact, a column):
`python -m tests.data.generation.same_numbers` writes the file anew, and its diff shows which tables
did.
"""

import hashlib
import json
import tempfile
from pathlib import Path

import duckdb

from data.generation import generations
from data.settings import EDITIONS
from tests.conftest import make_four
from tests.samples import KEY

KEPT = Path(__file__).with_suffix(".json")


def make(folder: Path) -> None:
    """Fill a folder with the files and the store that are compared."""
    store = folder / "store"
    store.mkdir(mode=0o700)
    (store / "key").touch(mode=0o600)
    (store / "key").write_bytes(KEY)
    make_four(folder)


def digests(store: Path) -> dict[str, str]:
    """Edition and table -> its columns, how many rows it has, and their hash in any order."""
    found: dict[str, str] = {}
    folder = generations.current(store).folder
    for edition in EDITIONS:
        with duckdb.connect(str(folder / f"{edition}.duckdb"), read_only=True) as connection:
            for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall():
                table = connection.execute(f"from {name}")
                columns = [column[0] for column in table.description]
                rows = sorted(map(repr, table.fetchall()))
                text = "\n".join([repr(columns), *rows])
                hashed = hashlib.sha256(text.encode()).hexdigest()[:16]
                found[f"{edition}.{name}"] = f"{len(columns)} x {len(rows)} {hashed}"
    return dict(sorted(found.items()))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        make(Path(place))
        text = json.dumps(digests(Path(place) / "store"), indent=1)
    KEPT.write_text(f"{text}\n", encoding="utf-8")
