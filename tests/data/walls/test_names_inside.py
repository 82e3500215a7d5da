"""Names and numbers of persons lie in the office's files and the store, for its owner only."""

import ast
import os
import tempfile
from pathlib import Path

import pytest

from data.database import in_memory
from data.matching import findings
from data.settings import PROJECT
from tests import builders, commands
from tests.builders import Dialect
from tests.data.spoilt import STORE_PROBLEM, account, current

pytestmark = pytest.mark.slow


def test_nothing_is_laid_in_the_folder_of_everybody(folder: Path, tmp_path: Path, monkeypatch):
    """Whatever asked for a temporary file without naming the store would fail."""
    store, desa = folder / "store", builders.villages()
    rows = builders.registry([(desa[0], 1, 20), (desa[1], 5, 20)])
    packed = Dialect(encoding="latin-1", line_end="\r", pack="gz")
    builders.write_delivery(tmp_path / "in", *rows, release="2025-4", dialect=packed)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    monkeypatch.chdir(tmp_path)
    assert commands.data(store, "ingest", tmp_path / "in").code == 0
    assert commands.data(store, "ingest-programmes", folder / "pkh.csv").code == 0
    out = ("--original", folder / "pkh.csv", "--out", tmp_path / "out")
    done = commands.data(store, "findings", "--kind", "above-limit", *out)
    assert done.code == 0, done.err
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out", "office"}
    assert list((store / "work").iterdir()) == []


def test_what_does_not_fit_in_memory_stays_below_its_folder(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    seen: set[Path] = set()
    (tmp_path / "store").mkdir()
    with in_memory(tmp_path / "store", "40MB") as connection:
        connection.execute("set threads = 1")
        connection.execute(
            "create table wide as "
            "select hash(number) as h, repeat('x', 90) || number as w from range(900000) r(number)"
        )
        seen |= set(tmp_path.rglob("*.block")) | set(tmp_path.rglob("*.tmp"))
        seen |= {path for path in tmp_path.rglob("*") if path.is_file()}
    assert seen and all(path.is_relative_to(tmp_path / "store") for path in seen)
    assert list((tmp_path / "store").iterdir()) == []
    with in_memory() as connection:
        assert connection.execute("select current_setting('temp_directory')").fetchone() == ("",)


def test_every_connection_says_where_it_spills():
    """`duckdb.connect` stands where the folder is chosen, and where a published file is opened."""
    found = {
        path.relative_to(PROJECT).as_posix()
        for path in (PROJECT / "data").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "duckdb.connect"
    }
    assert found == {"data/database.py", "data/generation/generations.py"}


def test_what_a_command_writes_is_for_its_owner(folder: Path, tmp_path: Path):
    store = folder / "store"
    assert commands.data(store, "publish").code == 0
    words = ("--families", "20", "--releases", "1", "--to", tmp_path / "sample")
    assert commands.data(store, "sample", *words).code == 0
    made = [*(store / "generations" / current(store)).iterdir(), *(tmp_path / "sample").iterdir()]
    assert made and {path.stat().st_mode & 0o077 for path in made} == {0}


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o770, 0o702])
def test_a_store_that_others_can_open_is_refused(store: Path, mode: int):
    before = current(store)
    store.chmod(mode)
    for words in (["publish"], ["rollback"], ["key", "--check"], ["verify"]):
        done = commands.data(store, *words)
        assert done.code == STORE_PROBLEM and f'chmod 700 "{store}"' in done.err
    assert current(store) == before
    store.chmod(0o700)
    assert commands.data(store, "publish").code == 0


def test_an_empty_folder_is_closed_to_others(tmp_path: Path):
    tmp_path.chmod(0o755)
    (tmp_path / "store").mkdir()
    (tmp_path / "store").chmod(0o755)
    assert commands.data(tmp_path / "store", "key").code == 0
    assert (tmp_path / "store").stat().st_mode & 0o777 == 0o700


def test_the_log_stands_before_the_first_workbook(folder: Path, tmp_path: Path, monkeypatch):
    store, log = folder / "store", folder / "store" / "findings.log"

    def full(*values):
        raise OSError(28, "No space left on device", str(tmp_path / "out" / "x.xlsx"))

    monkeypatch.setattr(findings, "write_private", full)
    words = ("--original", folder / "pkh.csv", "--out", tmp_path / "out")
    assert commands.data(store, "findings", "--kind", "above-limit", *words).code != 0
    assert len(log.read_text().splitlines()) == 1
    assert log.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_logged_is_not_written(folder: Path, tmp_path: Path):
    (folder / "store" / "findings.log").mkdir()
    words = ("--original", folder / "pkh.csv", "--out", tmp_path / "out")
    done = commands.data(folder / "store", "findings", "--kind", "above-limit", *words)
    assert done.code == STORE_PROBLEM
    assert not list((tmp_path / "out").glob("*"))


def test_what_the_dead_left_is_cleared(store: Path):
    home = account(store).parent
    left = [
        *(store / name for name in (".key.new", ".CURRENT.new", "work/of another/x.csv")),
        *(store / f"generations/{name}" for name in (".gone-x/public.duckdb", ".draft/x")),
        *(home / name for name in (".family.parquet", ".account.json.new", ".spill-1/x.tmp")),
        *(home / "matched" / ".draft" / "x.parquet", home / ".flow-1.parquet"),
    ]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert commands.data(store, "publish").code == 0
    assert not [path for path in left if path.exists()]
    hidden = [path for path in store.rglob("*") if path.name.startswith(".")]
    assert hidden == []
    assert os.listdir(store / "work") == []
