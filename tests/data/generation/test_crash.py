"""Killed at any moment, or out of disk: what was published is served, and the next run is clean."""

import re
import shutil
import signal
from pathlib import Path

import pytest

from data.generation import generations
from data.settings import EDITIONS
from tests import builders, commands
from tests.builders import Dialect
from tests.data import dying
from tests.data.intake.test_refusals import digest

pytestmark = pytest.mark.slow

DESA = builders.villages()
STORE_PROBLEM = 5
OLD, NEW = 15, 20


def deliver(folder: Path, poor: int, release: str) -> Path:
    rows = builders.registry([(DESA[0], 1, poor), (DESA[1], 5, 40 - poor)])
    # A mended copy and an unpacked one, so that the work folder is used in every way.
    builders.write_delivery(
        folder,
        *rows,
        release=release,
        dialect=Dialect(encoding="latin-1", line_end="\r", pack="gz"),
    )
    return folder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store in which 2025-3 is published, and a delivery of 2025-4."""
    folder = tmp_path_factory.mktemp("base")
    old = deliver(folder / "old", OLD, "2025-3")
    assert commands.data(folder / "store", "ingest", old).code == 0
    deliver(folder / "new", NEW, "2025-4")
    return folder


@pytest.fixture
def store(base: Path, tmp_path: Path):
    shutil.copytree(base / "store", tmp_path / "store")
    yield tmp_path / "store"
    generations._connect.cache_clear()


def poor_families(store: Path) -> list[int]:
    rows = commands.ask(store, "poverty_by_release", "area=35.19")
    return [row["families_decile1"] for row in rows]


def served(store: Path, base: Path) -> None:
    """The old generation lies there byte for byte; what is current is whole, old or new."""
    kept = digest(base / "store" / "generations")
    assert digest(store / "generations").items() >= kept.items()
    is_old = (store / "CURRENT").read_bytes() == (base / "store" / "CURRENT").read_bytes()
    assert poor_families(store) == ([OLD] if is_old else [OLD, NEW])


def plain_name(path: Path, store: Path) -> str:
    """Its name in the store, less the fingerprint of what it was made of."""
    name = str(path.relative_to(store))
    return re.sub(r"(/slice-[a-z]+|/flow)-[0-9a-f]{12}", r"\1", name)


def recovered(store: Path, base: Path) -> None:
    """The next run does the work and leaves nothing but finished things."""
    done = commands.data(store, "ingest", base / "new", "--json")
    assert done.code == 0, done.err
    assert poor_families(store) == [OLD, NEW]
    served(store, base)
    names = {plain_name(path, store) for path in store.rglob("*")}
    kept = {plain_name(path, base / "store") for path in (base / "store").rglob("*")}
    delivery = f"releases/2025-4/{done.json['delivery']}"
    generation = f"generations/{done.json['generation']}"
    assert names - kept == {
        "releases/2025-4",
        delivery,
        *(f"{delivery}/{name}.parquet" for name in ("desa_count", "family", "person")),
        *(f"{delivery}/slice-{edition}.parquet" for edition in EDITIONS),
        f"{delivery}/flow.parquet",
        f"{delivery}/quarantine.parquet",
        f"{delivery}/account.json",
        generation,
        *(f"{generation}/{name}" for name in ("internal.duckdb", "public.duckdb", "manifest.json")),
    }
    assert kept <= names


@pytest.fixture(scope="module")
def changes(base: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many changes an undisturbed ingest makes to the store (those that Python makes)."""
    folder = tmp_path_factory.mktemp("count")
    shutil.copytree(base / "store", folder / "store")
    count = folder / "count"
    code = dying.victim(dying.ingest_until, folder / "store", base / "new", 10_000, count)
    assert code == 0
    return int(count.read_text())


@pytest.mark.parametrize("part", [each / 12 for each in range(13)])
def test_killed_at_any_change(store: Path, base: Path, tmp_path: Path, changes: int, part: float):
    assert changes > 13
    moment = round(part * (changes - 1))
    code = dying.victim(dying.ingest_until, store, base / "new", moment, tmp_path / "count")
    assert code == -signal.SIGKILL
    served(store, base)
    recovered(store, base)


@pytest.mark.parametrize(
    "pattern",
    [
        "work/*/*",
        "releases/2025-4/.*/.family.parquet",
        "releases/2025-4/.*/.desa_count.parquet",
        "generations/.*/internal.duckdb",
        "generations/.*/public.duckdb",
        "generations/.*/*.wal",
    ],
)
def test_killed_while_the_database_writes(store: Path, base: Path, pattern: str):
    code = dying.ingest_watched(store, base / "new", pattern)
    assert code in (-signal.SIGKILL, 0)
    served(store, base)
    recovered(store, base)


@pytest.mark.parametrize("most_bytes", [0, 100, 1_000, 2_000, 20_000, 300_000, 1_000_000])
def test_out_of_disk(store: Path, base: Path, tmp_path: Path, most_bytes: int):
    report = tmp_path / "report"
    code = dying.victim(dying.ingest_within, store, base / "new", most_bytes, report)
    assert code == 0
    done = dying.reported(report)
    assert (done.code, done.out) == (STORE_PROBLEM, "")
    assert len(done.err.splitlines()) == 1
    assert "tidak berubah" in done.err
    served(store, base)
    recovered(store, base)


def test_killed_before_the_first_generation(base: Path, tmp_path: Path):
    """A store that never held anything: nothing half-made is taken for a key or a generation."""
    for moment in (0, 3, 6, 9, 12, 15):
        store = tmp_path / str(moment) / "store"
        code = dying.victim(dying.ingest_until, store, base / "new", moment, tmp_path / "count")
        assert code == -signal.SIGKILL
        assert not (store / "CURRENT").exists()
        assert commands.queries(store, "release_by_cutoff").code == STORE_PROBLEM
    done = commands.data(store, "ingest", base / "new", "--json")
    assert done.code == 0, done.err
    assert poor_families(store) == [NEW]
    assert list((store / "work").iterdir()) == []
    assert not [path for path in store.rglob("*") if path.name.startswith(".")]
