"""Whatever happens to the bytes of a file: every row is accounted for, or one line says why not."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import builders, commands
from tests.builders import Dialect

pytestmark = pytest.mark.slow

DESA = builders.villages()
DIALECTS = [
    Dialect(),
    Dialect(quoting="minimal"),
    Dialect(line_end="\r\n"),
    Dialect(delimiter=",", quoting="minimal"),
    Dialect(encoding="latin-1"),
    Dialect(encoding="utf-8-sig"),
]
PIECES = [
    b'"',
    b"|",
    b"\n",
    b"\r",
    b",",
    b"\xe9",
    b"\0",
    b" ",
    b'""',
    b'"\n',
    b'\n"',
    b"\xff",
    b"\\",
]
CHANGE = st.tuples(st.integers(0, 10**6), st.integers(0, 30), st.sampled_from(PIECES))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@settings(max_examples=25, deadline=None)
@given(
    which=st.integers(0, 1),
    dialect=st.sampled_from(DIALECTS),
    changes=st.lists(CHANGE, min_size=1, max_size=5),
)
def test_no_row_is_lost_in_silence(folder: Path, which: int, dialect: Dialect, changes):
    shutil.rmtree(folder)
    rows = builders.registry([(DESA[0], 1, 5), (DESA[1], None, 5)], members=1)
    paths = builders.write_delivery(folder / "in", *rows, dialect=dialect)
    content = bytearray(paths[which].read_bytes())
    for place, length, piece in changes:
        at = place % len(content)
        content[at : at + length] = piece
    paths[which].write_bytes(content)
    done = commands.data(folder / "store", "ingest", *paths, "--no-publish", "--json")
    if done.code != 0:
        assert (done.code, done.out) == (3, "")
        assert len(done.err.splitlines()) == 1
        assert "CONTOH" not in done.err
        return
    for file in done.json["files"]:
        parts = file["accepted"] + file["repeated"] + file["unreadable"]
        assert parts + sum(file["quarantined"].values()) == file["rows"]
        assert file["unreadable"] == len(file["unreadable_rows"])
